import type { Samples } from './samples.ts';

/** The rows of `data` named by `index`, in that order; a copy. */
export function takeRows(data: Samples, index: ArrayLike<number>): Samples {
  const { d, classes } = data;
  const n = index.length;
  const x = new Float32Array(n * d);
  const y = new Int32Array(n);
  for (let i = 0; i < n; i++) {
    const from = index[i] as number;
    x.set(data.x.subarray(from * d, from * d + d), i * d);
    y[i] = data.y[from] as number;
  }
  return { n, d, classes, x, y };
}

/** Rows `from` to `to` of `data`, which they share. */
export const rowsBetween = ({ d, classes, x, y }: Samples, from: number, to: number): Samples => ({
  ...{ n: to - from, d, classes },
  x: x.subarray(from * d, to * d),
  y: y.subarray(from, to),
});

/** All rows of `first`, then all rows of `second`; a copy. Both have the same d and classes. */
export function joinRows(first: Samples, second: Samples): Samples {
  const x = new Float32Array(first.x.length + second.x.length);
  x.set(first.x);
  x.set(second.x, first.x.length);
  const y = new Int32Array(first.n + second.n);
  y.set(first.y);
  y.set(second.y, first.n);
  return { n: first.n + second.n, d: first.d, classes: first.classes, x, y };
}

/** No rows, of the same kind as `data`. */
export function noRows(data: Pick<Samples, 'd' | 'classes'>): Samples {
  return { n: 0, d: data.d, classes: data.classes, x: new Float32Array(0), y: new Int32Array(0) };
}

/** The same samples under other labels; shares `x`. */
export function relabel(data: Samples, y: Int32Array): Samples {
  return { ...data, y };
}

/** Samples of each class, i32[classes]. */
export function classCounts(data: Pick<Samples, 'y' | 'classes'>): Int32Array {
  const counts = new Int32Array(data.classes);
  for (const label of data.y) counts[label] = (counts[label] as number) + 1;
  return counts;
}

/** Indices of the rows where `mask` is `value`, ascending. */
export function indicesWhere(mask: ArrayLike<number>, value: number): Int32Array {
  const found: number[] = [];
  for (let i = 0; i < mask.length; i++) if (mask[i] === value) found.push(i);
  return Int32Array.from(found);
}
