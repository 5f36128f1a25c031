import type { Core, Matrix } from '../numeric/core.ts';

/** The rows less their mean, f32[rows, cols]. */
export function centred(core: Core, x: Matrix): Matrix {
  const mean = core.mean(x);
  return { ...x, values: x.values.map((value, k) => value - (mean[k % x.cols] as number)) };
}

/** Centred rows in the coordinates of their k main directions, f32[rows, min(k, cols, rows)]. */
export function principalPart(core: Core, x: Matrix, k: number): Matrix {
  const rows = centred(core, x);
  const kept = Math.min(k, x.cols, x.rows);
  const { vectors } = core.topEigen(core.covariance(x).covariance, kept);
  return core.multiply(rows, vectors, { transposeB: true });
}
