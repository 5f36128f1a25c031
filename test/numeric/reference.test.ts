import { describe, expect, it } from 'vitest';
import type { Differentiable, Matrix } from '../../engine/numeric/core.ts';
import golden from '../golden/core.json' with { type: 'json' };
import { expectClose, expectEachClose } from '../support/closeness.ts';
import { testCore } from '../support/test-core.ts';

/** What other software answers; test/golden/core.json names it. Bounds are those of docs/numeric-core.md. */

const core = await testCore();
const matrix = (rows: readonly (readonly number[])[]): Matrix => ({
  rows: rows.length,
  cols: rows[0]?.length ?? 0,
  values: Float32Array.from(rows.flat()),
});
const x = matrix(golden.x);
const b = matrix(golden.b);
const gram = matrix(golden.gram);
const v = Float32Array.from(golden.v);
const importance = Float32Array.from(golden.importance);
const { l2 } = golden;
const two = { n: x.rows, d: x.cols, classes: 2, x: x.values, y: Int32Array.from(golden.y2) };
const three = { ...two, classes: 3, y: Int32Array.from(golden.y3) };

/** The stored values as sparse rows. */
function sparse(rows: readonly (readonly number[])[]) {
  const starts = [0];
  const columns: number[] = [];
  for (const row of rows) {
    columns.push(...[...row.keys()].filter((j) => row[j] !== 0));
    starts.push(columns.length);
  }
  return {
    rows: rows.length,
    cols: rows[0]?.length ?? 0,
    starts: Int32Array.from(starts),
    columns: Int32Array.from(columns),
    values: Float32Array.from(rows.flat().filter((value) => value !== 0)),
  };
}

describe('CORE-2 other software on 13 × 5', () => {
  it('CORE-2 products', () => {
    expectClose(core.multiply(x, b, { transposeB: true }).values, golden.product.flat(), 1e-6);
    expectClose(core.gram(x).values, golden.gram.flat(), 1e-6);
    expectClose(core.rowGram(x).values, golden.rowGram.flat(), 1e-6);
    expectClose(core.multiplyVector(x, v), golden.xv, 1e-6);
    expectClose(core.multiplyVector(x, importance, { transpose: true }), golden.xty, 1e-6);
  });

  it('CORE-2 moments', () => {
    expectClose(core.mean(x), golden.mean, 1e-6);
    expectClose(core.variance(x, 1), golden.variance, 2e-6);
    expectClose(core.covariance(x).covariance.values, golden.covariance.flat(), 1e-6);
    const { mean, covariance } = core.covariance(x);
    expectClose(core.mahalanobis(x, mean, covariance), golden.mahalanobis, 1e-4);
  });

  it('CORE-2 the minimum covariance determinant is the least of all subsets', () => {
    const found = core.robustCovariance(x, { ridge: 0, starts: 100 });
    expect([...found.support.keys()].filter((i) => found.support[i] === 1)).toEqual(golden.mcd.rows);
    expect(Math.abs(found.logDeterminant - golden.mcd.logDeterminant)).toBeLessThan(5e-5);
  });

  it('CORE-2 ranks and two-sample tests', () => {
    expect([...core.order(x.values)]).toEqual(golden.order);
    expectClose(core.quantiles(x.values, [0, 0.1, 0.5, 0.77, 1]), golden.quantiles, 1e-12);
    expectClose(core.columnQuantiles(x, [0.25, 0.5]).values, golden.columnQuantiles.flat(), 1e-7);
    const ks = core.kolmogorovSmirnov(x.values, b.values);
    expect(Math.abs(ks.statistic - golden.ks.statistic)).toBeLessThan(5e-13);
    const { squared } = core.mmd(x, b, { bandwidth: golden.mmd.bandwidth });
    expect(Math.abs(squared - golden.mmd.squared)).toBeLessThan(5e-6);
  });

  it('CORE-2 factorisations', () => {
    const { factor, logDeterminant } = core.cholesky(gram);
    expectClose(factor.values, golden.cholesky.factor.flat(), 1e-6);
    expect(Math.abs(logDeterminant - golden.cholesky.logDeterminant)).toBeLessThan(1e-6);
    expectClose(core.symmetricEigen(gram).values, golden.eigen.values, 1e-10);
    const top = core.topEigen(gram, 1);
    expectClose(top.values, golden.eigen.values.slice(0, 1), 1e-9);
    expectClose(top.vectors.values, golden.eigen.largest, 5e-6);
  });

  it('CORE-2 distances', () => {
    expectEachClose(core.distances(b, x).values, golden.distances.flat(), 5e-5);
    expect([...core.nearest(x, b, 4).index]).toEqual(golden.nearest.flat());
    expectClose(core.centroidDistances(three), golden.centroid, 1e-6);
    expect(core.kMeans(x, 2, { starts: 50 }).inertia / golden.kMeansInertia).toBeCloseTo(1, 5);
  });

  it('CORE-2 fits', () => {
    const weights = core.fitSquared(two, { l2, tolerance: 1e-8 }).weights;
    expectClose(weights, golden.squaredFit, 1e-4);
    const counts = sparse(golden.counts);
    const model = core.fitNaiveBayes({ classes: 2, x: counts, y: two.y });
    expectClose(model.prior, golden.naiveBayes.prior, 1e-12);
    expectClose(model.likelihood, golden.naiveBayes.likelihood.flat(), 1e-12);
  });

  it('CORE-2 elementary functions and seeded numbers', () => {
    expectEachClose(golden.exp.at.map(core.exp), golden.exp.is, 4.5e-16);
    expectEachClose(golden.log.at.map(core.log), golden.log.is, 4.5e-16);
    expect([...core.uniforms(7, 12)]).toEqual(golden.random.uniforms);
    expect([...core.permutation(7, 12)]).toEqual(golden.random.permutation);
    expect([...core.normals(7, 11)]).toEqual(golden.random.normals.map(Math.fround));
  });
});

type Kind = keyof typeof golden.models;
const SHAPE = { d: x.cols, hidden: 3, classes: 3 };

function modelOf(kind: Kind): Differentiable {
  const { weights } = golden.models[kind];
  if (kind === 'softmax') return { kind, weights: Float64Array.from(weights) };
  if (kind === 'tanh' || kind === 'relu') {
    const shape = { ...SHAPE, activation: kind };
    return { kind: 'network', shape, weights: Float32Array.from(weights) };
  }
  return { kind: 'linear', loss: kind, weights: Float64Array.from(weights) };
}

const dot = (a: readonly number[], c: readonly number[]) =>
  a.reduce((sum, value, j) => sum + value * (c[j] as number), 0);

describe.each(Object.keys(golden.models) as Kind[])('CORE-2 complex steps: %s', (kind) => {
  const want = golden.models[kind];
  const model = modelOf(kind);
  const data = model.kind === 'linear' ? two : three;
  const { each, direction } = want;

  it('CORE-2 losses and gradients', () => {
    expectClose(core.modelLosses(model, data), want.losses, 4e-6); // 2e-6 of the largest and 2e-6 absolute
    const { loss, gradient } = core.modelGradient(model, data, l2);
    expect(Math.abs(loss - want.loss)).toBeLessThan(2e-6 * Math.max(1, want.loss));
    expectClose(gradient, want.gradient, 5e-6);
    expectClose(core.inputGradients(model, data).values, want.inputs.flat(), 1e-5);
    const along = Float64Array.from(direction);
    expectClose(core.hessianProduct(model, data, l2, along), want.hessianProduct, 2e-5);
  });

  it('CORE-2 gradients of single samples', () => {
    expectClose(core.sampleGradients(model, data).values, each.flat(), 5e-6);
    expectClose(
      core.sampleGradientNorms(model, data),
      each.map((g) => Math.hypot(...g)),
      1e-5,
    );
    expectClose(
      core.sampleGradientProjections(model, data, matrix([direction])).values,
      each.map((g) => dot(g, direction)),
      1e-5,
    );
  });
});

describe.each(['tanh', 'relu'] as const)('CORE-2 three steps on all samples: %s', (activation) => {
  const { weights, adam, momentum } = golden.models[activation];
  it.each([
    ['adam', adam],
    ['momentum', momentum],
  ] as const)('CORE-2 by %s', (optimiser, want) => {
    const options = { l2: 0, epochs: 3, batch: 13, learningRate: 0.0625, seed: 1, optimiser };
    const start = Float32Array.from(weights);
    const fit = core.fitNetwork(three, { ...SHAPE, activation }, { ...options, start });
    expectClose(fit.weights, want, 6e-6); // 2e-6 a step
  });
});
