import type { Millis } from './views.ts';

/** A phase's time: it runs to a moment, or stands still with some time left. */
export type Clock =
  | { readonly running: true; readonly endsAt: Millis }
  | { readonly running: false; readonly leftMillis: number };

export function leftOf(clock: Clock, at: Millis): number {
  return clock.running ? Math.max(0, clock.endsAt - at) : clock.leftMillis;
}

/** The same clock, running or not, with another time left. */
export function withLeft(clock: Clock, at: Millis, leftMillis: number): Clock {
  return clock.running ? { running: true, endsAt: at + leftMillis } : { running: false, leftMillis };
}
