import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { SHOW_IDS, SHOWS } from '../../client/forms/shows.ts';
import { isGenerated } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

// Four points are what the eye sees of a boundary that moves, on either picture.
it.each(SHOW_IDS)('CLIENT-15 one click on the first page visibly poisons %s', async (id) => {
  const core = await testCore();
  const pack = isGenerated(id)
    ? null
    : await readFile(new URL(`../../build/packs/${id}.pack`, import.meta.url));
  const { seed, plan } = SHOWS[id];
  const { summary } = await played(core, loadWell(core, id, pack, seed), seed, plan, { filters: [] });
  expect(summary.cleanAccuracy - summary.accuracy).toBeGreaterThan(0.04);
});
