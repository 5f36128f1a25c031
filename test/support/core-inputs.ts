import type { Core, Matrix, NetworkShape, SparseSamples } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';

const HIDDEN = 11;

/** Arguments of one size for every function of the core. */
export interface Inputs {
  readonly x: Matrix;
  readonly few: Matrix;
  readonly symmetric: Matrix;
  readonly factor: Matrix;
  readonly two: Samples;
  readonly three: Samples;
  readonly sparse: SparseSamples;
  readonly linear: Float64Array;
  readonly shape: NetworkShape;
  readonly network: Float32Array;
  readonly direction: Float64Array;
  readonly importance: Float32Array;
}

/**
 * Inputs from the core's own seeded numbers and from arithmetic that is exact everywhere.
 *
 * @param n    Rows of `x` and samples.
 * @param d    Columns of everything.
 * @param rows Rows of `few`, at least 3.
 */
export function coreInputs(core: Core, n: number, d: number, rows: number): Inputs {
  const matrix = (seed: number, rows: number): Matrix => ({
    rows,
    cols: d,
    values: core.normals(seed, rows * d),
  });
  const x = matrix(1, n);
  const few = matrix(2, rows);
  const symmetric = core.covariance(matrix(1, Math.max(n, 3 * d))).covariance; // of full rank
  const parameters = HIDDEN * d + HIDDEN + 3 * HIDDEN + 3;
  const labels = (classes: number) => new Int32Array(n).map((_, i) => (i * 7 + (i >> 3)) % classes);
  return {
    x,
    few,
    symmetric,
    factor: core.cholesky(symmetric).factor,
    two: { n, d, classes: 2, x: x.values, y: labels(2) },
    three: { n, d, classes: 3, x: x.values, y: labels(3) },
    sparse: { classes: 2, x: countsOf(x), y: labels(2) },
    linear: Float64Array.from(core.normals(3, d + 1), (w) => w / 4),
    shape: { d, hidden: HIDDEN, classes: 3, activation: 'tanh' },
    network: core.normals(4, parameters).map((w) => w / 4),
    direction: Float64Array.from(core.normals(6, parameters)),
    importance: core.uniforms(7, n),
  };
}

/** The larger values as counts, in sparse rows. */
function countsOf({ rows, cols, values }: Matrix) {
  const starts = new Int32Array(rows + 1);
  const columns: number[] = [];
  const counts: number[] = [];
  for (let i = 0; i < rows; i++) {
    for (let j = 0; j < cols; j++) {
      const value = values[i * cols + j] ?? 0;
      if (value <= 1) continue;
      columns.push(j);
      counts.push(Math.floor(value));
    }
    starts[i + 1] = columns.length;
  }
  return { rows, cols, starts, columns: Int32Array.from(columns), values: Float32Array.from(counts) };
}
