import { contentSeed } from '../data/content-order.ts';
import { classCounts, indicesWhere, relabel, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { takeSparseRows } from '../data/sparse-rows.ts';
import { GameError } from '../errors.ts';
import type { Filter, Inspected, Verdict } from '../filters/filter.ts';
import { FILTERS } from '../filters/index.ts';
import type { Core, SparseSamples } from '../numeric/core.ts';
import { type UnconvergedFits, watchFits } from '../numeric/fit-watch.ts';
import { attempt, type RecipeFailure } from './failures.ts';
import { capAccounts, panelMarks, REMOVED_BY } from './panel.ts';
import type { DefencePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

/** What filters may go by beside the stream: trusted samples, and the account of each row. */
export type Aids = Pick<Inspected, 'golden' | 'contributor'>;

/** What one filter said. */
export interface FilterVerdict extends Verdict {
  /** Number of the filter in the plan, from 1. */
  readonly filter: number;
  /** Rows of the stream that it was shown, i32, ascending; suspicion and fates are of these. */
  readonly rows: Int32Array;
}

/** What is left to train on: who is gone, and under which labels the others stay. */
export interface Filtered {
  /** u8[n], 0 kept, k dropped by the k-th filter (from 1), else one of REMOVED_BY (panel.ts). */
  readonly removedBy: Uint8Array;
  /** i32[n]; the stream's own array where no filter has changed a label. */
  readonly y: Int32Array;
  /** Of every filter that was asked, in order. */
  readonly verdicts: readonly FilterVerdict[];
  /** Fits of the filters that did not converge; the k-th filter's stage is `filter-k`. */
  readonly unconverged: readonly UnconvergedFits[];
  /** Filters that could not answer, and dropped nothing. */
  readonly failures: readonly RecipeFailure[];
}

type Filtering = Pick<DefencePlan, 'filters' | 'panel' | 'cap'>;

/**
 * The rows that people drop go first, then come the defender's filters in order, each on what the one before has kept and relabelled. One that fails drops nothing
 * and is named in `failures`. Stops when a class is gone: there is nothing left to tell apart. The plan's
 * parameters are checked here, its budget by costs.ts. What a filter draws is seeded by the stream, so that
 * the defender's preview is what the server will do. Last comes the cap on accounts (panel.ts); where nobody knows who
 * sent what it drops nothing, and is named in `failures`.
 *
 * @throws GameError 'bad-payload' when a filter needs an aid that is not there
 */
export function filterStream(
  core: Core,
  scenario: Pick<Scenario, 'victim' | 'victimParams'>,
  stream: Samples,
  defencePlan: Filtering,
  aids: Aids = {},
): Filtered {
  const { victim, victimParams } = scenario;
  const seed = contentSeed(stream);
  const filtered = chained(core, stream, defencePlan, (on, { id, params }, rows, y) => {
    const seen: Inspected = {
      stream: takeRows(relabel(stream, y), rows),
      victim,
      victimParams,
      seed,
      rows,
      ...(aids.golden && { golden: aids.golden }),
      ...(aids.contributor && { contributor: rows.map((row) => aids.contributor?.[row] as number) }),
    };
    return FILTERS[id].inspect(on, seen, params);
  });
  return capped(filtered, stream, defencePlan, aids);
}

function capped(filtered: Filtered, { n }: Samples, plan: Filtering, { contributor }: Aids): Filtered {
  const { cap } = plan;
  if (cap === undefined) return filtered;
  if (!contributor) {
    const failure = { stage: 'cap', recipe: 'cap', code: 'bad-payload' } as const;
    return { ...filtered, failures: [...filtered.failures, failure] };
  }
  const { removedBy, verdicts } = filtered;
  const marks = panelMarks(plan, n);
  return { ...filtered, removedBy: capAccounts(removedBy, contributor, cap, marks, verdicts.at(-1)) };
}

/**
 * The same on sparse rows.
 *
 * @throws GameError 'bad-shape' for a filter that takes none
 */
export function filterSparseStream(
  core: Core,
  scenario: Pick<Scenario, 'victim' | 'victimParams'>,
  stream: SparseSamples,
  defencePlan: Filtering,
): Filtered {
  const { victim, victimParams } = scenario;
  if (defencePlan.cap !== undefined) throw new GameError('bad-shape', 'a cap takes no sparse rows');
  const dense = defencePlan.filters.find(({ id }) => !FILTERS[id].inspectSparse);
  if (dense) throw new GameError('bad-shape', `${dense.id} takes no sparse rows`);
  return chained(core, stream, defencePlan, (on, { id, params }, rows, y) => {
    const { inspectSparse } = FILTERS[id] as Required<Filter>;
    return inspectSparse(
      on,
      { stream: takeSparseRows({ ...stream, y }, rows), victim, victimParams },
      params,
    );
  });
}

/** Asks each filter about the rows that are left, under the labels that they have by then. */
function chained(
  core: Core,
  stream: Pick<Samples, 'y' | 'classes'>,
  defencePlan: Filtering,
  ask: (on: Core, filter: DefencePlan['filters'][number], rows: Int32Array, y: Int32Array) => Verdict,
): Filtered {
  const { drop, keep } = panelMarks(defencePlan, stream.y.length);
  const removedBy = drop.map((mark) => (mark === 1 ? REMOVED_BY.panel : 0));
  const verdicts: FilterVerdict[] = [];
  const unconverged: UnconvergedFits[] = [];
  const failures: RecipeFailure[] = [];
  let y = stream.y;
  defencePlan.filters.forEach((filter, k) => {
    const rows = indicesWhere(removedBy, 0);
    const left = { classes: stream.classes, y: rows.map((row) => y[row] as number) };
    if (classCounts(left).some((count) => count === 0)) return;
    const stage = `filter-${k + 1}`;
    const watched = watchFits(core, stage, (on) => attempt(stage, filter.id, () => ask(on, filter, rows, y)));
    const { value: verdict, failure } = watched.value;
    if (failure) {
      failures.push(failure);
      return;
    }
    unconverged.push(...watched.unconverged);
    const { dropped, relabelled } = verdict;
    if (relabelled) y = y.slice();
    rows.forEach((row, i) => {
      if (keep[row] === 1) return;
      if (dropped[i] === 1) removedBy[row] = k + 1;
      else if (relabelled) y[row] = relabelled[i] as number;
    });
    verdicts.push({ filter: k + 1, rows, ...verdict });
  });
  return { removedBy, y, verdicts, unconverged, failures };
}

/**
 * Who is gone after a training defence as well: the rows that it left out come after the filters.
 *
 * @param removedBy  of the filters, see Filtered
 * @param dropped    u8, of the rows that the filters kept, in order: 1 where left out; absent for none
 * @param filters    how many filters there were
 */
export function withLeftOut(
  removedBy: Uint8Array,
  dropped: Uint8Array | undefined,
  filters: number,
): Uint8Array {
  if (!dropped) return removedBy;
  const fates = removedBy.slice();
  indicesWhere(removedBy, 0).forEach((row, i) => {
    if (dropped[i] === 1) fates[row] = filters + 1;
  });
  return fates;
}

/** Rows that are kept under another label than they came with: u8[n], 1 where so. */
export function turnedRows(stream: Samples, { removedBy, y }: Pick<Filtered, 'removedBy' | 'y'>): Uint8Array {
  return removedBy.map((gone, i) => (gone === 0 && y[i] !== stream.y[i] ? 1 : 0));
}
