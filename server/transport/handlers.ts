import type { AckOf, ClientMessage, Payload, Refusal } from '../../contract/messages.ts';
import type { KeyUse, ProvenKey } from '../../contract/seat-key.ts';
import type { Question } from '../../engine/match/bought.ts';
import { isHost } from '../../engine/match/commands.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { Room, Wish } from '../rooms/room.ts';
import { newSeed, watcherOf } from '../rooms/secrets.ts';
import { type Entrance, isRefused } from './entrance.ts';
import type { GuessPlaces } from './guess-places.ts';
import type { Handler } from './listen.ts';
import { isProven } from './proofs.ts';
import type { GameSocket, Sessions } from './sessions.ts';

export interface ConnectionParts {
  readonly socket: GameSocket;
  readonly sessions: Sessions;
  readonly entrance: Entrance;
  readonly clock: ServerClock;
  /** Where the connection comes from. */
  readonly address: string;
  /** The limit on guesses of watchers from one address, who are anybody. */
  mayGuess(): boolean;
  readonly places: GuessPlaces;
}

type Handlers<M extends ClientMessage> = { readonly [K in M]: Handler<K> };
type ComingAndGoing = Extract<
  ClientMessage,
  `room:${string}` | `seat:${string}` | 'clock:read' | 'view:read' | 'bout:watch'
>;

/** What a connection can ask for, and who answers. */
export function handlersOf(parts: ConnectionParts): Handlers<ClientMessage> {
  return { ...comingAndGoing(parts), ...commands(parts) };
}

function comingAndGoing({
  socket,
  sessions,
  entrance,
  clock,
  address,
}: ConnectionParts): Handlers<ComingAndGoing> {
  /** The seat that this connection had last, and the command that left it. */
  let before: string | null = null;
  let leftBy = '';

  /** Whether a key, where there is one, is shown by somebody who has its token. */
  const shown = (use: KeyUse, code: string, key?: ProvenKey) =>
    key === undefined || isProven(key, use, socket.id, code);

  /** A connection has one seat: whoever takes another leaves the one before. */
  async function giveUp(id: string, room: Room, seat: string): Promise<void> {
    const held = sessions.of(socket);
    if (!held || held.seat === null || isHost(held.seat)) return;
    if (held.room === room && held.seat === seat) return;
    sessions.standUp(socket);
    await held.room.command({ type: 'leave', id: `for:${id}`, by: held.seat });
  }

  return {
    async 'room:join'({ id, code, nickname, team, seat: { key, proof }, former }) {
      if (!shown('seat', code, { key, proof }) || !shown('former', code, former)) return entrance.unproven();
      const room = await entrance.find(code);
      if (isRefused(room)) return room;
      const known = former === undefined ? null : room.seatBehind(former.key);
      const wish = { id, key, nickname, team: team ?? null, before: known ?? before, address };
      const joined = await room.join(wish);
      if (!joined.ok) return joined;
      const { seat } = joined;
      await giveUp(id, room, seat.player);
      return { ok: true, ...sessions.sit(socket, { room, seat: seat.player, watcher: null }), seat };
    },
    async 'room:resume'({ code, seat, page = socket.id }) {
      if (!shown('seat', code, seat)) return entrance.unproven();
      const session = await entrance.comeBack(code, seat.key);
      if (isRefused(session)) return session;
      const { room, seat: taken } = session;
      if (taken !== null) room.door.cameFrom(taken, address);
      const refused = isHost(taken) && taken !== null && room.handover.ask(taken, { page, address });
      if (refused) return refused;
      const seen = sessions.sit(socket, session);
      if (isHost(taken) && taken !== null) room.handover.sat(taken, page);
      sessions.askAbout(socket);
      return { ok: true, ...seen };
    },
    async 'seat:answer'({ keep }) {
      const session = sessions.of(socket);
      if (!session) return SEAT_NEEDED;
      const { room, seat } = session;
      const isAnswer = isHost(seat) && seat !== null && room.handover.answer(seat, keep);
      return isAnswer ? { ok: true } : NOT_ASKED;
    },
    async 'room:watch'({ code, watcher }) {
      if (!shown('watcher', code, watcher)) return entrance.unproven();
      const room = await entrance.find(code);
      if (isRefused(room)) return room;
      const session = { room, seat: null, watcher: watcherOf(watcher?.key ?? socket.id) };
      return { ok: true, ...sessions.sit(socket, session) };
    },
    async 'room:leave'({ id }) {
      const session = sessions.of(socket);
      // The same command again, after a lost answer, or one that came before its seat was taken back.
      if (!session) return id === leftBy ? { ok: true } : SEAT_NEEDED;
      if (session.seat !== null && !isHost(session.seat)) {
        const left = await session.room.command({ type: 'leave', id, by: session.seat });
        if (!left.ok) return left;
        before = session.seat;
      }
      leftBy = id;
      sessions.standUp(socket);
      return { ok: true };
    },
    'clock:read': async () => ({ ok: true, now: clock.now() }),
    async 'view:read'() {
      const session = sessions.of(socket);
      return session ? { ok: true, ...sessions.sit(socket, session) } : SEAT_NEEDED;
    },
    async 'bout:watch'({ bout }) {
      return sessions.watchBout(socket, bout ?? null) ? { ok: true } : SEAT_NEEDED;
    },
  };
}

const SEAT_NEEDED: Refusal = { ok: false, code: 'seat-needed', detail: 'take the seat back first' };
const NOT_ASKED: Refusal = { ok: false, code: 'wrong-phase', detail: 'nobody wants your seat now' };
const TOO_MANY: Refusal = { ok: false, code: 'too-fast', detail: 'wait a moment, then guess again' };
const NO_PLACE: Refusal = {
  ok: false,
  code: 'guesses-full',
  detail: 'a connection guesses as one person, and an address as 400',
};
const NO_SAY: Refusal = { ok: false, code: 'wrong-role', detail: 'who watches has no say' };

function commands({
  socket,
  sessions,
  clock,
  address,
  mayGuess,
  places,
}: ConnectionParts): Handlers<Exclude<ClientMessage, ComingAndGoing>> {
  async function command(wish: (by: string) => Wish): Promise<AckOf<'host:start'>> {
    const session = sessions.of(socket);
    if (!session) return SEAT_NEEDED;
    const { room, seat } = session;
    if (seat === null) return NO_SAY;
    const outcome = await room.command(wish(seat));
    if (!outcome.ok) return outcome;
    // When it was taken: by this a page knows its own change in a view.
    return { ok: true, seq: room.seq(), now: outcome.events[0]?.at ?? clock.now() };
  }

  async function ask(id: string, bout: string, question: Question): Promise<AckOf<'audit:buy'>> {
    const session = sessions.of(socket);
    if (!session) return SEAT_NEEDED;
    const { room, seat } = session;
    if (seat === null) return NO_SAY;
    const answer = await room.ask({ id, by: seat, bout, question });
    return answer.ok ? { ...answer, seq: room.seq(), now: clock.now() } : answer;
  }

  async function guess({ id, round, team, accuracy }: Payload<'guess:make'>): Promise<AckOf<'guess:make'>> {
    const session = sessions.of(socket);
    if (!session) return SEAT_NEEDED;
    const by = session.seat ?? session.watcher;
    if (by === null) return NO_SAY;
    if (session.seat === null && !mayGuess()) return TOO_MANY;
    const from = { address, connection: socket.id };
    if (session.seat === null && !places.take(session.room, by, from)) return NO_PLACE;
    const outcome = await session.room.command({ type: 'guess', id, by, round, team, accuracy });
    return outcome.ok ? { ok: true, seq: session.room.seq(), now: clock.now() } : outcome;
  }

  return {
    'guess:make': guess,
    'team:choose': ({ id, team }) => command((by) => ({ type: 'choose-team', id, by, team })),
    'audit:buy': ({ id, bout, row }) => ask(id, bout, { kind: 'audit', row }),
    'oracle:buy': ({ id, bout, codes }) => ask(id, bout, { kind: 'oracle', codes }),
    'training:buy': ({ id, bout, plan }) => ask(id, bout, { kind: 'training', plan }),
    'team:name': ({ id, team, name }) => command((by) => ({ type: 'rename-team', id, by, team, name })),
    'draft:attack': ({ id, round, plan }) =>
      command((by) => ({ type: 'set-draft', id, by, round, side: 'attack', plan })),
    'draft:split': ({ id, round, shares }) =>
      command((by) => ({ type: 'split', id, by, round, side: 'attack', shares })),
    'draft:defend': ({ id, round, plan }) =>
      command((by) => ({ type: 'set-draft', id, by, round, side: 'defend', plan })),
    'draft:ready': ({ id, round, side, ready, sure = false }) =>
      command((by) => ({ type: 'say-ready', id, by, round, side, ready, sure })),
    'draft:commit': ({ id, round, side, sure = false }) =>
      command((by) => ({ type: 'commit', id, by, round, side, sure })),
    'draft:take-back': ({ id, round, side }) => command((by) => ({ type: 'take-back', id, by, round, side })),
    ...hostCommands(command, { socket, sessions, clock }),
  };
}

function hostCommands(
  command: (wish: (by: string) => Wish) => Promise<AckOf<'host:start'>>,
  { socket, sessions, clock }: Pick<ConnectionParts, 'socket' | 'sessions' | 'clock'>,
): Handlers<Extract<ClientMessage, `host:${string}`>> {
  return {
    'host:start': ({ id }) => command((by) => ({ type: 'start', id, by })),
    'host:pause': ({ id }) => command((by) => ({ type: 'pause', id, by })),
    'host:resume': ({ id }) => command((by) => ({ type: 'resume', id, by })),
    'host:advance': ({ id, shown }) => command((by) => ({ type: 'advance', id, by, shown })),
    'host:extend': ({ id, millis }) => command((by) => ({ type: 'extend', id, by, millis })),
    'host:show': ({ id, round, step, bout }) =>
      command((by) => ({ type: 'show-step', id, by, round, step, bout })),
    'host:lock': ({ id, locked }) => command((by) => ({ type: 'lock', id, by, locked })),
    'host:door': ({ id, perAddress, nod }) =>
      command((by) => ({ type: 'set-door', id, by, perAddress, nod })),
    'host:clear': ({ id }) => command((by) => ({ type: 'clear', id, by })),
    async 'host:nod'({ knock, ok }) {
      const session = sessions.of(socket);
      if (!session) return SEAT_NEEDED;
      const { room, seat } = session;
      if (seat === null || !isHost(seat))
        return { ok: false, code: 'wrong-role', detail: 'only the host may do this' };
      if (!room.door.answer(knock, ok, seat))
        return { ok: false, code: 'unknown-name', detail: 'nobody waits there' };
      return { ok: true, seq: room.seq(), now: clock.now() };
    },
    'host:move': ({ id, player, team }) => command((by) => ({ type: 'move', id, by, player, team })),
    'host:kick': ({ id, player }) => command((by) => ({ type: 'kick', id, by, player })),
    'host:ban': ({ id, player }) => command((by) => ({ type: 'ban', id, by, player })),
    'host:rename': ({ id, player, nickname }) =>
      command((by) => ({ type: 'rename', id, by, player, nickname })),
    'host:teams': ({ id, count }) => command((by) => ({ type: 'set-teams', id, by, count })),
    'host:say': ({ id, to = null, text }) => command((by) => ({ type: 'say', id, by, to, text })),
    async 'host:invite'({ id, key }) {
      const session = sessions.of(socket);
      if (!session) return SEAT_NEEDED;
      if (session.seat === null) return NO_SAY;
      const invited = await session.room.invite(id, session.seat, key);
      return invited.ok
        ? { ok: true, hostSeat: invited.seat, seq: session.room.seq(), now: clock.now() }
        : invited;
    },
    'host:dismiss': ({ id, host }) => command((by) => ({ type: 'dismiss-host', id, by, host })),
    'host:end': ({ id }) => command((by) => ({ type: 'end', id, by })),
    async 'host:again'({ id, scenarios, rounds }) {
      const match = sessions.of(socket)?.room.match();
      const played = match ?? { scenarios: [], rounds: 1 };
      const again = { scenarios: scenarios ?? played.scenarios, rounds: rounds ?? played.rounds };
      return command((by) => ({ type: 'play-again', id, by, seed: newSeed(), ...again }));
    },
  };
}
