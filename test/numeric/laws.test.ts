import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { randomMatrix, randomSamples, seeds, sizes } from '../support/generators.ts';
import { MODEL_KINDS, modelCase } from '../support/model-cases.ts';
import { testCore } from '../support/test-core.ts';

/** Laws that hold to the bit unless a bound is said: the order of rows and columns, and powers of two. */

const core = await testCore();
const RUNS = { numRuns: 30, seed: 91 };

function pickRows({ cols, values }: Matrix, order: Int32Array): Matrix {
  const picked = [...order].flatMap((row) => [...values.subarray(row * cols, (row + 1) * cols)]);
  return { rows: order.length, cols, values: Float32Array.from(picked) };
}

function pickColumns({ rows, cols, values }: Matrix, order: Int32Array): Matrix {
  const picked = values.map((_, i) => values[i - (i % cols) + (order[i % cols] as number)] as number);
  return { rows, cols, values: picked };
}

const scaled = ({ rows, cols, values }: Matrix, by: number): Matrix => ({
  rows,
  cols,
  values: values.map((value) => value * by),
});

describe('moments and products', () => {
  it('CORE-10 columns in another order: covariance and Gram matrix in that order', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, n, d) => {
        const x = randomMatrix(seed, n, d, 1, 3);
        const order = core.permutation(seed, d);
        const turned = pickColumns(x, order);
        const both = (m: Matrix) => pickColumns(pickRows(m, order), order);
        expect(core.covariance(turned).covariance).toEqual(both(core.covariance(x).covariance));
        expect(core.gram(turned)).toEqual(both(core.gram(x)));
        expect(core.variance(turned)).toEqual(
          pickColumns({ rows: 1, cols: d, values: core.variance(x) }, order).values,
        );
      }),
      RUNS,
    );
  });

  it('CORE-10 twice the values: twice the mean and the distances, four times the covariance', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, n, d) => {
        const x = randomMatrix(seed, n, d, 1, 3);
        const twice = scaled(x, 2);
        const [one, two] = [core.covariance(x), core.covariance(twice)];
        expect(two.mean).toEqual(one.mean.map((value) => 2 * value));
        expect(two.covariance).toEqual(scaled(one.covariance, 4));
        expect(core.distances(twice, twice)).toEqual(scaled(core.distances(x, x), 2));
        expect(core.columnQuantiles(twice, [0.3])).toEqual(scaled(core.columnQuantiles(x, [0.3]), 2));
      }),
      RUNS,
    );
  });

  it('CORE-10 four times a matrix: twice its Cholesky factor, four times its eigenvalues', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, d) => {
        const matrix = core.covariance(randomMatrix(seed, 2 * d + 5, d)).covariance;
        const four = scaled(matrix, 4);
        expect(core.cholesky(four).factor).toEqual(scaled(core.cholesky(matrix).factor, 2));
        const [one, more] = [core.symmetricEigen(matrix), core.symmetricEigen(four)];
        expect(more.values).toEqual(one.values.map((value) => 4 * value));
        expect(more.vectors).toEqual(one.vectors);
      }),
      RUNS,
    );
  });

  it('CORE-10 rows in another order: the same neighbours at the same distances', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 3, max: 60 }), sizes, (seed, n, d) => {
        const [x, queries] = [randomMatrix(seed, n, d), randomMatrix(seed + 1, 7, d)];
        const order = core.permutation(seed, n);
        const [one, other] = [core.nearest(x, queries, 3), core.nearest(pickRows(x, order), queries, 3)];
        expect(other.distance).toEqual(one.distance);
        expect(other.index.map((row) => order[row] as number)).toEqual(one.index);
      }),
      RUNS,
    );
  });
});

describe('samples of numbers', () => {
  it('CORE-10 in another order and twice as large: the same tests, quantiles twice as large', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 60 }), sizes, (seed, n, d) => {
        const [a, b] = [randomMatrix(seed, n, d, 1, 3), randomMatrix(seed + 1, n + 3, d)];
        const order = core.permutation(seed, n);
        const turned = scaled(pickRows(a, order), 2);
        const at = [0, 0.3, 1];
        const doubled = core.quantiles(a.values, at).map((value) => 2 * value);
        expect(core.quantiles(turned.values, at)).toEqual(doubled);
        const test = core.kolmogorovSmirnov(a.values, b.values);
        expect(core.kolmogorovSmirnov(turned.values, scaled(b, 2).values)).toEqual(test);
        expect(core.kolmogorovSmirnov(b.values, a.values)).toEqual(test);
        const one = core.mmd(a, b, { bandwidth: 3 }).squared;
        const two = core.mmd(scaled(b, 2), turned, { bandwidth: 6 }).squared;
        expect(Math.abs(one - two)).toBeLessThan(5e-6); // sums in another order, each to 5e-6
      }),
      RUNS,
    );
  });
});

describe('fits', () => {
  it('CORE-10 twice the features and a quarter of the ridge: half the weights, the same bias', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 4, max: 40 }), fc.integer({ min: 1, max: 18 }), (seed, n, d) => {
        const data = randomSamples(seed, n, d);
        const large = { ...data, x: data.x.map((value) => 2 * value) };
        const one = core.modelGradient(linearHead(new Float64Array(d + 1).fill(0.5)), data, 0.25);
        const two = core.modelGradient(linearHead(new Float64Array(d + 1).fill(0.25).with(d, 0.5)), large, 1);
        expect(two.loss).toBe(one.loss);
        expect(two.gradient).toEqual(one.gradient.map((value, j) => (j < d ? 2 * value : value)));
      }),
      RUNS,
    );
  });

  it('CORE-10 every sample twice, or with twice the weight: the same fit', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 6, max: 40 }), fc.integer({ min: 1, max: 12 }), (seed, n, d) => {
        const data = randomSamples(seed, n, d);
        const doubled = {
          ...data,
          n: 2 * n,
          x: Float32Array.from([...data.x, ...data.x]),
          y: Int32Array.from([...data.y, ...data.y]),
        };
        const sampleWeights = new Float32Array(n).fill(2);
        for (const train of [core.fitLogistic, core.fitSquared, core.fitHinge] as const) {
          // Each objective is within 1e-6 of the least, in f64: the gap of the hinge, the gradient squared of others.
          const least = train(data, { l2: 0.1 }).objective;
          expect(Math.abs(train(doubled, { l2: 0.1 }).objective - least)).toBeLessThan(2e-6);
          expect(Math.abs(train(data, { l2: 0.1, sampleWeights }).objective - least)).toBeLessThan(2e-6);
        }
      }),
      { numRuns: 15, seed: 93 },
    );
  });
});

describe.each(MODEL_KINDS)('%s', (kind) => {
  it('CORE-10 samples in another order: what each contributes in that order', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 40 }), fc.integer({ min: 1, max: 18 }), (seed, n, d) => {
        const { model, data } = modelCase(kind, seed, n, d);
        const order = core.permutation(seed, n);
        const matrix = { rows: n, cols: d, values: data.x };
        const turned: Samples = {
          ...data,
          x: pickRows(matrix, order).values,
          y: order.map((row) => data.y[row] as number),
        };
        const picked = (values: Float32Array) => pickRows({ rows: n, cols: 1, values }, order).values;
        expect(core.modelLosses(model, turned)).toEqual(picked(core.modelLosses(model, data)));
        expect(core.sampleGradientNorms(model, turned)).toEqual(
          picked(core.sampleGradientNorms(model, data)),
        );
        expect(core.sampleGradients(model, turned)).toEqual(
          pickRows(core.sampleGradients(model, data), order),
        );
        expect(core.inputGradients(model, turned)).toEqual(pickRows(core.inputGradients(model, data), order));
        expect(core.modelScores(model, pickRows(matrix, order))).toEqual(
          pickRows(core.modelScores(model, matrix), order),
        );
      }),
      { numRuns: 15, seed: 92 },
    );
  });
});
