import { describe, expect, it } from 'vitest';
import type { Matrix, SparseSamples } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { expectClose } from '../support/closeness.ts';
import { GOLDEN_SETS, goldenSet } from '../support/fits.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

/** The reference holds the features as f64, the core as f32: 6e-8 of each, times what a margin is larger than a loss. */
const BOUND = 1e-6;

const rowsOf = ({ n, d, x }: Samples): Matrix => ({ rows: n, cols: d, values: x });
const errorsOf = (data: Samples, weights: Float64Array) =>
  core.linearScores(rowsOf(data), weights).filter((s, i) => s > 0 !== (data.y[i] === 1)).length;

/** Every stored value of the rows, and no zero where there is none. */
function sparseOf({ n, d, classes, x, y }: Samples): SparseSamples {
  const stored = [...x.keys()].filter((k) => x[k] !== 0);
  const starts = Int32Array.from({ length: n + 1 }, (_, i) => stored.filter((k) => k < i * d).length);
  const values = Float32Array.from(stored, (k) => x[k] as number);
  return {
    x: { rows: n, cols: d, starts, columns: Int32Array.from(stored, (k) => k % d), values },
    y,
    classes,
  };
}

describe('CORE-14 fits take features as they are', () => {
  for (const [name, { positive, twoClasses, softmax, naiveBayes }] of GOLDEN_SETS) {
    const data = goldenSet(name, positive);
    const test = name.endsWith('-train') ? goldenSet(name.replace('-train', '-test'), positive) : null;

    it.each(twoClasses)(
      `CORE-14 ${name}, ridge $l2: logistic and hinge are those of the reference`,
      (want) => {
        for (const kind of ['logistic', 'hinge'] as const) {
          const { l2 } = want;
          const fit = kind === 'hinge' ? core.fitHinge(data, { l2 }) : core.fitLogistic(data, { l2 });
          expect(fit.converged).toBe(true);
          expect(Math.abs(fit.objective / want[kind].objective - 1)).toBeLessThan(BOUND);
          expect(Math.abs(Math.hypot(...fit.weights.slice(0, data.d)) / want[kind].norm - 1)).toBeLessThan(
            2e-3,
          );
          expect(errorsOf(data, fit.weights)).toBe(want[kind].errors);
          if (test) expect(errorsOf(test, fit.weights)).toBe(want[kind].testErrors);
        }
      },
    );

    it.each(softmax ?? [])(`CORE-14 ${name}, ridge $l2: softmax is that of the reference`, (want) => {
      const all = goldenSet(name);
      const fit = core.fitSoftmax(all, { l2: want.l2 });
      expect(fit.converged).toBe(true);
      expect(Math.abs(fit.objective / want.objective - 1)).toBeLessThan(BOUND);
      const { cols, values } = core.modelScores({ kind: 'softmax', weights: fit.weights }, rowsOf(all));
      const best = Array.from(all.y, (_, i) => {
        const row = values.subarray(i * cols, (i + 1) * cols);
        return row.indexOf(Math.max(...row));
      });
      expect(best.filter((c, i) => c !== all.y[i]).length).toBe(want.errors);
    });

    if (naiveBayes) {
      it(`CORE-14 ${name}: naive Bayes is that of the reference`, () => {
        const { prior, likelihood } = core.fitNaiveBayes(data, { smoothing: 1 });
        const odds = (values: Float64Array, k: number, j: number) =>
          (values[k + j] as number) - (values[j] as number);
        const weights = naiveBayes.weights.map((_, j) => odds(likelihood, data.d, j));
        expectClose(weights, naiveBayes.weights, BOUND);
        const bias = odds(prior, 1, 0);
        expect(Math.abs(bias - naiveBayes.bias)).toBeLessThan(1e-12);
        expect(errorsOf(data, Float64Array.from([...weights, bias]))).toBe(naiveBayes.errors);
      });
    }

    it(`CORE-14 ${name}: a network trains`, () => {
      const all = goldenSet(name);
      const shape = { d: all.d, hidden: 12, classes: all.classes, activation: 'tanh' } as const;
      const options = { l2: 0.003, epochs: 80, batch: 32, learningRate: 0.02, seed: 1 };
      const fit = core.fitNetwork(all, shape, options);
      expect(fit.converged).toBe(true);
      const logits = core.networkLogits(rowsOf(all), shape, fit.weights);
      const wrong = Array.from(all.y).filter((label, i) => {
        const row = logits.values.subarray(i * all.classes, (i + 1) * all.classes);
        return row.indexOf(Math.max(...row)) !== label;
      });
      // More than 88 % right on all of these; the majority class is at most 63 %.
      expect(wrong.length).toBeLessThan(0.12 * all.n);
    });
  }

  it.each([2 ** -40, 2 ** 20, 2 ** 66])('CORE-14 features times %s have weights divided by it', (by) => {
    // Without a ridge, so that the scale has no say. 2^66 is 7e19: squares of such features are beyond f32.
    const data = randomSamples(3, 200, 4);
    const scaled = { ...data, x: data.x.map((value) => value * by) };
    const fit = core.fitLogistic(data, { l2: 0 });
    const other = core.fitLogistic(scaled, { l2: 0 });
    expect(other.converged).toBe(true);
    expectClose(
      other.weights.map((w, j) => (j < data.d ? w * by : w)),
      fit.weights,
      1e-4,
    );
    const svm = core.fitHinge(scaled, { l2: 0.01 * by * by });
    expect(svm.converged).toBe(true);
    expectClose(
      svm.weights.map((w, j) => (j < data.d ? w * by : w)),
      core.fitHinge(data, { l2: 0.01 }).weights,
      1e-4,
    );
  });

  it('CORE-14 starts and steps are in units of the features as they are', () => {
    const data = goldenSet('wine', 'class_1');
    const seen: Float64Array[] = [];
    const whole = core.fitLogistic(data, { l2: 0.01, onStep: (_, weights) => seen.push(weights) });
    expect(seen.at(-1)).toEqual(whole.weights);
    const again = core.fitLogistic(data, { l2: 0.01, start: whole.weights });
    expect(again.iterations).toBeLessThanOrEqual(1);
    expectClose(again.weights, whole.weights, 1e-6);
    const all = goldenSet('wine');
    const soft = core.fitSoftmax(all, { l2: 0.01 });
    expect(core.fitSoftmax(all, { l2: 0.01, start: soft.weights }).iterations).toBeLessThanOrEqual(1);
    const shape = { d: all.d, hidden: 3, classes: 3, activation: 'relu' } as const;
    const options = { l2: 0, epochs: 0, batch: 8, learningRate: 0.1, seed: 4 };
    const { weights } = core.fitNetwork(all, shape, options);
    const same = core.fitNetwork(all, shape, { ...options, start: weights });
    expectClose(same.weights, weights, 1e-5);
  });

  it('CORE-14 sparse rows, with features far from zero and of unlike sizes, as dense ones', () => {
    const data = randomSamples(5, 150, 60);
    data.x.forEach((value, k) => {
      const j = k % 60;
      // A feature of about 2000 in every row, forty that are mostly absent and up to 1e5, the rest absent.
      data.x[k] = j === 0 ? 2000 + 5 * value : j < 40 && k % 7 === 0 ? value * 10 ** (j % 6) : 0;
    });
    const sparse = sparseOf(data);
    expect(2 * sparse.x.values.length).toBeLessThan(data.x.length);
    for (const l2 of [0.01, 0.001]) {
      const [a, b] = [core.fitLogistic(sparse, { l2 }), core.fitLogistic(data, { l2 })];
      expect([a.converged, b.converged]).toEqual([true, true]);
      expect(Math.abs(a.objective / b.objective - 1)).toBeLessThan(1e-5);
    }
  });

  it('CORE-14 a linear SVM of many features of unlike sizes converges, by whatever method', () => {
    const data = randomSamples(6, 3000, 300);
    data.x.forEach((value, k) => {
      data.x[k] = value * 4 ** (k % 7) + (k % 11 === 0 ? 300 : 0);
    });
    const fit = core.fitHinge(data, { l2: 0.01 });
    expect(fit.converged).toBe(true);
    expect(fit.gap).toBeLessThanOrEqual(1e-6 * fit.objective);
  });

  it('CORE-14 a sparse linear SVM too, as the dense one', () => {
    const data = randomSamples(7, 120, 40);
    data.x.forEach((value, k) => {
      data.x[k] = k % 5 === 0 ? 5000 * value : 0;
    });
    const sparse = sparseOf(data);
    expect(2 * sparse.x.values.length).toBeLessThan(data.x.length);
    const [a, b] = [core.fitHinge(sparse, { l2: 0.01 }), core.fitHinge(data, { l2: 0.01 })];
    expect([a.converged, b.converged]).toEqual([true, true]);
    expect(Math.abs(a.objective / b.objective - 1)).toBeLessThan(3e-6);
  });

  it('CORE-14 a fit that stops early says so', () => {
    const data = goldenSet('breast-cancer', 'benign');
    expect(core.fitLogistic(data, { l2: 0.01, maxIterations: 4 }).converged).toBe(false);
    expect(core.fitHinge(data, { l2: 0.01, maxIterations: 4 }).converged).toBe(false);
    expect(core.fitSoftmax(goldenSet('wine'), { l2: 0.01, maxIterations: 4 }).converged).toBe(false);
    // The ridge holds the weights of so small features at zero: the network says the same of every sample.
    const iris = goldenSet('iris');
    const small = { ...iris, x: iris.x.map((value) => value * 1e-4) };
    const shape = { d: 4, hidden: 12, classes: 3, activation: 'tanh' } as const;
    const options = { l2: 0.003, epochs: 80, batch: 32, learningRate: 0.02, seed: 1 };
    expect(core.fitNetwork(small, shape, options).converged).toBe(false);
  });
});
