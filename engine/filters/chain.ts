import type { Verdict } from './filter.ts';

/** What one filter of a chain said. */
export interface Judged extends Verdict {
  /** The rows of the stream that it was shown, i32, rising. */
  readonly rows: Int32Array;
}

/**
 * One suspicion for a chain of filters, f64[n], so that the chain has an AUC: of one filter its own. Of more: rows
 * that an earlier filter dropped or relabelled come before those of a later one, and all of them before the rest;
 * within each lot the suspicion of the filter that put the row there decides (of the rest: of the last that saw it).
 *
 * @param labels  of the stream, before any filter
 * @param judged  in the order of the chain; not empty
 */
export function chainSuspicion(labels: Int32Array, judged: readonly Judged[]): Float64Array {
  const [first, second] = judged;
  if (first && !second) return Float64Array.from(first.suspicion);
  const suspicion = new Float64Array(labels.length);
  const found = new Uint8Array(labels.length);
  const y = labels.slice();
  judged.forEach(({ rows, suspicion: own, dropped, relabelled }, k) => {
    const ranks = shareBelow(own);
    rows.forEach((row, i) => {
      const label = relabelled?.[i] ?? (y[row] as number);
      const caught = dropped[i] === 1 || label !== y[row];
      y[row] = label;
      if (found[row] === 1) return;
      suspicion[row] = (caught ? judged.length - k : 0) + (ranks[i] as number);
      if (caught) found[row] = 1;
    });
  });
  return suspicion;
}

/** Share of the values that are smaller than each, 0 ≤ … < 1; f64[n]. */
function shareBelow(values: Float32Array): Float64Array {
  const sorted = values.slice().sort();
  const below = new Map<number, number>();
  sorted.forEach((value, at) => {
    if (!below.has(value)) below.set(value, at / values.length);
  });
  return Float64Array.from(values, (value) => below.get(value) as number);
}
