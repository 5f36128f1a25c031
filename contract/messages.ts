import { z } from 'zod';
import type { ErrorCode } from '../engine/errors.ts';
import { ROUND_PHASES, type RoomView } from '../engine/match/views.ts';
import { bluePlanSchema, redPlanSchema } from '../engine/round/plans.ts';

/** Raised on any change that an older client or server would misread. */
export const PROTOCOL_VERSION = 2;

/** Six letters without look-alikes (no I, L, O, U). */
export const ROOM_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ';
const code = z.string().regex(new RegExp(`^[${ROOM_ALPHABET}]{6}$`));
/**
 * 128 bits, base64url without padding. Any short text is let through: what opens no seat is answered with
 * `seat-unknown`, so that a page whose storage was cut or edited can say so.
 */
const token = z.string().min(1).max(200);
const protocol = z.literal(PROTOCOL_VERSION);
/** Command id: the same id twice does nothing twice. */
const id = z.string().regex(/^[A-Za-z0-9_-]{8,36}$/);
const player = z.string().regex(/^[a-z0-9-]{1,36}$/);
const team = z.string().regex(/^t[1-9]\d{0,2}$/);
const bout = z.string().regex(/^r[1-9]\d{0,2}b[1-9]\d{0,2}$/);
/** UTF-16 units; what a name may be is the server's to say (MATCH-20). */
const nickname = z.string().min(1).max(200);

/** Client → server. Every message is acknowledged with an Ack. */
export const clientMessages = {
  /**
   * Take a new seat. Team is given by the server (the smaller one) unless asked for. `former` is the token of the seat
   * that this browser has left in the room: whoever left during a match comes back on the same team.
   */
  'room:join': z.strictObject({
    protocol,
    id,
    code,
    nickname,
    team: team.optional(),
    former: token.optional(),
  }),
  /** Take a held seat back (player or host). Newest connection wins. */
  'room:resume': z.strictObject({ protocol, code, token }),
  /** Watch without a seat. */
  'room:watch': z.strictObject({ protocol, code }),
  'room:leave': z.strictObject({ id }),
  /** What time it is on the server; needs no seat. The answer has `now`. */
  'clock:read': z.strictObject({}),
  'team:choose': z.strictObject({ id, team }),
  'attack:commit': z.strictObject({ id, bout, plan: redPlanSchema }),
  'defence:commit': z.strictObject({ id, bout, plan: bluePlanSchema }),
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
    shown: z.strictObject({ phase: z.enum(ROUND_PHASES), round: z.int().min(1).max(100) }).optional(),
  }),
  'host:lock': z.strictObject({ id, locked: z.boolean() }),
  'host:move': z.strictObject({ id, player, team }),
  'host:kick': z.strictObject({ id, player }),
} as const;

export type ClientMessage = keyof typeof clientMessages;
export type Payload<M extends ClientMessage> = z.infer<(typeof clientMessages)[M]>;

/** A refusal has a code; the client has a text for it. `detail` says what to do, without secrets. */
export type Refusal = { ok: false; code: ErrorCode; detail?: string };
/** What a seat holder is told once: the token that gets the seat back. */
export interface Seat {
  readonly token: string;
  readonly player: string;
}
export type Ack = { ok: true; seat?: Seat; seq?: number; now?: number; view?: RoomView } | Refusal;

export type ClientToServer = {
  [M in ClientMessage]: (payload: Payload<M>, ack: (reply: Ack) => void) => void;
};

/** One step of the training on show. Weights are the model's own numbers, as in `Model`. */
export interface FrameMessage {
  readonly bout: string;
  readonly step: number;
  /** Frames in this training, for the progress bar. */
  readonly index: number;
  readonly count: number;
  readonly loss: number;
  readonly accuracy: number;
  /** Encoded by engine/victims/codec.ts. */
  readonly model: ArrayBuffer;
}

/** Server → client. `seq` rises by one per event of the room, so a client can tell what it missed. */
export interface ServerToClient {
  'room:view': (message: { seq: number; now: number; view: RoomView }) => void;
  'model:frame': (message: FrameMessage) => void;
  /** This connection has lost its seat: taken over by a newer one, kicked, or the room is gone. */
  'seat:lost': (message: { code: ErrorCode }) => void;
}
