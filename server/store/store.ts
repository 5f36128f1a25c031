import type { LoggedEvent } from '../../engine/match/events.ts';

/** Who may come back to a seat: the hash of the public key that the seat opens to. Nothing that is kept here opens it. */
export interface SeatHash {
  /** A player's seat, or 'host'. */
  readonly seat: string;
  /** SHA-256 of the key as it is sent, hex. */
  readonly hash: string;
}

/** Whose file it is, in which bout, and its name: a hash of its bytes. */
export interface FilePlace {
  readonly bout: string;
  readonly team: string;
  readonly hash: string;
}

/**
 * Where matches are kept: the log of each room, the files that its plans name, and the seats' hashes. Events of a room are numbered
 * from 1 without gaps; a number is given once, so of two writers one is told that it lost.
 */
export interface Store {
  /** False when the code is taken. */
  create(room: string, events: readonly LoggedEvent[], host: SeatHash): Promise<boolean>;
  /**
   * Appends events after number `after`, all or none, and the seats with them.
   * @returns 'conflict' when somebody else has appended meanwhile; nothing was written then
   */
  append(
    room: string,
    after: number,
    events: readonly LoggedEvent[],
    seats?: readonly SeatHash[],
  ): Promise<'appended' | 'conflict'>;
  /** The log of a room after number `after`, or all of it, oldest first; null when there is no such room. */
  load(room: string, after?: number): Promise<readonly LoggedEvent[] | null>;
  /** Rooms whose match has begun and is not over, with an event since `since` (milliseconds since 1970). */
  openRooms(since: number): Promise<readonly string[]>;
  /** Throws away rooms in which nothing has happened since `before`, with all that is kept of them. @returns how many */
  forget(before: number): Promise<number>;
  seats(room: string): Promise<readonly SeatHash[]>;
  /** Keeps a file of a team's in a bout; one that is there already stays. */
  keepFile(room: string, place: FilePlace, bytes: Uint8Array): Promise<void>;
  /** A file that a team keeps in a bout; null when there is none of that name. */
  file(room: string, place: FilePlace): Promise<Uint8Array | null>;
  /** Bytes of all files that a team keeps in a bout. */
  bytesKept(room: string, place: Omit<FilePlace, 'hash'>): Promise<number>;
  /** Throws a room's files away but those that are named. */
  dropFiles(room: string, except: readonly FilePlace[]): Promise<void>;
  /**
   * Keeps a file that readers of a room ask for under `name`, so that it is never worked out again; one that is there
   * already stays. Nothing is kept of a room that would have more than 256 MiB of them.
   */
  keepAnswer(room: string, name: string, bytes: Uint8Array): Promise<void>;
  /** A file that is kept under `name`; null when there is none. */
  answer(room: string, name: string): Promise<Uint8Array | null>;
  /** Gives a seat another key. */
  setSeat(room: string, seat: SeatHash): Promise<void>;
  /**
   * Resolves when something can be written now.
   * @throws the reason why not, e.g. a full disk or a folder that is gone
   */
  check(): Promise<void>;
  close(): Promise<void>;
}
