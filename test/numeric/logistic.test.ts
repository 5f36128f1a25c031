import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linearHead } from '../../engine/victims/linear.ts';
import { expectClose, expectEachClose, largestSize } from '../support/closeness.ts';
import { randomSamples, seeds, twoClassData } from '../support/generators.ts';
import { dot, jacobiEigen, norm, solve } from '../support/plain-linalg.ts';
import {
  logisticGradient,
  logisticGradients,
  logisticHessian,
  logisticLoss,
  samplesRows,
  score,
  sign,
  softplus,
} from '../support/plain-models.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const someWeights = (d: number) => Float64Array.from({ length: d + 1 }, (_, j) => Math.cos(j * 1.7) * 0.4);

describe('modelGradient of logistic regression', () => {
  it('CORE-1 matches its formula for every tail', () => {
    fc.assert(
      fc.property(twoClassData, (data) => {
        const weights = someWeights(data.d);
        const got = core.modelGradient(linearHead(weights), data, 0.03);
        expect(Math.abs(got.loss - logisticLoss(data, weights, 0.03))).toBeLessThan(1e-6);
        expectClose(got.gradient, logisticGradient(data, weights, 0.03), 2e-6);
      }),
      { numRuns: 100, seed: 7 },
    );
  });

  it('CORE-8 is the slope of its own loss', () => {
    fc.assert(
      fc.property(twoClassData, fc.nat(64), (data, pick) => {
        const weights = someWeights(data.d);
        const j = pick % (data.d + 1);
        const { gradient } = core.modelGradient(linearHead(weights), data, 0.05);
        // The loss itself carries 1e-7 of f32 noise, so h = 1e-2: noise 1e-5, formula h² / 6.
        const h = 1e-2;
        const at = (w: number) => core.modelGradient(linearHead(weights.with(j, w)), data, 0.05).loss;
        const slope = (at((weights[j] as number) + h) - at((weights[j] as number) - h)) / (2 * h);
        expect(Math.abs((gradient[j] as number) - slope)).toBeLessThan(3e-4);
      }),
      { numRuns: 50, seed: 8 },
    );
  });

  it('CORE-1 stays finite for margins of ±10,000', () => {
    const data = randomSamples(3, 20, 5);
    const got = core.modelGradient(linearHead(new Float64Array(6).fill(3000)), data, 0);
    const want = logisticLoss(data, new Float64Array(6).fill(3000), 0);
    expect(Math.abs(got.loss / want - 1)).toBeLessThan(1e-6);
    expect(got.gradient.every(Number.isFinite)).toBe(true);
  });

  it.each([
    [3001, 40],
    [3001, 45],
    [9000, 1],
  ])('CORE-1 block by block gives the bits of all rows at once: %i × %i', (n, d) => {
    const data = randomSamples(5, n, d);
    const start = someWeights(d);
    const once = core.fitLogistic(data, { l2: 0.1, start, maxIterations: 0 });
    const got = core.modelGradient(linearHead(start), data, 0.1);
    expect(got.loss).toBe(once.objective);
    expect(largestSize(got.gradient)).toBe(once.gradient);
  });

  it('CORE-5 names the value that is not finite, wherever it is, and lets large ones be', () => {
    const data = randomSamples(6, 5000, 30);
    const last = data.x.length - 1;
    const bad = refused(() =>
      core.modelGradient(linearHead(someWeights(30)), { ...data, x: data.x.with(last, Number.NaN) }, 0),
    );
    expect([bad.code, bad.message]).toEqual(['not-finite', `data.x[${last}] is not a finite number`]);
    const large = { ...data, x: data.x.with(last, 3e38).with(last - 1, 3e38) };
    expect(core.modelGradient(linearHead(new Float64Array(31).fill(2)), large, 0).loss).not.toBeLessThan(
      1e30,
    );
  });

  it('CORE-10 permuting the features permutes the gradient', () => {
    const data = randomSamples(4, 50, 13);
    const back = { ...data, x: Float32Array.from(samplesRows(data).flatMap((row) => row.toReversed())) };
    const weights = someWeights(13);
    const turned = Float64Array.from([...[...weights.slice(0, 13)].reverse(), weights[13] as number]);
    const [a, b] = [
      core.modelGradient(linearHead(weights), data, 0.1),
      core.modelGradient(linearHead(turned), back, 0.1),
    ];
    expectClose([...b.gradient.slice(0, 13)].reverse(), a.gradient.slice(0, 13), 1e-6);
  });
});

describe('fitLogistic', () => {
  it('CORE-1 reaches a gradient of 1e-6 and says so truly', () => {
    fc.assert(
      fc.property(twoClassData, (data) => {
        const fit = core.fitLogistic(data, { l2: 0.01 });
        expect(fit.converged).toBe(true);
        expect(fit.gradient).toBeLessThanOrEqual(1e-6);
        // In f64 the gradient at the f32 minimum is the rounding of the products.
        expect(largestSize(logisticGradient(data, fit.weights, 0.01))).toBeLessThan(3e-6);
        expect(Math.abs(fit.objective - logisticLoss(data, fit.weights, 0.01))).toBeLessThan(1e-6);
      }),
      { numRuns: 60, seed: 9 },
    );
  });

  it('CORE-1 a weight of two counts as a second copy, a weight of zero as absence', () => {
    const data = randomSamples(5, 40, 6);
    const rows = samplesRows(data);
    const sampleWeights = new Float32Array(40).map((_, i) => i % 3);
    const copies = [...rows.keys()].flatMap((i) => new Array<number>(i % 3).fill(i));
    const same = {
      ...data,
      n: copies.length,
      x: Float32Array.from(copies.flatMap((i) => rows[i] as number[])),
      y: Int32Array.from(copies, (i) => data.y[i] as number),
    };
    const weighted = core.fitLogistic(data, { l2: 0.02, sampleWeights, tolerance: 1e-7 });
    const repeated = core.fitLogistic(same, { l2: 0.02, tolerance: 1e-7 });
    expectClose(weighted.weights, repeated.weights, 1e-4);
  });

  it('CORE-1 starts where it is told: from its own result it takes no step', () => {
    const data = randomSamples(6, 80, 9);
    const fit = core.fitLogistic(data, { l2: 0.05 });
    const again = core.fitLogistic(data, { l2: 0.05, start: fit.weights });
    expect(again.iterations).toBe(0);
    expect(again.weights).toEqual(fit.weights);
  });

  it('CORE-3 shows every step with weights that stay as they were', () => {
    const data = randomSamples(7, 80, 9);
    const seen: Float64Array[] = [];
    const objectives: number[] = [];
    const fit = core.fitLogistic(data, {
      l2: 0.05,
      onStep: (_step, weights, objective) => {
        seen.push(weights);
        objectives.push(objective);
      },
    });
    expect(seen).toHaveLength(fit.iterations);
    expect(seen.at(-1)).toEqual(fit.weights);
    objectives.forEach((value, i) => {
      const weights = seen[i] as Float64Array;
      expect(Math.abs(value - logisticLoss(data, weights, 0.05))).toBeLessThan(1e-6);
    });
  });

  it('CORE-5 stops at the limit of iterations and does not call that converged', () => {
    const fit = core.fitLogistic(randomSamples(8, 60, 30), { l2: 1e-4, maxIterations: 2 });
    expect(fit.converged).toBe(false);
    expect(fit.iterations).toBe(2);
  });
});

describe('scores of samples', () => {
  it('CORE-1 scores, losses and gradient norms match their formulas', () => {
    fc.assert(
      fc.property(twoClassData, (data) => {
        const weights = someWeights(data.d);
        const rows = samplesRows(data);
        const x = { rows: data.n, cols: data.d, values: data.x };
        expectClose(
          core.linearScores(x, weights),
          rows.map((row) => score(row, weights)),
          1e-6,
        );
        const losses = rows.map((row, i) => softplus(-sign(data, i) * score(row, weights)));
        const model = { kind: 'linear', loss: 'logistic', weights } as const;
        expectEachClose(core.modelLosses(model, data), losses, 1e-4);
        const norms = logisticGradients(data, weights).map(norm);
        expectEachClose(core.sampleGradientNorms(model, data), norms, 1e-4);
      }),
      { numRuns: 60, seed: 10 },
    );
  });

  it('CORE-1 spectral scores are squared projections on the first principal direction, by class', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 4, max: 40 }), fc.integer({ min: 1, max: 12 }), (seed, n, d) => {
        const data = randomSamples(seed, n, d);
        const weights = someWeights(d);
        const each = logisticGradients(data, weights);
        const model = { kind: 'linear', loss: 'logistic', weights } as const;
        const got = core.sampleGradientSpectral(model, data).map((along) => along * along);
        for (const label of [0, 1]) {
          const members = [...data.y.keys()].filter((i) => data.y[i] === label);
          if (members.length < 2) continue;
          const g = members.map((i) => each[i] as number[]);
          const mean = g[0]?.map((_, j) => g.reduce((s, row) => s + (row[j] as number), 0) / g.length) ?? [];
          const centred = g.map((row) => row.map((value, j) => value - (mean[j] as number)));
          const scatter = mean.map((_, a) =>
            mean.map((_unused, b) =>
              centred.reduce((s, row) => s + (row[a] as number) * (row[b] as number), 0),
            ),
          );
          const { values, vectors } = jacobiEigen(scatter);
          // Two directions of nearly the same weight have no first among them.
          if ((values[0] as number) - (values[1] ?? 0) < 0.05 * (values[0] as number)) continue;
          const want = centred.map((row) => dot(row, vectors[0] as number[]) ** 2);
          expectClose(
            members.map((i) => got[i] as number),
            want,
            2e-4,
          );
        }
      }),
      { numRuns: 60, seed: 11 },
    );
  });
});

describe('solveHessian of logistic regression', () => {
  it('CORE-1 inverts the Hessian, with damping and without', () => {
    fc.assert(
      fc.property(twoClassData, fc.constantFrom(0, 0.1), (data, damping) => {
        const weights = someWeights(data.d);
        const v = Float64Array.from({ length: data.d + 1 }, (_, j) => Math.sin(j + 1));
        const h = logisticHessian(data, weights, 0.05);
        const damped = h.map((row, j) => row.map((value, k) => (j === k ? value + damping : value)));
        const got = core.solveHessian(linearHead(weights), data, 0.05, v, { damping });
        expectClose(got, solve(damped, [...v]), 1e-4);
      }),
      { numRuns: 40, seed: 12 },
    );
  });
});
