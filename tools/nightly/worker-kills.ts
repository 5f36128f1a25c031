import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { startFleet } from '../load/fleet.ts';
import { newMeasures, playMatch } from '../load/match.ts';

/** The longest time from one kill to the next, in milliseconds. */
const LATEST_MILLIS = 2_000;
const WORKERS = 2;
const WISH = {
  seats: 10,
  teams: 5,
  rounds: 3,
  format: 'wells',
  scenario: 'digits-4v9',
  think: 2_000,
} as const;

/**
 * Plays a match on a server without workers of its own, and kills one of two workers after the other at random moments
 * until the match is over. The export is held against what was played.
 *
 * @param most  no more than so many are killed
 */
export async function killWorkers(most: number) {
  const fleet = await startFleet(1, WORKERS);
  try {
    let over = false;
    const measures = newMeasures();
    const playing = playMatch(fleet, WISH, measures).finally(() => {
      over = true;
    });
    const killing = (async () => {
      let kills = 0;
      for (; !over && kills < most; kills++) {
        await pause(randomInt(LATEST_MILLIS));
        await fleet.crashWorker(kills % WORKERS);
      }
      return kills;
    })();
    const [played, killed] = await Promise.allSettled([playing, killing]); // nothing is started after the end
    if (played.status === 'rejected') throw played.reason;
    if (killed.status === 'rejected') throw killed.reason;
    const [{ results, seconds }, kills] = [played.value, killed.value];
    return { kills, seconds, results, bouts: WISH.teams * WISH.rounds };
  } finally {
    await fleet.stop();
  }
}
