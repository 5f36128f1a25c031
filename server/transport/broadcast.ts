import type { ServerClock } from '../rooms/clock.ts';
import type { Room } from '../rooms/room.ts';

/** Views of one room go out at most this often, so that two hundred arrivals are not forty thousand views. */
const SPACING_MILLIS = 80;

/** Calls `send` for a changed room at once, and for what changes soon after once more at the end. */
export function createBroadcast(clock: ServerClock, send: (room: Room) => void) {
  const waiting = new Map<string, { room: Room; again: boolean }>();

  function rest(room: Room): void {
    const entry = { room, again: false };
    waiting.set(room.code, entry);
    clock.after(SPACING_MILLIS, () => {
      waiting.delete(room.code);
      if (!entry.again) return;
      send(room);
      rest(room);
    });
  }

  return (room: Room): void => {
    const entry = waiting.get(room.code);
    if (entry) {
      entry.again = true;
      return;
    }
    send(room);
    rest(room);
  };
}
