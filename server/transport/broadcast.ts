import type { ServerClock } from '../rooms/clock.ts';

/**
 * Calls `send` for what has changed at once, and for what changes soon after once more at the end: two hundred arrivals
 * are not forty thousand views.
 *
 * @param spacing  milliseconds from one call to the next under the same key
 */
export function createBroadcast<T>(clock: ServerClock, spacing: number, send: (changed: T) => void) {
  const waiting = new Map<string, { again: boolean }>();

  function rest(key: string, changed: T): void {
    const entry = { again: false };
    waiting.set(key, entry);
    clock.after(spacing, () => {
      waiting.delete(key);
      if (!entry.again) return;
      send(changed);
      rest(key, changed);
    });
  }

  return (key: string, changed: T): void => {
    const entry = waiting.get(key);
    if (entry) {
      entry.again = true;
      return;
    }
    send(changed);
    rest(key, changed);
  };
}
