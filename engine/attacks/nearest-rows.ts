import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';

/**
 * The class each target is to be taken for, i32[n]: that of the nearest known sample that has another label;
 * the target's own where all have the same. Both as the victim sees them.
 */
export function wantedLabels(core: Core, known: Samples, targets: Samples): Int32Array {
  if (known.n === 0) return targets.y.slice();
  const { index } = core.nearest(rowsOf(known), rowsOf(targets), known.n);
  return targets.y.map((label, t) => {
    const row = index.subarray(t * known.n, (t + 1) * known.n).find((i) => known.y[i] !== label);
    return row === undefined ? label : (known.y[row] as number);
  });
}

/**
 * For every target the `count` rows of `known` with label `labels[t]` that lie nearest to it, nearest
 * first, again from the start when there are fewer; empty where there are none.
 */
export function nearestOfLabel(
  core: Core,
  known: Samples,
  targets: Samples,
  labels: Int32Array,
  count: number,
): Int32Array[] {
  if (known.n === 0 || targets.n === 0) return Array.from(labels, () => new Int32Array(0));
  const { index } = core.nearest(rowsOf(known), rowsOf(targets), known.n);
  return Array.from(labels, (label, t) => {
    const rows = index.subarray(t * known.n, (t + 1) * known.n).filter((i) => known.y[i] === label);
    return Int32Array.from(
      { length: rows.length === 0 ? 0 : count },
      (_, i) => rows[i % rows.length] as number,
    );
  });
}
