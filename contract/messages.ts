import { z } from 'zod';
import type { Purchase } from '../engine/match/bought.ts';
import { MESSAGE_MAX } from '../engine/match/decide-host.ts';
import { REVEAL_STEPS } from '../engine/match/reveal.ts';
import { MOST_TEAMS } from '../engine/match/teams.ts';
import type { RoomView } from '../engine/match/views.ts';
import { defencePlanSchema, MAX_PARTS, singlePlanSchema } from '../engine/round/plans.ts';
import { purchase, sampleCodes } from './bouts.ts';
import { deltaSchema } from './delta.ts';
import { provenKey, seatKey } from './seat-key.ts';
import {
  boutId,
  roomCode as code,
  errorCode,
  hostId,
  commandIdSchema as id,
  knockId,
  MOST_ROUNDS,
  MOST_SCENARIOS,
  millis,
  nickname,
  pageId,
  perAddress,
  playerId as player,
  protocol,
  roundPhase,
  scenarioId,
  side,
  teamId as team,
} from './values.ts';
import { roomView } from './views.ts';

/** A round that can be played. */
const played = z.int().min(1).max(MOST_ROUNDS);
/** Confirms a plan that was asked about. */
const sure = z.boolean().optional();

/** Client → server. Every message is acknowledged with an Ack. */
export const clientMessages = {
  /**
   * Take a new seat, which opens to `seat.key` from then on. Team is given by the server (the smaller one) unless asked
   * for. `former` is the key of the seat that this browser has left in the room: whoever left during a match comes back on
   * the same team. Sent again under the same id and key it finds the same seat.
   */
  'room:join': z.strictObject({
    protocol,
    id,
    code,
    nickname,
    team: team.optional(),
    seat: provenKey,
    former: provenKey.optional(),
  }),
  /**
   * Take a held seat back. A player's newest connection wins. Who has a host's seat on another page is asked first: the
   * answer is `seat-asked` until they have answered or 15 seconds are over, `seat-kept` where they keep it. `page` is a
   * name that the page makes for itself: connections of one page are not asked about each other.
   */
  'room:resume': z.strictObject({ protocol, code, seat: provenKey, page: pageId.optional() }),
  /** Keeps a host's seat that somebody else wants (`seat:wanted`), or hands it over. */
  'seat:answer': z.strictObject({ keep: z.boolean() }),
  /**
   * Watch without a seat. Guesses belong to the key `watcher`: with it they are theirs after a reload. Without one they
   * belong to the connection.
   */
  'room:watch': z.strictObject({ protocol, code, watcher: provenKey.optional() }),
  'room:leave': z.strictObject({ id }),
  /** What time it is on the server; needs no seat. The answer has `now`. */
  'clock:read': z.strictObject({}),
  'team:choose': z.strictObject({ id, team }),
  /**
   * Whether one sample of the delivery is poison: 2 points of the defenders', in the phase filter. The answers to this and
   * the next two messages have the `purchase`; the same question of the same team is not paid twice.
   */
  'audit:buy': z.strictObject({ id, bout: boutId, row: z.int().min(0).max(1_000_000) }),
  /** What the model of the clean data says of a sample: 2 points of the attackers', in the phase prepare. */
  'oracle:buy': z.strictObject({ id, bout: boutId, codes: sampleCodes }),
  /** Accuracy on the trusted samples of the model that a plan would give: 3 points of the defenders', in the phase filter. */
  'training:buy': z.strictObject({ id, bout: boutId, plan: defencePlanSchema }),
  /** The captain names the team, or a host does. */
  'team:name': z.strictObject({ id, team, name: nickname }),
  /**
   * Changes the draft of the own team, whole; all its members see it at once, and nobody is ready any more. `round` is
   * the one that the author works on: what comes too late is `wrong-phase`. A draft must be a plan that may be played.
   * Where the team has split its points it is the own part that changes, within the own share (`over-budget`).
   */
  'draft:attack': z.strictObject({ id, round: played, plan: singlePlanSchema }),
  'draft:defend': z.strictObject({ id, round: played, plan: defencePlanSchema }),
  /**
   * The captain splits the attackers' points among the members who play the round: evenly, as given, or not any more
   * (together). From then on each changes a part of the plan alone and pays answers from the own share. `over-budget` where
   * the shares come to more than there is, or a member has used more than the share.
   */
  'draft:split': z.strictObject({
    id,
    round: played,
    shares: z.union([
      z.enum(['even', 'together']),
      z
        .array(z.strictObject({ player, points: z.int().min(0).max(1_000_000) }))
        .min(1)
        .max(MAX_PARTS),
    ]),
  }),
  /**
   * Says that the draft may be handed in as it is, or takes that back. It is handed in once more than half of the
   * connected members are ready. A draft that spends nothing, or that says of itself that it drops more than half of
   * the samples, is refused with `sure-needed` and the reason (`spends-nothing`, `drops-most`) unless `sure` is true.
   */
  'draft:ready': z.strictObject({ id, round: played, side, ready: z.boolean(), sure }),
  /**
   * The captain hands the draft in; `captain-needed` for others, `sure-needed` as above, and (`part-missing`) where the
   * points are split and a member with points left has made no part.
   */
  'draft:commit': z.strictObject({ id, round: played, side, sure }),
  /** Any member takes back what was handed in, within five seconds (`takeBackUntil` of the draft); else `too-late`. */
  'draft:take-back': z.strictObject({ id, round: played, side }),
  /**
   * A guess of a round, by a watcher or by a player who came in the middle of it, from the briefing until the training
   * begins: the team that will have most points of the round, and the mean test accuracy of its models, 0 to 1, in
   * hundredths. One a round. `guess-late` afterwards, `guess-made` for a second one, `guesses-full` for the 1001st guesser.
   */
  'guess:make': z.strictObject({ id, round: played, team, accuracy: z.number().min(0).max(1) }),
  /** Whose training is shown to a host or a watcher of many bouts frame by frame; nobody's when absent. */
  'bout:watch': z.strictObject({ bout: boutId.optional() }),
  /** The view as a whole, for a client that has missed one. */
  'view:read': z.strictObject({}),
  'host:start': z.strictObject({ id }),
  'host:pause': z.strictObject({ id }),
  'host:resume': z.strictObject({ id }),
  'host:extend': z.strictObject({ id, millis: z.int().min(1_000).max(600_000) }),
  /**
   * Ends the current phase now. With what the host's page shows, a click that comes too late ends nothing: the phase
   * that follows is left alone, and the answer is `wrong-phase`.
   */
  'host:advance': z.strictObject({
    id,
    shown: z.strictObject({ phase: roundPhase, round: z.int().min(1).max(100) }).optional(),
  }),
  /**
   * Another step of the reveal of `round`, or another bout on its large stage. One step forward at a time, or back to any
   * (`out-of-range`). It stops the clock: `host:resume` lets it go on. `wrong-phase` for a reveal that is not on show.
   */
  'host:show': z.strictObject({
    id,
    round: played,
    step: z.enum(REVEAL_STEPS).optional(),
    bout: boutId.optional(),
  }),
  'host:lock': z.strictObject({ id, locked: z.boolean() }),
  /** How many seats one network address may have in the room, and whether new players wait for a host's nod. */
  'host:door': z.strictObject({ id, perAddress: perAddress.optional(), nod: z.boolean().optional() }),
  /** Lets somebody in who has knocked, or not. */
  'host:nod': z.strictObject({ knock: knockId, ok: z.boolean() }),
  /** Removes everybody who is not connected. */
  'host:clear': z.strictObject({ id }),
  'host:move': z.strictObject({ id, player, team }),
  'host:kick': z.strictObject({ id, player }),
  /** Kicks, and lets nobody in again by that seat or under that name. */
  'host:ban': z.strictObject({ id, player }),
  'host:rename': z.strictObject({ id, player, nickname }),
  /** Another number of teams, in the lobby; all players are dealt anew. */
  'host:teams': z.strictObject({ id, count: z.int().min(2).max(MOST_TEAMS) }),
  /** To a team or a player; to everybody when absent. */
  'host:say': z.strictObject({
    id,
    to: z.union([team, player]).optional(),
    text: z.string().min(1).max(MESSAGE_MAX),
  }),
  /** Makes another host's seat that opens to `key`. Whoever is to have it is given the token, by a link. */
  'host:invite': z.strictObject({ id, key: seatKey }),
  'host:dismiss': z.strictObject({ id, host: hostId }),
  /** Ends the match now. What is finished counts. */
  'host:end': z.strictObject({ id }),
  /** Another match with the same people and seats; scenarios and rounds stay as they were unless they are given. */
  'host:again': z.strictObject({
    id,
    scenarios: z.array(scenarioId).min(1).max(MOST_SCENARIOS).optional(),
    rounds: z.int().min(1).max(MOST_ROUNDS).optional(),
  }),
} as const;

export type ClientMessage = keyof typeof clientMessages;
export type Payload<M extends ClientMessage> = z.infer<(typeof clientMessages)[M]>;

/** Who somebody is, once they have a seat. */
const seat = z.strictObject({ player });
export type Seat = z.infer<typeof seat>;
const hostSeat = z.strictObject({ host: hostId });
type HostSeat = z.infer<typeof hostSeat>;

/** A refusal has a code; the client has a text for it. `detail` says what to do, without secrets. */
const refusal = z.strictObject({ ok: z.literal(false), code: errorCode, detail: z.string().optional() });
export type Refusal = z.infer<typeof refusal>;

const seq = z.int().min(0);
const done = z.strictObject({ ok: z.literal(true), seq, now: millis });
const sold = done.extend({ purchase });
/** Counts the views that a connection has been sent: a delta says which it goes from, and which it makes. */
const version = z.int().min(0);
const inside = done.extend({ version, view: roomView });

/** What is answered to a message that is not refused. */
const answers = {
  'room:join': inside.extend({ seat }),
  'room:resume': inside,
  'room:watch': inside,
  'audit:buy': sold,
  'oracle:buy': sold,
  'training:buy': sold,
  'room:leave': z.strictObject({ ok: z.literal(true) }),
  'clock:read': z.strictObject({ ok: z.literal(true), now: millis }),
  'view:read': inside,
  'bout:watch': z.strictObject({ ok: z.literal(true) }),
  'seat:answer': z.strictObject({ ok: z.literal(true) }),
  'host:invite': done.extend({ hostSeat }),
} as const;

/** The answer to a message, refusals included. */
export const ackOf = (message: ClientMessage): z.ZodType =>
  z.union([Object.hasOwn(answers, message) ? answers[message as keyof typeof answers] : done, refusal]);

export type AckOf<M extends ClientMessage> =
  | (M extends keyof typeof answers ? z.infer<(typeof answers)[M]> : z.infer<typeof done>)
  | Refusal;

/** Any answer, where the message does not matter. */
export type Ack =
  | {
      ok: true;
      seat?: Seat;
      hostSeat?: HostSeat;
      seq?: number;
      now?: number;
      version?: number;
      view?: RoomView;
      purchase?: Purchase;
    }
  | Refusal;

export type ClientToServer = {
  [M in ClientMessage]: (payload: Payload<M>, ack: (reply: Ack) => void) => void;
};

/** Server → client. `seq` rises by one per event of the room that everybody may know of; what teams do on their desks does not count. */
export const serverMessages = {
  'room:view': z.strictObject({ seq, now: millis, version, view: roomView }),
  /** What of the view is different now (contract/delta.ts); `from` is the version that it goes from. */
  'room:delta': z.strictObject({ seq, now: millis, from: version, version, delta: deltaSchema }),
  /** One step of a training on show. */
  'model:frame': z.strictObject({
    bout: boutId,
    step: z.int().min(0),
    /** Frames in this training, for the progress bar. */
    index: z.int().min(0),
    count: z.int().min(1),
    loss: z.number(),
    accuracy: z.number(),
    /** A sketch of engine/victims/codec.ts, cut to the plane of the samples where there are more than two classes. */
    model: z.custom<ArrayBuffer>((value) => value instanceof ArrayBuffer || value instanceof Uint8Array),
  }),
  /** This connection has lost its seat: taken over by a newer one, kicked, or the room is gone. */
  'seat:lost': z.strictObject({ code: errorCode }),
  /** Somebody else, at the address `from`, wants this host's seat and gets it at `until` unless this page keeps it. */
  'seat:wanted': z.strictObject({ from: z.string(), until: millis }),
} as const;

export type ServerMessage = keyof typeof serverMessages;
export type FrameMessage = z.infer<(typeof serverMessages)['model:frame']>;
export type ServerToClient = {
  [M in ServerMessage]: (message: z.infer<(typeof serverMessages)[M]>) => void;
};
