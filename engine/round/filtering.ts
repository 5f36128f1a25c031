import { contentSeed } from '../data/content-order.ts';
import { classCounts, indicesWhere, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Inspected, Verdict } from '../filters/filter.ts';
import { FILTERS } from '../filters/index.ts';
import type { Core } from '../numeric/core.ts';
import type { BluePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

/** What filters may go by beside the stream: trusted samples, and the account of each row. */
export type Aids = Pick<Inspected, 'golden' | 'contributor'>;

/** What is left to train on: who is gone, and under which labels the others stay. */
export interface Filtered {
  /** u8[n], 0 kept, k dropped by the k-th filter (from 1). */
  readonly removedBy: Uint8Array;
  /** i32[n]; the stream's own array where no filter has changed a label. */
  readonly y: Int32Array;
}

/** Called after each filter with its number (from 1), the rows of the stream it was shown and what it said. */
export type OnVerdict = (filter: number, rows: Int32Array, verdict: Verdict) => void;

/**
 * Blue's filters in order, each on what the one before has kept and relabelled. Stops when a class is gone:
 * there is nothing left to tell apart. The plan's parameters are checked here, its budget by costs.ts. What
 * a filter draws is seeded by the stream, so that blue's preview is what the server will do.
 *
 * @throws GameError 'bad-payload' when a filter needs an aid that is not there
 */
export function filterStream(
  core: Core,
  scenario: Pick<Scenario, 'victim' | 'victimParams'>,
  stream: Samples,
  blue: Pick<BluePlan, 'filters'>,
  aids: Aids = {},
  onVerdict?: OnVerdict,
): Filtered {
  const { victim, victimParams } = scenario;
  const seed = contentSeed(stream);
  const removedBy = new Uint8Array(stream.n);
  let y = stream.y;
  blue.filters.forEach(({ filter, params }, k) => {
    const rows = indicesWhere(removedBy, 0);
    const kept = takeRows(relabel(stream, y), rows);
    if (classCounts(kept).some((count) => count === 0)) return;
    const seen: Inspected = {
      stream: kept,
      victim,
      victimParams,
      seed,
      rows,
      ...(aids.golden && { golden: aids.golden }),
      ...(aids.contributor && { contributor: rows.map((row) => aids.contributor?.[row] as number) }),
    };
    const verdict = FILTERS[filter].inspect(core, seen, params);
    const { dropped, relabelled } = verdict;
    if (relabelled) y = y.slice();
    rows.forEach((row, i) => {
      if (dropped[i] === 1) removedBy[row] = k + 1;
      else if (relabelled) y[row] = relabelled[i] as number;
    });
    onVerdict?.(k + 1, rows, verdict);
  });
  return { removedBy, y };
}

/** Rows that are kept under another label than they came with: u8[n], 1 where so. */
export function turnedRows(stream: Samples, { removedBy, y }: Filtered): Uint8Array {
  return removedBy.map((gone, i) => (gone === 0 && y[i] !== stream.y[i] ? 1 : 0));
}

/** Who is gone after blue's filters, see filterStream: u8[n], 0 kept, k dropped by the k-th filter (from 1). */
export function applyFilters(
  core: Core,
  scenario: Scenario,
  stream: Samples,
  blue: Pick<BluePlan, 'filters'>,
  onVerdict?: OnVerdict,
  aids: Aids = {},
): Uint8Array {
  return filterStream(core, scenario, stream, blue, aids, onVerdict).removedBy;
}
