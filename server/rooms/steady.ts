import type { Match } from '../../engine/match/match.ts';
import type { ServerClock } from './clock.ts';

/** What is answered sooner was worked out before, and is answered at once. */
const HELD_MILLIS = 50;

/**
 * Does work for defenders whose time may depend on the attack, such as forging a delivery again: its answer comes at
 * once where it was held, else after a whole number of the steps in which deliveries come.
 */
export async function steadily<T>(clock: ServerClock, match: Match, work: () => Promise<T>): Promise<T> {
  if (match.phase !== 'filter') return work();
  const step = match.arrival.opensAt - match.arrival.startedAt;
  const startedAt = clock.now();
  try {
    return await work();
  } finally {
    const took = clock.now() - startedAt;
    if (step > 0 && took > HELD_MILLIS) {
      const rest = step * Math.ceil(took / step) - took;
      await new Promise<void>((done) => clock.after(rest, done));
    }
  }
}
