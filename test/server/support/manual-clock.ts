import type { ServerClock } from '../../../server/rooms/clock.ts';

/** Time that passes when the test says so. */
export interface ManualClock extends ServerClock {
  pass(millis: number): void;
}

export function createManualClock(start = 1_800_000_000_000): ManualClock {
  let now = start;
  const timers = new Set<{ at: number; call: () => void }>();
  return {
    now: () => now,
    after(millis, call) {
      const timer = { at: now + millis, call };
      timers.add(timer);
      return () => timers.delete(timer);
    },
    pass(millis) {
      now += millis;
      for (const timer of [...timers].sort((a, b) => a.at - b.at)) {
        if (timer.at > now || !timers.delete(timer)) continue;
        timer.call();
      }
    },
  };
}
