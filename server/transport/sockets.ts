import type { Server as HttpServer } from 'node:http';
import { Server } from 'socket.io';
import type { ServerClock } from '../rooms/clock.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { createEntrance } from './entrance.ts';
import { createGuessPlaces } from './guess-places.ts';
import { handlersOf } from './handlers.ts';
import type { Heard } from './heard.ts';
import { measureLag } from './lag.ts';
import { guesser, type Limits } from './limits.ts';
import { listenToAll } from './listen.ts';
import { guardConnections } from './own-connection.ts';
import { createSessions, type GameServer, type GameSocket } from './sessions.ts';
import type { Site } from './site.ts';

export interface SocketParts {
  readonly rooms: Rooms;
  readonly limits: Limits;
  readonly site: Site;
  readonly clock: ServerClock;
  report(error: unknown): void;
  /** Told of every message that was answered. */
  heard?(heard: Heard): void;
}

/** Bytes of one message of a player. */
const MESSAGE_MAX_BYTES = 16 * 1024;
/** Refused messages in a row before a connection is shut: nobody's client does that by accident. */
const MOST_DEBT = 400;

/**
 * Views of a hundred teams are text of 40 KB, a fifth of that compressed. Short messages, and there are many, stay as they
 * are. Nothing is remembered from message to message; the small windows keep a connection at some 35 KB. A higher level
 * would keep the last of two hundred seats waiting for their reveal (195 to 240 ms at level 4, 150 at level 1).
 */
const DEFLATE = {
  threshold: 1_024,
  serverNoContextTakeover: true,
  clientNoContextTakeover: true,
  clientMaxWindowBits: 10,
  zlibDeflateOptions: { level: 1, windowBits: 12, memLevel: 5 },
} as const;

/**
 * Guarded sockets on an HTTP server: WebSockets, or long polling where something on the way blocks them. A page of
 * another origin opens none.
 */
export function attachSockets(
  http: HttpServer,
  { rooms, limits, site, clock, report, heard }: SocketParts,
): { close(): Promise<void>; connections(): number } {
  const io: GameServer = new Server(http, {
    transports: ['websocket', 'polling'],
    allowRequest(request, answer) {
      const foreign = site.foreign(request);
      answer(foreign, foreign === null);
    },
    maxHttpBufferSize: MESSAGE_MAX_BYTES,
    serveClient: false,
    perMessageDeflate: DEFLATE,
    pingInterval: 10_000,
    pingTimeout: 15_000,
    connectTimeout: 10_000,
  });
  guardConnections(io, site);
  const sessions = createSessions(rooms, clock);
  const places = createGuessPlaces();

  io.on('connection', (socket: GameSocket) => {
    const address = site.addressOf(socket.request);
    const entrance = createEntrance(rooms, guesser(limits, socket.id, address));
    const mayGuess = () => limits.guess.take(address);
    const handlers = handlersOf({ socket, sessions, entrance, clock, address, mayGuess, places });
    measureLag(socket, clock.now, (millis) => {
      const session = sessions.of(socket);
      if (session && session.seat !== null) session.room.setLag(session.seat, millis);
    });
    listenToAll(
      socket,
      handlers,
      () => mayAsk(socket),
      report,
      (message, code, seconds) => {
        const session = sessions.of(socket);
        heard?.({ message, code, seconds, room: session?.room.code ?? null, seat: session?.seat ?? null });
      },
    );
    socket.on('disconnect', () => sessions.standUp(socket));
  });

  /** Who has a seat has a budget of their own; those who watch a room share another, which is nobody else's. */
  function mayAsk(socket: GameSocket): boolean {
    const session = sessions.of(socket);
    const isWatcher = session !== undefined && session.seat === null;
    const ok = limits.seat.take(socket.id) && (!isWatcher || limits.watchers.take(session.room.code));
    if (!ok && limits.seat.debt(socket.id) > MOST_DEBT) socket.disconnect(true);
    return ok;
  }

  return { close: () => io.close(), connections: () => io.engine.clientsCount };
}
