import type { ServerClock } from './rooms/clock.ts';

const LOOK_MILLIS = 1_000;
/** A busy machine is late by less than this. */
const STALL_MILLIS = 3_000;

/**
 * Tells when the process has stood still for more than three seconds (a laptop that slept, a stop signal) or the
 * machine's clock was set, and by how many milliseconds the clock went on without it; fewer than none for a clock that
 * was set back.
 *
 * @returns what ends it
 */
export function watchStalls(clock: ServerClock, stalled: (millis: number) => void): () => void {
  let last = clock.now();
  let callOff = clock.after(LOOK_MILLIS, look);

  function look(): void {
    const now = clock.now();
    const missed = now - last - LOOK_MILLIS;
    last = now;
    callOff = clock.after(LOOK_MILLIS, look);
    if (Math.abs(missed) > STALL_MILLIS) stalled(missed);
  }

  return () => callOff();
}
