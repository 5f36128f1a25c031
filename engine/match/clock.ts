import type { Millis } from './views.ts';

/** A phase's time: it runs to a moment, or stands still with some time left; null where it has no end of its own. */
export type Clock =
  | { readonly running: true; readonly endsAt: Millis | null }
  | { readonly running: false; readonly leftMillis: number | null };

export function leftOf(clock: Clock, at: Millis): number | null {
  if (!clock.running) return clock.leftMillis;
  return clock.endsAt === null ? null : Math.max(0, clock.endsAt - at);
}

/** The same clock, running or not, with another time left. */
export function withLeft(clock: Clock, at: Millis, leftMillis: number): Clock {
  return clock.running ? { running: true, endsAt: at + leftMillis } : { running: false, leftMillis };
}

/** Whether a running clock's time is up. */
export const isUp = (clock: Clock, at: Millis): boolean =>
  clock.running && clock.endsAt !== null && clock.endsAt <= at;
