import type { Core, Matrix, NetworkShape } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';

export const SHAPE: NetworkShape = { d: 784, hidden: 64, classes: 10, activation: 'relu' };
export const BATCH = 100;
export const RATE = 0.001;

export function normalMatrix(core: Core, rows: number, cols: number, seed = 1): Matrix {
  return { rows, cols, values: core.normals(seed, rows * cols) };
}

export function normalSamples(core: Core, n: number, d: number, classes: number): Samples {
  const y = new Int32Array(n).map((_, i) => (i * 7 + (i >> 3)) % classes);
  return { n, d, classes, x: core.normals(2, n * d), y };
}

/** Symmetric and positive definite: the covariance of twice as many rows as columns. */
export function definiteMatrix(core: Core, d: number): Matrix {
  return core.covariance(normalMatrix(core, 2 * d, d)).covariance;
}
