import type { Server, Socket } from 'socket.io';
import type { ClientToServer, ServerToClient } from '../../contract/messages.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import { HOST, isHost } from '../../engine/match/commands.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import type { Shared } from '../../engine/match/view.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { ShownFrame } from '../rooms/film.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { createBroadcast, inTurns } from './broadcast.ts';
import { createViewFeed, type ViewFeed } from './view-feed.ts';

export type GameServer = Server<ClientToServer, ServerToClient>;
export type GameSocket = Socket<ClientToServer, ServerToClient>;

/** Where a connection is: in a room, on a seat or (null) watching. */
export interface Session {
  readonly room: Room;
  readonly seat: string | null;
  /** By whom a watcher's guesses are; null on a seat. */
  readonly watcher: string | null;
}

/** A session, and what its connection has been told. */
interface Held extends Session {
  readonly feed: ViewFeed;
  /** The bout whose training is shown, where a round has many. */
  watching: string | null;
}

/** Which connection is where. The newest connection has a seat; the one before is told that it has lost it. */
export interface Sessions {
  of(socket: GameSocket): Session | undefined;
  /** Puts a connection on a seat, and gives what it sees from there. */
  sit(socket: GameSocket, session: Session): ReturnType<ViewFeed['whole']>;
  standUp(socket: GameSocket): void;
  /** Tells a connection that somebody else wants its seat, where that is so. */
  askAbout(socket: GameSocket): void;
  /** Shows a bout's training to a connection that has no bout of its own; false where it is in no room. */
  watchBout(socket: GameSocket, bout: string | null): boolean;
}

/**
 * Views of one room go out at most this often, and for large rooms less often: all of its views take the server some tenth
 * of the time between. What everybody waits for, such as a phase, goes out at once.
 */
const ROOM_MILLIS = 80;
const CONNECTION_MILLIS = 2;
const LONGEST_MILLIS = 1_000;
/** What a team works on reaches its members at most this often, and hosts, who see that it has done something. */
const TEAM_MILLIS = 25;
const HOST_MILLIS = 500;

/** Bouts of a round whose trainings are shown to whoever watches without choosing one. */
const FEW_BOUTS = 2;

/** Keeps everybody in a room up to date with what they may see. */
export function createSessions(rooms: Rooms, clock: ServerClock): Sessions {
  const sessions = new Map<GameSocket, Held>();
  const holders = new Map<string, GameSocket>(); // "CODE/seat" → newest connection

  const socketsIn = (room: Room) =>
    [...sessions].flatMap(([socket, session]) => (session.room === room ? [socket] : []));
  const tellAll = inTurns(socketsIn, (room, socket) => {
    const session = sessions.get(socket);
    if (session?.room !== room) return;
    if (isGone(session)) lose(socket, 'seat-expired');
    else tell(socket, session, room.share());
  });
  const spacing = (room: Room) =>
    Math.min(LONGEST_MILLIS, Math.max(ROOM_MILLIS, CONNECTION_MILLIS * socketsIn(room).length));
  const toRoom = createBroadcast(clock, spacing, tellAll);
  /** The moment of each room that its connections were last told of. */
  const moments = new WeakMap<Room, string>();
  const toTeam = createBroadcast(
    clock,
    () => TEAM_MILLIS,
    ({ room, team }: { room: Room; team: TeamId }) => {
      const members = room.match().players.filter((player) => player.team === team);
      const shared = room.share();
      for (const { id } of members) tellSeat(room, id, shared);
    },
  );
  const toHosts = createBroadcast(
    clock,
    () => HOST_MILLIS,
    (room: Room) => {
      const shared = room.share();
      for (const seat of [HOST, ...room.match().hosts]) tellSeat(room, seat, shared);
    },
  );
  rooms.listen({
    changed(room) {
      const moment = momentOf(room.match());
      const isNew = moments.get(room) !== moment;
      moments.set(room, moment);
      toRoom(room.code, room, isNew);
    },
    acted: (room, team) => toTeam(`${room.code}/${team}`, { room, team }),
    drafted(room, team) {
      toTeam(`${room.code}/${team}`, { room, team });
      toHosts(room.code, room);
    },
    frame: showFrame,
    taken(room, seat) {
      const holder = holders.get(`${room.code}/${seat}`);
      if (holder) lose(holder, 'seat-taken-over');
    },
    wanted(room, seat) {
      const holder = holders.get(`${room.code}/${seat}`);
      if (holder) askAbout(holder);
    },
  });

  function tellSeat(room: Room, seat: string, shared: Shared): void {
    const socket = holders.get(keyOf({ room, seat }));
    const session = socket && sessions.get(socket);
    if (session) tell(socket, session, shared);
  }

  function tell(socket: GameSocket, { feed }: Held, shared: Shared): void {
    const message = feed.next(shared, clock.now());
    if (message === null) return;
    if ('view' in message) socket.emit('room:view', message);
    else socket.emit('room:delta', message);
  }

  /** Everybody is shown the bout that they have chosen; players who have not their own, others all of a few. */
  function showFrame(room: Room, frame: ShownFrame): void {
    const match = room.match();
    const bouts = match.phase === 'train' ? match.bouts : [];
    const bout = bouts.find(({ id }) => id === frame.bout);
    if (!bout) return;
    const teams = [bout.teams.attack, bout.teams.defend];
    const own = new Set(match.players.filter(({ team }) => teams.includes(team)).map(({ id }) => id));
    const message = frameMessage(frame);
    for (const [socket, { room: where, seat, watching }] of sessions) {
      if (where !== room) continue;
      const isPlayer = seat !== null && !isHost(seat);
      const chosen = bouts.some(({ id }) => id === watching);
      const unasked = bouts.length <= FEW_BOUTS || (isPlayer && own.has(seat));
      if (chosen ? watching === frame.bout : unasked) socket.emit('model:frame', message);
    }
  }

  function standUp(socket: GameSocket): void {
    const session = sessions.get(socket);
    if (!session) return;
    sessions.delete(socket);
    const key = keyOf(session);
    if (session.seat === null) session.room.countWatchers(-1);
    if (session.seat === null || holders.get(key) !== socket) return;
    holders.delete(key);
    session.room.setPresence(session.seat, false);
  }

  function askAbout(socket: GameSocket): void {
    const { room, seat = null } = sessions.get(socket) ?? {};
    const wanted = seat === null ? null : room?.handover.wanted(seat);
    if (wanted) socket.emit('seat:wanted', wanted);
  }

  function lose(socket: GameSocket, code: ErrorCode): void {
    standUp(socket);
    socket.emit('seat:lost', { code });
  }

  return {
    of: (socket) => sessions.get(socket),
    standUp,
    askAbout,
    sit(socket, { room, seat, watcher }) {
      const before = sessions.get(socket);
      const stays = before?.room === room && before.seat === seat && before.watcher === watcher;
      if (!stays) standUp(socket);
      const feed = () => createViewFeed(room, seat ?? watcher);
      const session = stays ? before : { room, seat, watcher, feed: feed(), watching: null };
      if (seat !== null && !stays) {
        const holder = holders.get(keyOf(session));
        if (holder) lose(holder, 'seat-taken-over');
        holders.set(keyOf(session), socket);
      }
      sessions.set(socket, session);
      if (seat !== null) room.setPresence(seat, true);
      else if (!stays) room.countWatchers(1);
      return session.feed.whole(room.share(), clock.now());
    },
    watchBout(socket, bout) {
      const session = sessions.get(socket);
      if (session) session.watching = bout;
      return session !== undefined;
    },
  };
}

/** What everybody waits for: phase, round, clock, and whether deliveries are there. */
function momentOf(match: Match): string {
  const round = 'round' in match ? match.round : 0;
  const clock = 'clock' in match ? match.clock : null;
  const isThere = match.phase === 'filter' && match.arrival.opened;
  return JSON.stringify([match.earlier.length, match.phase, round, clock, isThere]);
}

const keyOf = ({ room, seat }: Pick<Session, 'room' | 'seat'>) => `${room.code}/${seat}`;

/** A seat that has been left or kicked meanwhile. */
function isGone({ room, seat }: Session): boolean {
  if (seat === null) return false;
  const { players, hosts } = room.match();
  if (isHost(seat)) return seat !== HOST && !hosts.includes(seat);
  return !players.some(({ id }) => id === seat);
}
function frameMessage({ bout, step, index, count, loss, accuracy, model }: ShownFrame) {
  const bytes = model.buffer.slice(model.byteOffset, model.byteOffset + model.byteLength) as ArrayBuffer;
  return { bout, step, index, count, loss, accuracy, model: bytes };
}
