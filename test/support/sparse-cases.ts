import type { SparseMatrix, SparseSamples } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { createRandom } from '../../engine/random.ts';

/** Rows with about `share` of their entries set, some of them empty, and the same rows dense. */
export function sparsePair(
  seed: number,
  n: number,
  d: number,
  share: number,
  value: (uniform: number) => number = (u) => 4 * u - 2,
): { sparse: SparseSamples; dense: Samples } {
  const random = createRandom(seed);
  const x = new Float32Array(n * d).map(() => (random.uniform() < share ? value(random.uniform()) : 0));
  const y = new Int32Array(n).map(() => random.below(2));
  const dense = { n, d, classes: 2, x, y };
  return { sparse: { classes: 2, x: toSparse(dense), y }, dense };
}

export function toSparse({ n, d, x }: Samples): SparseMatrix {
  const columns: number[] = [];
  const values: number[] = [];
  const starts = new Int32Array(n + 1);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < d; j++) {
      const entry = x[i * d + j] as number;
      if (entry === 0) continue;
      columns.push(j);
      values.push(entry);
    }
    starts[i + 1] = columns.length;
  }
  return { rows: n, cols: d, starts, columns: Int32Array.from(columns), values: Float32Array.from(values) };
}
