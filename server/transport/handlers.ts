import type { AckOf, ClientMessage, Refusal } from '../../contract/messages.ts';
import type { Question } from '../../engine/match/bought.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { Wish } from '../rooms/room.ts';
import { type Entrance, isRefused } from './entrance.ts';
import type { Handler } from './listen.ts';
import type { GameSocket, Sessions } from './sessions.ts';

export interface ConnectionParts {
  readonly socket: GameSocket;
  readonly sessions: Sessions;
  readonly entrance: Entrance;
  readonly clock: ServerClock;
}

type Handlers<M extends ClientMessage> = { readonly [K in M]: Handler<K> };
type ComingAndGoing = Extract<ClientMessage, `room:${string}` | 'clock:read'>;

/** What a connection can ask for, and who answers. */
export function handlersOf(parts: ConnectionParts): Handlers<ClientMessage> {
  return { ...comingAndGoing(parts), ...commands(parts) };
}

function comingAndGoing({ socket, sessions, entrance, clock }: ConnectionParts): Handlers<ComingAndGoing> {
  /** The seat that this connection had last, and the command that left it. */
  let before: string | null = null;
  let leftBy = '';

  return {
    async 'room:join'({ id, code, nickname, team, former }) {
      const room = await entrance.find(code);
      if (isRefused(room)) return room;
      const known = former === undefined ? null : room.seatBehind(former);
      const joined = await room.join({ id, nickname, team: team ?? null, before: known ?? before });
      if (!joined.ok) return joined;
      const { seat } = joined;
      return { ok: true, ...sessions.sit(socket, { room, seat: seat.player }), seat };
    },
    async 'room:resume'({ code, token }) {
      const session = await entrance.comeBack(code, token);
      return isRefused(session) ? session : { ok: true, ...sessions.sit(socket, session) };
    },
    async 'room:watch'({ code }) {
      const room = await entrance.find(code);
      return isRefused(room) ? room : { ok: true, ...sessions.sit(socket, { room, seat: null }) };
    },
    async 'room:leave'({ id }) {
      const session = sessions.of(socket);
      // The same command again, after a lost answer, or one that came before its seat was taken back.
      if (!session) return id === leftBy ? { ok: true } : SEAT_NEEDED;
      if (session.seat !== null && session.seat !== HOST) {
        const left = await session.room.command({ type: 'leave', id, by: session.seat });
        if (!left.ok) return left;
        before = session.seat;
      }
      leftBy = id;
      sessions.standUp(socket);
      return { ok: true };
    },
    'clock:read': async () => ({ ok: true, now: clock.now() }),
  };
}

const SEAT_NEEDED: Refusal = { ok: false, code: 'seat-needed', detail: 'take the seat back first' };
const NO_SAY: Refusal = { ok: false, code: 'wrong-role', detail: 'who watches has no say' };

function commands({
  socket,
  sessions,
  clock,
}: ConnectionParts): Handlers<Exclude<ClientMessage, ComingAndGoing>> {
  async function command(wish: (by: string) => Wish): Promise<AckOf<'host:start'>> {
    const session = sessions.of(socket);
    if (!session) return SEAT_NEEDED;
    const { room, seat } = session;
    if (seat === null) return NO_SAY;
    const outcome = await room.command(wish(seat));
    return outcome.ok ? { ok: true, seq: room.seq(), now: clock.now() } : outcome;
  }

  async function ask(id: string, bout: string, question: Question): Promise<AckOf<'audit:buy'>> {
    const session = sessions.of(socket);
    if (!session) return SEAT_NEEDED;
    const { room, seat } = session;
    if (seat === null) return NO_SAY;
    const answer = await room.ask({ id, by: seat, bout, question });
    return answer.ok ? { ...answer, seq: room.seq(), now: clock.now() } : answer;
  }

  return {
    'team:choose': ({ id, team }) => command((by) => ({ type: 'choose-team', id, by, team })),
    'attack:commit': ({ id, bout, plan }) => command((by) => ({ type: 'commit-attack', id, by, bout, plan })),
    'defence:commit': ({ id, bout, plan }) =>
      command((by) => ({ type: 'commit-defence', id, by, bout, plan })),
    'audit:buy': ({ id, bout, row }) => ask(id, bout, { kind: 'audit', row }),
    'oracle:buy': ({ id, bout, codes }) => ask(id, bout, { kind: 'oracle', codes }),
    'training:buy': ({ id, bout, plan }) => ask(id, bout, { kind: 'training', plan }),
    'host:start': ({ id }) => command((by) => ({ type: 'start', id, by })),
    'host:pause': ({ id }) => command((by) => ({ type: 'pause', id, by })),
    'host:resume': ({ id }) => command((by) => ({ type: 'resume', id, by })),
    'host:advance': ({ id, shown }) => command((by) => ({ type: 'advance', id, by, shown })),
    'host:extend': ({ id, millis }) => command((by) => ({ type: 'extend', id, by, millis })),
    'host:lock': ({ id, locked }) => command((by) => ({ type: 'lock', id, by, locked })),
    'host:move': ({ id, player, team }) => command((by) => ({ type: 'move', id, by, player, team })),
    'host:kick': ({ id, player }) => command((by) => ({ type: 'kick', id, by, player })),
  };
}
