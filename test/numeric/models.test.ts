import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose, expectEachClose, largestError, largestSize } from '../support/closeness.ts';
import { caseSizes, MODEL_KINDS, type ModelKind, modelCase } from '../support/model-cases.ts';
import {
  gradientsOf,
  logitsAt,
  lossAt,
  meanGradient,
  meanLoss,
  moved,
  penalised,
} from '../support/plain-gradients.ts';
import { dot, jacobiEigen, matrixOf, norm } from '../support/plain-linalg.ts';
import { samplesRows, score } from '../support/plain-models.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const RUNS = { numRuns: 25, seed: 20 };
const L2 = 0.05;

/** A hinge sample right at its corner has no slope to compare. */
function clearOfCorners(kind: ModelKind, c: ReturnType<typeof modelCase>): boolean {
  if (kind !== 'hinge') return true;
  return samplesRows(c.data).every((x) => Math.abs(Math.abs(score(x, c.model.weights)) - 1) > 1e-4);
}

describe.each(MODEL_KINDS)('%s', (kind) => {
  const whole = kind !== 'last layer of a tanh network';

  it('CORE-1 losses and scores match their formulas', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const { model, data } = modelCase(kind, seed, n, d);
        const rows = samplesRows(data);
        const losses = rows.map((x, i) => lossAt(model, x, data.y[i] as number));
        expect(largestError(core.modelLosses(model, data), losses)).toBeLessThan(
          2e-6 * (1 + largestSize(losses)),
        );
        const scores = rows.flatMap((x) =>
          model.kind === 'linear' ? [score(x, model.weights)] : logitsAt(model, x),
        );
        const got = core.modelScores(model, { rows: n, cols: d, values: data.x });
        expect(largestError(got.values, scores)).toBeLessThan(2e-6 * (1 + largestSize(scores)));
      }),
      RUNS,
    );
  });

  it('CORE-1 gradient of the mean and of every sample match their formulas', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const c = modelCase(kind, seed, n, d);
        fc.pre(clearOfCorners(kind, c));
        const { model, data } = c;
        const each = gradientsOf(model, data);
        const got = core.sampleGradients(model, data);
        expect([got.rows, got.cols]).toEqual([n, each[0]?.length]);
        expectClose(got.values, each.flat(), 5e-6);
        expectEachClose(core.sampleGradientNorms(model, data), each.map(norm), 1e-4);
        if (!whole) return;
        const mean = core.modelGradient(model, data, L2);
        expectClose(mean.gradient, meanGradient(model, data, L2), 5e-6);
        const ridge = penalised(model, d).reduce(
          (s, own, j) => s + (own ? (model.weights[j] as number) ** 2 : 0),
          0,
        );
        expect(Math.abs(mean.loss - meanLoss(model, data) - (L2 / 2) * ridge)).toBeLessThan(
          5e-6 * (1 + mean.loss),
        );
      }),
      RUNS,
    );
  });

  it('CORE-8 the input gradient is the slope of the loss in the input', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const c = modelCase(kind, seed, n, d);
        fc.pre(clearOfCorners(kind, c));
        const { model, data } = c;
        const got = core.inputGradients(model, data);
        const h = 1e-6; // f64 on both sides: formula h², rounding 1e-16 / h
        const want = samplesRows(data).flatMap((x, i) =>
          x.map((value, j) => {
            const label = data.y[i] as number;
            return (
              (lossAt(model, x.with(j, value + h), label) - lossAt(model, x.with(j, value - h), label)) /
              (2 * h)
            );
          }),
        );
        // A ReLU or hinge corner within h of a point makes that quotient a mean of two slopes.
        const off = [...got.values].filter(
          (value, i) => Math.abs(value - (want[i] as number)) > 1e-5 * (1 + largestSize(want)),
        );
        expect(off.length).toBeLessThanOrEqual(kind === 'hinge' || kind === 'relu network' ? d : 0);
      }),
      { numRuns: 10, seed: 21 },
    );
  });

  it('CORE-1 projections are products of the gradients', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const c = modelCase(kind, seed, n, d);
        fc.pre(clearOfCorners(kind, c));
        const { model, data } = c;
        const each = gradientsOf(model, data);
        const directions = [0, 1].map((k) => (each[0] as number[]).map((_, j) => Math.cos(j * (k + 1.3))));
        const want = each.flatMap((row) => directions.map((direction) => dot(row, direction)));
        expectClose(core.sampleGradientProjections(model, data, matrixOf(directions)).values, want, 1e-5);
      }),
      RUNS,
    );
  });

  it('CORE-1 spectral projections are those on the first direction of each class', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const { model, data } = modelCase(kind, seed, Math.max(n, 4), d);
        const each = gradientsOf(model, data);
        const got = core.sampleGradientSpectral(model, data);
        for (let label = 0; label < data.classes; label++) {
          const members = [...data.y.keys()].filter((i) => data.y[i] === label);
          if (members.length < 2) continue;
          const g = members.map((i) => each[i] as number[]);
          const mean = (g[0] as number[]).map(
            (_, j) => g.reduce((s, row) => s + (row[j] as number), 0) / g.length,
          );
          const centred = g.map((row) => row.map((value, j) => value - (mean[j] as number)));
          // The left singular vectors: projections are √λ · uᵢ, whatever the number of columns.
          const { values, vectors } = jacobiEigen(centred.map((a) => centred.map((b) => dot(a, b))));
          const [first, second] = [values[0] as number, values[1] as number];
          if (first < 1e-6 || first - second < 0.1 * first) continue;
          const want = (vectors[0] as number[]).map((u) => Math.abs(u) * Math.sqrt(first));
          expectClose(
            members.map((i) => Math.abs(got[i] as number)),
            want,
            2e-4,
          );
        }
      }),
      { numRuns: 15, seed: 22 },
    );
  });
});

/** Those without corners: their slope has a slope everywhere. */
const SMOOTH = ['logistic', 'squared', 'softmax', 'tanh network'] as const;

describe.each(SMOOTH)('%s', (kind) => {
  it('CORE-8 the Hessian times v is how the gradient turns along v', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const { model, data } = modelCase(kind, seed, n, d);
        const v = model.weights.map((_, j) => Math.sin(1 + j * 2.1));
        const got = core.hessianProduct(model, data, L2, Float64Array.from(v));
        const h = 1e-5; // differences of the plain f64 gradient: formula h², rounding 1e-16 / h
        const there = meanGradient(
          moved(model, (w, j) => w + h * (v[j] as number)),
          data,
          L2,
        );
        const back = meanGradient(
          moved(model, (w, j) => w - h * (v[j] as number)),
          data,
          L2,
        );
        const want = there.map((value, j) => (value - (back[j] as number)) / (2 * h));
        expectClose(got, want, 2e-5);
      }),
      { numRuns: 15, seed: 23 },
    );
  });

  it('CORE-1 solving with the Hessian undoes multiplying with it', () => {
    fc.assert(
      fc.property(caseSizes, ([seed, n, d]) => {
        const { model, data } = modelCase(kind, seed, n, d);
        const v = Float64Array.from(model.weights, (_, j) => Math.cos(j * 1.9));
        const damping = kind.endsWith('network') ? 5 : 0.1;
        const u = core.solveHessian(model, data, L2, v, { damping });
        const back = core
          .hessianProduct(model, data, L2, u)
          .map((value, j) => value + damping * (u[j] as number));
        expectClose(back, v, 5e-6);
      }),
      { numRuns: 10, seed: 24 },
    );
  });
});

describe('equal gradients', () => {
  it('CORE-5 have projections of zero to rounding, and settle', () => {
    const [n, d] = [40, 5];
    const shape = { d, hidden: 4, classes: 3, activation: 'tanh' } as const;
    const weights = core.normals(4, 4 * d + 4 + 3 * 4 + 3);
    const y = new Int32Array(n).map((_, i) => i % 3);
    for (const value of [0, 5, 1e4]) {
      const data = { n, d, classes: 3, x: new Float32Array(n * d).fill(value), y };
      const network = { kind: 'network', shape, weights } as const;
      const size = Math.max(...core.sampleGradientNorms(network, data));
      // 2⁻²² of a gradient of `size`: a rounding in each of the two products of a projection, and in their mean.
      for (const along of core.sampleGradientSpectral(network, data)) {
        expect(Math.abs(along)).toBeLessThan(5e-7 * size);
      }
    }
  });
});
