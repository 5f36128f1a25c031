import { contentSeed } from '../data/content-order.ts';
import { classCounts, indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Verdict } from '../filters/filter.ts';
import { FILTERS } from '../filters/index.ts';
import type { Core } from '../numeric/core.ts';
import type { BluePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

/**
 * Blue's filters in order, each on what the one before has kept. Stops when a class is gone: there is
 * nothing left to tell apart. The plan's parameters are checked here, its budget by costs.ts. What a
 * filter draws is seeded by the stream, so that blue's preview is what the server will do.
 *
 * @param onVerdict  called after each filter with its number (from 1), the rows of the stream it was
 *                   shown and what it said about them
 * @returns          u8[n], 0 kept, k dropped by the k-th filter (from 1)
 */
export function applyFilters(
  core: Core,
  scenario: Scenario,
  stream: Samples,
  blue: BluePlan,
  onVerdict?: (filter: number, rows: Int32Array, verdict: Verdict) => void,
): Uint8Array {
  const { victim, victimParams } = scenario;
  const seed = contentSeed(stream);
  const removedBy = new Uint8Array(stream.n);
  blue.filters.forEach(({ filter, params }, k) => {
    const left = indicesWhere(removedBy, 0);
    const kept = takeRows(stream, left);
    if (classCounts(kept).some((count) => count === 0)) return;
    const verdict = FILTERS[filter].inspect(core, { stream: kept, victim, victimParams, seed }, params);
    left.forEach((row, i) => {
      if (verdict.dropped[i] === 1) removedBy[row] = k + 1;
    });
    onVerdict?.(k + 1, left, verdict);
  });
  return removedBy;
}
