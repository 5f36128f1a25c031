import { expect, it } from 'vitest';
import { soak } from '../../tools/load/crowds.ts';
import { startLoadServer } from '../../tools/load/server-process.ts';

const WISH = { seats: 4, teams: 2, rounds: 1, format: 'wells', scenario: 'moons', think: 0 } as const;
const ROOMS = 20;
/** Two matches a room; the long run is `npm run load -- --mode soak`. */
const MINUTES = 0.9;
/** Between two medians of the same server: garbage that is not collected yet. */
const NOISE_MEGABYTES = 40;

// The memory of another process is read from /proc, which only Linux has.
it.skipIf(process.platform !== 'linux')('SERVER-100 memory does not grow from match to match', async () => {
  const server = await startLoadServer();
  try {
    const { megabytesSecondFifth, megabytesLastFifth } = await soak(server, WISH, ROOMS, MINUTES);
    expect(megabytesSecondFifth).toBeGreaterThan(50);
    expect(megabytesLastFifth).toBeLessThan(megabytesSecondFifth + NOISE_MEGABYTES);
  } finally {
    await server.stop();
  }
});
