import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness.ts';
import { randomSamples, seeds, twoClassData } from '../support/generators.ts';
import { golden, goldenSamples } from '../support/golden.ts';
import { meanGradient } from '../support/plain-gradients.ts';
import { solve } from '../support/plain-linalg.ts';
import { ridge, samplesRows, score, sign } from '../support/plain-models.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

function hingeObjective(data: ReturnType<typeof randomSamples>, w: ArrayLike<number>, l2: number): number {
  const losses = samplesRows(data).map((x, i) => Math.max(0, 1 - sign(data, i) * score(x, w)));
  return losses.reduce((a, b) => a + b, 0) / data.n + ridge(w, data.d, l2);
}

describe('fitHinge', () => {
  it('CORE-2 reaches the reference: objective and weights', () => {
    const fit = core.fitHinge(goldenSamples, { l2: golden.data.lambda_ });
    // Inputs are rounded to f32: 6e-8 of each, which moves the objective by as much.
    expect(Math.abs(fit.objective - golden.svm_hinge.objective)).toBeLessThan(1e-7 + 1e-6);
    const tight = core.fitHinge(goldenSamples, { l2: golden.data.lambda_, tolerance: 3e-8 });
    expect(Math.abs(tight.objective - golden.svm_hinge.objective)).toBeLessThan(1e-7);
    expectClose(tight.weights, [...golden.svm_hinge.w, golden.svm_hinge.b], 1e-5);
  });

  it('CORE-1 proves its gap: the objective is true, and no other model found is better by more', () => {
    fc.assert(
      fc.property(twoClassData, fc.constantFrom(0.5, 0.05, 0.005), (data, l2) => {
        const fit = core.fitHinge(data, { l2 });
        expect(fit.converged).toBe(true);
        expect(fit.gap).toBeLessThanOrEqual(1e-6);
        expect(Math.abs(fit.objective - hingeObjective(data, fit.weights, l2))).toBeLessThan(1e-6);
        for (const by of [0.99, 1.01]) {
          const other = fit.weights.map((w) => w * by);
          expect(hingeObjective(data, other, l2)).toBeGreaterThan(fit.objective - 2e-6);
        }
        for (const shift of [-0.01, 0.01]) {
          const other = fit.weights.with(data.d, (fit.weights[data.d] as number) + shift);
          expect(hingeObjective(data, other, l2)).toBeGreaterThan(fit.objective - 2e-6);
        }
      }),
      { numRuns: 60, seed: 30 },
    );
  });

  it('CORE-1 of one class alone is the bias that satisfies all', () => {
    const data = { ...randomSamples(3, 12, 4), y: new Int32Array(12).fill(1) };
    const fit = core.fitHinge(data, { l2: 0.1 });
    expect(fit.objective).toBeLessThan(1e-6);
    expect(Math.max(...fit.weights.slice(0, 4).map(Math.abs))).toBeLessThan(1e-6);
  });

  it('CORE-1 a weight of two counts as a second copy', () => {
    const data = randomSamples(4, 30, 5);
    const rows = samplesRows(data);
    const picks = [...rows.keys()].flatMap((i) => new Array<number>(1 + (i % 2)).fill(i));
    const copies = {
      ...data,
      n: picks.length,
      x: Float32Array.from(picks.flatMap((i) => rows[i] as number[])),
      y: Int32Array.from(picks, (i) => data.y[i] as number),
    };
    const sampleWeights = new Float32Array(30).map((_, i) => 1 + (i % 2));
    const a = core.fitHinge(data, { l2: 0.1, sampleWeights });
    const b = core.fitHinge(copies, { l2: 0.1 });
    expect(Math.abs(a.objective - b.objective)).toBeLessThan(2e-6);
  });

  it('CORE-5 stops at the limit of steps and does not call that converged', () => {
    const fit = core.fitHinge(randomSamples(5, 60, 6), { l2: 1e-3, maxIterations: 3 });
    expect(fit.converged).toBe(false);
    expect(fit.gap).toBeGreaterThan(1e-6);
  });
});

it('CORE-1 fitSquared solves the normal equations', () => {
  fc.assert(
    fc.property(twoClassData, (data) => {
      const rows = samplesRows(data).map((x) => [...x, 1]);
      const size = data.d + 1;
      const normal = Array.from({ length: size }, (_, j) =>
        Array.from({ length: size }, (_unused, k) => {
          const sum = rows.reduce((s, row) => s + (row[j] as number) * (row[k] as number), 0);
          return sum / data.n + (j === k && j < data.d ? 0.1 : 0);
        }),
      );
      const right = Array.from(
        { length: size },
        (_, j) => rows.reduce((s, row, i) => s + sign(data, i) * (row[j] as number), 0) / data.n,
      );
      const fit = core.fitSquared(data, { l2: 0.1 });
      expect(fit.converged).toBe(true);
      expectClose(fit.weights, solve(normal, right), 1e-4);
    }),
    { numRuns: 40, seed: 31 },
  );
});

describe('fitSoftmax', () => {
  it('CORE-2 reaches the reference', () => {
    const { X, y, W, b, objective } = golden.softmax;
    const data = { n: X.length, d: 2, classes: 3, x: Float32Array.from(X.flat()), y: Int32Array.from(y) };
    const fit = core.fitSoftmax(data, { l2: golden.data.lambda_, tolerance: 1e-7 });
    expect(Math.abs(fit.objective - objective)).toBeLessThan(1e-7);
    expectClose(fit.weights, [...W.flat(), ...b], 1e-5);
  });

  it('CORE-1 reaches a gradient of 1e-6 and says so truly', () => {
    const shapes = fc.tuple(seeds, fc.integer({ min: 3, max: 60 }), fc.integer({ min: 1, max: 20 }));
    fc.assert(
      fc.property(shapes, fc.integer({ min: 2, max: 11 }), ([seed, n, d], classes) => {
        const data = randomSamples(seed, n, d, classes);
        const fit = core.fitSoftmax(data, { l2: 0.02 });
        expect(fit.converged).toBe(true);
        const gradient = meanGradient({ kind: 'softmax', weights: fit.weights }, data, 0.02);
        expect(Math.max(...gradient.map(Math.abs))).toBeLessThan(3e-6);
      }),
      { numRuns: 30, seed: 32 },
    );
  });

  it('CORE-1 of two classes is logistic regression with half the ridge', () => {
    const data = randomSamples(7, 50, 6);
    const soft = core.fitSoftmax(data, { l2: 0.1, tolerance: 1e-7 });
    const logistic = core.fitLogistic(data, { l2: 0.05, tolerance: 1e-7 });
    const difference = Float64Array.from(
      { length: 6 },
      (_, j) => (soft.weights[6 + j] as number) - (soft.weights[j] as number),
    );
    expectClose(difference, logistic.weights.slice(0, 6), 1e-4);
  });
});
