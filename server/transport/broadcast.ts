import type { ServerClock } from '../rooms/clock.ts';

/** Tells of a change under a key. @param atOnce  whether it waits for nothing */
export type Broadcast<T> = (key: string, changed: T, atOnce?: boolean) => void;

/**
 * Calls `send` for what has changed at once, and for what changes soon after once more at the end: two hundred arrivals
 * are not forty thousand views.
 *
 * @param spacing  milliseconds from one call to the next under the same key
 */
export function createBroadcast<T>(
  clock: ServerClock,
  spacing: (changed: T) => number,
  send: (changed: T) => void,
): Broadcast<T> {
  const waiting = new Map<string, { again: boolean }>();

  function rest(key: string, changed: T): void {
    const entry = { again: false };
    waiting.set(key, entry);
    clock.after(spacing(changed), () => {
      waiting.delete(key);
      if (!entry.again) return;
      send(changed);
      rest(key, changed);
    });
  }

  return (key, changed, atOnce = false) => {
    const entry = waiting.get(key);
    if (entry && !atOnce) {
      entry.again = true;
      return;
    }
    if (entry) entry.again = false;
    send(changed);
    if (!entry) rest(key, changed);
  };
}

/**
 * Listeners that are told before others of the server get a turn: 40 to 100 ms of processor time for a room of 200. Fewer would keep the last of two
 * hundred seats waiting for what the first ask for as soon as they are told.
 */
const AT_A_TIME = 256;

/**
 * Tells all listeners of a room, some hundreds at a time, so that whoever asks something meanwhile is answered between. A room that
 * is to be told while it is being told is told once more afterwards: each listener hears of how things stand by then.
 */
export function inTurns<R extends object, L>(
  listeners: (room: R) => readonly L[],
  tell: (room: R, listener: L) => void,
): (room: R) => void {
  const running = new Map<R, { again: boolean }>();

  function goOn(room: R, all: readonly L[], from: number): void {
    for (const listener of all.slice(from, from + AT_A_TIME)) tell(room, listener);
    if (from + AT_A_TIME < all.length) {
      setImmediate(() => goOn(room, all, from + AT_A_TIME));
      return;
    }
    const again = running.get(room)?.again === true;
    running.delete(room);
    if (again) tellAll(room);
  }

  function tellAll(room: R): void {
    const entry = running.get(room);
    if (entry) {
      entry.again = true;
      return;
    }
    running.set(room, { again: false });
    goOn(room, listeners(room), 0);
  }
  return tellAll;
}
