import type { ServerClock } from './rooms/clock.ts';

const LOOK_MILLIS = 1_000;
/** A busy machine is late by less than this. */
const STALL_MILLIS = 3_000;

/** A clock that notices when it went on without the process. */
export interface WatchedClock extends ServerClock {
  /**
   * Tells when the process has stood still for more than three seconds (a laptop that slept, a stop signal) or the
   * machine's clock was set, and by how many milliseconds the clock went on without it, to a second; fewer than none for a
   * clock that was set back. Whoever reads the clock after a leap reads it once this has been told.
   *
   * @returns what ends it
   */
  watch(stalled: (millis: number) => void): () => void;
}

export function watchedClock({ now, after }: ServerClock): WatchedClock {
  let seen = now();
  let tell = (_millis: number) => {};

  /** A leap back is measured from look to look: nothing ends too early by it. */
  function look(isDue: boolean): number {
    const at = now();
    const missed = at - seen - LOOK_MILLIS;
    if (isDue || missed > STALL_MILLIS) seen = at;
    if (missed > STALL_MILLIS || (isDue && missed < -STALL_MILLIS)) tell(missed);
    return at;
  }

  return {
    now: () => look(false),
    after,
    watch(stalled) {
      const again = () => {
        callOff = after(LOOK_MILLIS, again);
        look(true);
      };
      seen = now();
      tell = stalled;
      let callOff = after(LOOK_MILLIS, again);
      return () => {
        callOff();
        tell = () => {};
      };
    },
  };
}
