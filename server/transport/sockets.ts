import type { Server as HttpServer } from 'node:http';
import { Server, type Socket } from 'socket.io';
import {
  type Ack,
  type ClientMessage,
  type ClientToServer,
  clientMessages,
  type ServerToClient,
} from '../../contract/messages.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { ShownFrame } from '../rooms/film.ts';
import type { Room, Wish } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { createBroadcast } from './broadcast.ts';
import { guesser, type Limits } from './limits.ts';
import { type Handler, listen } from './listen.ts';
import type { Site } from './site.ts';

export interface SocketParts {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly site: Site;
  readonly clock: ServerClock;
  report(error: unknown): void;
}

/** Bytes of one message of a player. */
const MESSAGE_MAX_BYTES = 16 * 1024;
/** Refused messages in a row before a connection is shut: nobody's client does that by accident. */
const MOST_DEBT = 400;

const TIRED: Ack = { ok: false, code: 'too-fast', detail: 'too many wrong codes: wait a little' };

type GameServer = Server<ClientToServer, ServerToClient>;
type GameSocket = Socket<ClientToServer, ServerToClient>;

/** Where a connection is: in a room, on a seat or (null) watching. */
interface Session {
  readonly room: Room;
  readonly seat: string | null;
}

/**
 * Guarded sockets on an HTTP server: WebSockets, or long polling where something on the way blocks them. A page of
 * another origin opens none.
 */
export function attachSockets(http: HttpServer, parts: SocketParts): { close(): Promise<void> } {
  const io: GameServer = new Server(http, {
    transports: ['websocket', 'polling'],
    allowRequest(request, answer) {
      const foreign = parts.site.foreign(request);
      answer(foreign, foreign === null);
    },
    maxHttpBufferSize: MESSAGE_MAX_BYTES,
    serveClient: false,
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
  });
  const sessions = new Map<GameSocket, Session>();
  const holders = new Map<string, GameSocket>(); // "CODE/seat" → newest connection

  const broadcast = createBroadcast(parts.clock, (room) => {
    for (const [socket, session] of sessions) {
      if (session.room !== room) continue;
      if (isGone(session)) lose(socket, 'seat-expired');
      else socket.emit('room:view', viewMessage(session));
    }
  });

  parts.rooms.listen({
    changed: broadcast,
    frame: (room, frame) => io.to(room.code).emit('model:frame', frameMessage(frame)),
  });

  function viewMessage({ room, seat }: Session) {
    return { seq: room.seq(), now: parts.clock.now(), view: room.view(seat) };
  }

  /** Puts a connection on a seat; whoever held it before loses it. */
  function sit(socket: GameSocket, room: Room, seat: string | null): void {
    standUp(socket);
    const session = { room, seat };
    if (seat !== null) {
      const key = `${room.code}/${seat}`;
      const before = holders.get(key);
      if (before) lose(before, 'seat-taken-over');
      holders.set(key, socket);
    }
    sessions.set(socket, session);
    socket.join(room.code);
    if (seat !== null) room.setPresence(seat, true);
  }

  function standUp(socket: GameSocket): void {
    const session = sessions.get(socket);
    if (!session) return;
    sessions.delete(socket);
    socket.leave(session.room.code);
    const key = `${session.room.code}/${session.seat}`;
    if (session.seat === null || holders.get(key) !== socket) return;
    holders.delete(key);
    session.room.setPresence(session.seat, false);
  }

  function lose(socket: GameSocket, code: ErrorCode): void {
    standUp(socket);
    socket.emit('seat:lost', { code });
  }

  function isGone({ room, seat }: Session): boolean {
    return seat !== null && seat !== HOST && !room.match().players.some(({ id }) => id === seat);
  }

  io.on('connection', (socket) => {
    route(socket as GameSocket);
    socket.on('disconnect', () => standUp(socket));
  });

  function route(socket: GameSocket): void {
    const { limits, report, rooms, site } = parts;
    const guesses = guesser(limits, socket.id, site.addressOf(socket.request));
    /** The seat that this connection had last, and the command that left it. */
    let before: string | null = null;
    let leftBy = '';

    /** Every message passes here first: limits of the connection, then of its room. */
    function allow(): Ack | null {
      const session = sessions.get(socket);
      const ok = limits.seat.take(socket.id) && (!session || limits.room.take(session.room.code));
      if (ok) return null;
      if (limits.seat.debt(socket.id) > MOST_DEBT) socket.disconnect(true);
      return { ok: false, code: 'too-fast', detail: 'wait a second' };
    }

    /**
     * The room of a code. Wrong codes cost, so that codes cannot be tried out; but a code is looked up before anybody
     * is told to wait for what others at the same address have tried.
     */
    async function enter(code: string): Promise<Room | Ack> {
      if (guesses.blocked()) return TIRED;
      const room = await rooms.find(code);
      if (room) return room;
      return guesses.missed() ? { ok: false, code: 'room-unknown' } : TIRED;
    }

    /** A right token opens its seat however many wrong ones this connection or others have tried. */
    async function comeBack(code: string, token: string): Promise<Ack> {
      const blocked = guesses.blocked();
      const room = await rooms.find(code);
      const opened = room?.open(token);
      if (room && opened?.ok) return seated(room, opened.seat);
      if (!guesses.missed() || blocked) return TIRED;
      return opened?.ok === false ? opened : { ok: false, code: 'room-unknown' };
    }

    function seated(room: Room, seat: string | null, extras: Partial<Ack> = {}): Ack {
      sit(socket, room, seat);
      return { ok: true, ...viewMessage({ room, seat }), ...extras } as Ack;
    }

    async function command(wish: (by: string) => Wish): Promise<Ack> {
      const session = sessions.get(socket);
      if (!session) return { ok: false, code: 'seat-needed', detail: 'take the seat back first' };
      if (session.seat === null) return { ok: false, code: 'wrong-role', detail: 'who watches has no say' };
      const outcome = await session.room.command(wish(session.seat));
      if (!outcome.ok) return outcome;
      return { ok: true, seq: session.room.seq(), now: parts.clock.now() };
    }

    const handlers: { [M in ClientMessage]: Handler<M> } = {
      async 'room:join'({ id, code, nickname, team, former }) {
        const room = await enter(code);
        if (!('join' in room)) return room;
        const known = former === undefined ? null : room.seatBehind(former);
        const joined = await room.join({ id, nickname, team: team ?? null, before: known ?? before });
        return joined.ok ? seated(room, joined.seat.player, { seat: joined.seat }) : joined;
      },
      'room:resume': ({ code, token }) => comeBack(code, token),
      async 'room:watch'({ code }) {
        const room = await enter(code);
        return 'join' in room ? seated(room, null) : room;
      },
      async 'room:leave'({ id }) {
        const session = sessions.get(socket);
        if (!session) {
          // The same command again, after a lost answer, or one that came before its seat was taken back.
          return id === leftBy ? { ok: true } : { ok: false, code: 'seat-needed' };
        }
        if (session.seat !== null && session.seat !== HOST) {
          const left = await command((by) => ({ type: 'leave', id, by }));
          if (!left.ok) return left;
          before = session.seat;
        }
        leftBy = id;
        standUp(socket);
        return { ok: true };
      },
      'clock:read': async () => ({ ok: true, now: parts.clock.now() }),
      'team:choose': ({ id, team }) => command((by) => ({ type: 'choose-team', id, by, team })),
      'attack:commit': ({ id, bout, plan }) =>
        command((by) => ({ type: 'commit-attack', id, by, bout, plan })),
      'defence:commit': ({ id, bout, plan }) =>
        command((by) => ({ type: 'commit-defence', id, by, bout, plan })),
      'host:start': ({ id }) => command((by) => ({ type: 'start', id, by })),
      'host:pause': ({ id }) => command((by) => ({ type: 'pause', id, by })),
      'host:resume': ({ id }) => command((by) => ({ type: 'resume', id, by })),
      'host:advance': ({ id, shown }) => command((by) => ({ type: 'advance', id, by, shown })),
      'host:extend': ({ id, millis }) => command((by) => ({ type: 'extend', id, by, millis })),
      'host:lock': ({ id, locked }) => command((by) => ({ type: 'lock', id, by, locked })),
      'host:move': ({ id, player, team }) => command((by) => ({ type: 'move', id, by, player, team })),
      'host:kick': ({ id, player }) => command((by) => ({ type: 'kick', id, by, player })),
    };
    for (const message of Object.keys(clientMessages) as ClientMessage[]) {
      listen(
        socket as unknown as Socket,
        message,
        allow,
        handlers[message] as Handler<typeof message>,
        report,
      );
    }
    // Deny by default: what is not in the contract is refused, not ignored.
    socket.use(([message, ...sent], next) => {
      if (Object.hasOwn(clientMessages, message)) return next();
      const last: unknown = sent.at(-1);
      const answer = allow() ?? { ok: false, code: 'bad-payload', detail: 'no such message' };
      if (typeof last === 'function') last(answer);
    });
  }

  return { close: () => io.close() };
}

function frameMessage({ bout, step, index, count, loss, accuracy, model }: ShownFrame) {
  const bytes = model.buffer.slice(model.byteOffset, model.byteOffset + model.byteLength) as ArrayBuffer;
  return { bout, step, index, count, loss, accuracy, model: bytes };
}
