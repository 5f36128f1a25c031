import { describe, expect, it } from 'vitest';
import type { Core, Matrix } from '../../engine/numeric/core.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

const times = (values: Float32Array, by: number) => values.map((value) => value * by);
const matrixTimes = (m: Matrix, by: number): Matrix => ({ ...m, values: times(m.values, by) });

/** Lengths of rows that are `by` times as long are `by` times as large, to the last bit. */
const LENGTHS: Record<string, (c: Core, x: Matrix, queries: Matrix) => Float32Array> = {
  nearest: (c, x, queries) => c.nearest(x, queries, 3).distance,
  'nearest in many columns': (c, x) =>
    c.nearest({ ...x, rows: x.rows / 8, cols: x.cols * 8 }, { ...x, rows: x.rows / 8, cols: x.cols * 8 }, 2)
      .distance,
  distances: (c, x, queries) => c.distances(x, queries).values,
  centroidDistances: (c, x) => c.centroidDistances({ ...samples, x: x.values }),
  'centres of kMeans': (c, x) => c.kMeans(x, 3).centres.values,
  mean: (c, x) => c.mean(x),
};

const samples = randomSamples(8, 400, 5, 3);
const x: Matrix = { rows: 400, cols: 5, values: samples.x };
const queries = randomMatrix(9, 20, 5);

describe('CORE-16 values of any size that f32 holds', () => {
  // 2^70 is 1e21 and 2^-80 is 1e-24: squares of both are beyond f32.
  describe.each([2 ** 70, 2 ** -80])('times %s', (by) => {
    it.each(Object.entries(LENGTHS))('CORE-16 %s', (_name, length) => {
      expect(length(core, matrixTimes(x, by), matrixTimes(queries, by))).toEqual(
        times(length(core, x, queries), by),
      );
    });

    it('CORE-16 neighbours, clusters and discrepancies are the same', () => {
      const [far, asked] = [matrixTimes(x, by), matrixTimes(queries, by)];
      expect(core.nearest(far, asked, 3).index).toEqual(core.nearest(x, queries, 3).index);
      expect(core.kMeans(far, 3).labels).toEqual(core.kMeans(x, 3).labels);
      const [a, b] = [core.mmd(far, asked), core.mmd(x, queries)];
      expect(a.squared).toBe(b.squared);
      expect(a.bandwidth).toBe(b.bandwidth * by);
    });
  });

  it('CORE-16 gradients at features of 1e20 have norms and a spectrum', () => {
    const by = 2 ** 66;
    const data = randomSamples(4, 60, 7);
    const far = { ...data, x: times(data.x, by) };
    const weights = Float64Array.from({ length: 8 }, (_, j) => 0.1 * (j - 3));
    const model = (scale: number) =>
      ({
        kind: 'linear',
        loss: 'logistic',
        weights: weights.map((w, j) => (j < 7 ? w / scale : w)),
      }) as const;
    const norms = core.sampleGradientNorms(model(by), far);
    expect(norms.every(Number.isFinite)).toBe(true);
    // Beside features as large the constant counts nothing.
    const slopes = core.modelLosses(model(1), data).map((loss) => 1 - core.exp(-loss));
    const want = slopes.map((slope, i) => slope * by * Math.hypot(...data.x.subarray(i * 7, i * 7 + 7)));
    expectClose(norms, want, 1e-4);
    const spectral = core.sampleGradientSpectral(model(by), far);
    expect(spectral.every(Number.isFinite)).toBe(true);
    expect(Math.max(...spectral)).toBeGreaterThan(by / 10);
  });
});
