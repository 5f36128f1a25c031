import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../contract/messages.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import { HOST } from '../../engine/match/commands.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { ShownFrame } from '../rooms/film.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { createBroadcast } from './broadcast.ts';

export type GameServer = Server<ClientToServer, ServerToClient>;
export type GameSocket = Socket<ClientToServer, ServerToClient>;

/** Where a connection is: in a room, on a seat or (null) watching. */
export interface Session {
  readonly room: Room;
  readonly seat: string | null;
}

/** Which connection is where. The newest connection has a seat; the one before is told that it has lost it. */
export interface Sessions {
  of(socket: GameSocket): Session | undefined;
  /** Puts a connection on a seat, and gives what it sees from there. */
  sit(socket: GameSocket, session: Session): ReturnType<typeof viewMessage>;
  standUp(socket: GameSocket): void;
}

/** Keeps everybody in a room up to date with what they may see. */
export function createSessions(io: GameServer, rooms: Rooms, clock: ServerClock): Sessions {
  const sessions = new Map<GameSocket, Session>();
  const holders = new Map<string, GameSocket>(); // "CODE/seat" → newest connection

  const broadcast = createBroadcast(clock, (room) => {
    for (const [socket, session] of sessions) {
      if (session.room !== room) continue;
      if (isGone(session)) lose(socket, 'seat-expired');
      else socket.emit('room:view', viewMessage(session, clock.now()));
    }
  });
  rooms.listen({
    changed: broadcast,
    frame: (room, frame) => io.to(room.code).emit('model:frame', frameMessage(frame)),
  });

  function standUp(socket: GameSocket): void {
    const session = sessions.get(socket);
    if (!session) return;
    sessions.delete(socket);
    socket.leave(session.room.code);
    const key = keyOf(session);
    if (session.seat === null || holders.get(key) !== socket) return;
    holders.delete(key);
    session.room.setPresence(session.seat, false);
  }

  function lose(socket: GameSocket, code: ErrorCode): void {
    standUp(socket);
    socket.emit('seat:lost', { code });
  }

  return {
    of: (socket) => sessions.get(socket),
    standUp,
    sit(socket, session) {
      const { room, seat } = session;
      standUp(socket);
      if (seat !== null) {
        const before = holders.get(keyOf(session));
        if (before) lose(before, 'seat-taken-over');
        holders.set(keyOf(session), socket);
      }
      sessions.set(socket, session);
      socket.join(room.code);
      if (seat !== null) room.setPresence(seat, true);
      return viewMessage(session, clock.now());
    },
  };
}

const keyOf = ({ room, seat }: Session) => `${room.code}/${seat}`;

function viewMessage({ room, seat }: Session, now: number) {
  return { seq: room.seq(), now, view: room.view(seat) };
}

function isGone({ room, seat }: Session): boolean {
  return seat !== null && seat !== HOST && !room.match().players.some(({ id }) => id === seat);
}

function frameMessage({ bout, step, index, count, loss, accuracy, model }: ShownFrame) {
  const bytes = model.buffer.slice(model.byteOffset, model.byteOffset + model.byteLength) as ArrayBuffer;
  return { bout, step, index, count, loss, accuracy, model: bytes };
}
