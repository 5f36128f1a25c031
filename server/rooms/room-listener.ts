import type { TeamId } from '../../engine/match/formats.ts';
import type { ShownFrame } from './film.ts';
import type { Room } from './room.ts';

/** Who is told of what happens in rooms. */
export interface RoomListener {
  /** Something that a view shows may be different now. */
  changed(room: Room): void;
  /** What a team works on is different now, which nobody else is shown but hosts in part. */
  drafted(room: Room, team: TeamId): void;
  /** A member of a team has done something: the team sees it before others do. */
  acted(room: Room, team: TeamId): void;
  frame(room: Room, frame: ShownFrame): void;
  /** A seat that somebody has here was taken on another server. */
  taken(room: Room, seat: string): void;
  /** Somebody else wants a seat that is taken here. */
  wanted(room: Room, seat: string): void;
}

/** Everything that happens, told to all who listen by then. */
export const toAll = (listeners: readonly RoomListener[]): RoomListener => ({
  changed(room) {
    for (const each of listeners) each.changed(room);
  },
  drafted(room, team) {
    for (const each of listeners) each.drafted(room, team);
  },
  acted(room, team) {
    for (const each of listeners) each.acted(room, team);
  },
  frame(room, frame) {
    for (const each of listeners) each.frame(room, frame);
  },
  taken(room, seat) {
    for (const each of listeners) each.taken(room, seat);
  },
  wanted(room, seat) {
    for (const each of listeners) each.wanted(room, seat);
  },
});
