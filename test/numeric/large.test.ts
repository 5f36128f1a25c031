import { beforeAll, describe, expect, it } from 'vitest';
import type { Core, SparseMatrix } from '../../engine/numeric/core.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { testCore } from '../support/test-core.ts';

let core: Core;
beforeAll(async () => {
  core = await testCore();
});

/** Entry (j, k) of the covariance by its definition, in f64. */
function covarianceAt(x: Float32Array, n: number, d: number, j: number, k: number): number {
  let [mj, mk] = [0, 0];
  for (let i = 0; i < n; i++) {
    mj += (x[i * d + j] as number) / n;
    mk += (x[i * d + k] as number) / n;
  }
  let sum = 0;
  for (let i = 0; i < n; i++) sum += ((x[i * d + j] as number) - mj) * ((x[i * d + k] as number) - mk);
  return sum / n;
}

describe('large shapes', () => {
  it('CORE-1 covariance of 20,000 × 1,024 with mean 1000 is right to 1e-5', () => {
    const [n, d] = [20_000, 1024];
    // The shift leaves a grid of 2⁻¹⁴, which is part of the input; the definition is taken on the same input.
    const values = core.normals(1, n * d).map((value) => value + 1000);
    const { mean, covariance } = core.covariance({ rows: n, cols: d, values });
    expect(Math.abs((mean[5] as number) - 1000)).toBeLessThan(0.05); // 7 standard errors
    for (const [j, k] of [
      [0, 0],
      [1023, 1023],
      [0, 1023],
      [517, 130],
      [130, 517],
    ] as const) {
      const want = covarianceAt(values, n, d, j, k);
      expect(Math.abs((covariance.values[j * d + k] as number) - want)).toBeLessThan(1e-5);
    }
  });

  it('CORE-1 products, scores and a fit on sparse rows, 6,000 × 50,000', () => {
    const [rows, cols, each] = [6000, 50_000, 60];
    // Column 0 of a row tells its class; the others are spread over the whole width.
    const starts = new Int32Array(rows + 1).map((_, i) => i * each);
    const columns = new Int32Array(rows * each);
    const values = new Float32Array(rows * each).fill(1);
    const drawn = core.uniforms(3, rows * each);
    const y = new Int32Array(rows).map((_, i) => (i * 7 + (i >> 4)) & 1);
    for (let i = 0; i < rows; i++) {
      const own = new Set<number>([y[i] as number]);
      for (let k = 1; k < each; k++) {
        let column = 2 + Math.floor((drawn[i * each + k] as number) * (cols - 2));
        while (own.has(column)) column = column + 1 < cols ? column + 1 : 2;
        own.add(column);
      }
      columns.set(
        [...own].sort((a, b) => a - b),
        i * each,
      );
    }
    const x: SparseMatrix = { rows, cols, starts, columns, values };
    const weights = Float64Array.from(core.normals(4, cols + 1));
    const scores = core.linearScores(x, weights);
    for (const i of [0, 1, 2999, 5999]) {
      let want = weights[cols] as number;
      for (let k = i * each; k < (i + 1) * each; k++) want += weights[columns[k] as number] as number;
      expect(Math.abs((scores[i] as number) - want)).toBeLessThan(1e-4); // 60 terms of unit size in f32
    }
    const fit = core.fitLogistic({ classes: 2, x, y }, { l2: 1e-3 });
    expect(fit.converged).toBe(true);
    expect(fit.gradient).toBeLessThanOrEqual(1e-6);
    const fitted = core.linearScores(x, fit.weights);
    const correct = y.reduce((sum, label, i) => sum + Number((fitted[i] as number) > 0 === (label === 1)), 0);
    expect(correct).toBe(rows); // columns 0 and 1 tell the classes apart
  });

  it('CORE-1 logistic fit of 60,000 × 784 to a gradient of 1e-6', () => {
    const [n, d] = [60_000, 784];
    const x = core.normals(5, n * d);
    const truth = core.normals(6, d);
    const noise = core.normals(7, n);
    const clean = core.multiplyVector({ rows: n, cols: d, values: x }, truth);
    const y = Int32Array.from(clean, (score, i) => Number(score + 28 * (noise[i] as number) > 0));
    const data = { n, d, classes: 2, x, y };
    const fit = core.fitLogistic(data, { l2: 0.01 });
    expect(fit.converged).toBe(true);
    expect(fit.gradient).toBeLessThanOrEqual(1e-6);
    // Its own claim, checked by a fresh pass.
    const { gradient } = core.modelGradient(linearHead(fit.weights), data, 0.01);
    expect(gradient.reduce((most, g) => Math.max(most, Math.abs(g)), 0)).toBeLessThanOrEqual(1e-6);
  });
});
