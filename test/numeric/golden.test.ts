import { describe, expect, it } from 'vitest';
import { linearHead } from '../../engine/victims/linear.ts';
import { expectClose, expectEachClose } from '../support/closeness.ts';
import { golden, goldenSamples } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const data = goldenSamples;
const l2 = golden.data.lambda_;
const best = Float64Array.from([...golden.logreg.w, golden.logreg.b]);
const model = { kind: 'linear', loss: 'logistic', weights: best } as const;
const matrix = { rows: data.n, cols: data.d, values: data.x };
/** The reference was computed on f64 inputs, ours are rounded to f32: 6e-8 each, times a condition. */
const BOUND = 1e-4;

describe('CORE-2 the reference numbers', () => {
  it('CORE-2 logistic fit', () => {
    const fit = core.fitLogistic(data, { l2, tolerance: 1e-8 });
    expect(fit.converged).toBe(true);
    expectEachClose(fit.weights, best, 1e-6);
    expect(Math.abs(fit.objective - golden.logreg.objective)).toBeLessThan(1e-7);
  });

  it('CORE-2 logistic losses and scores', () => {
    expectEachClose(core.modelLosses(model, data), golden.logreg.losses, BOUND);
    const margins = core.linearScores(matrix, best).map((s, i) => (data.y[i] === 1 ? -s : s));
    expectEachClose(margins, golden.scores.loss_margin, BOUND);
  });

  it('CORE-2 norms and spectrum of the per-sample gradients', () => {
    const norms = golden.logreg.per_sample_grad.map((row) => Math.hypot(...row));
    expectEachClose(core.sampleGradientNorms(model, data), norms, BOUND);
    expectEachClose(core.sampleGradientNorms(model, data), golden.scores.gradnorm, BOUND);
    // Squares of projections near zero lose relative digits: 1e-4 of the largest, 1e-3 of each.
    const spectral = core.sampleGradientSpectral(model, data).map((along) => along * along);
    expectClose(spectral, golden.scores.spectral_grad, BOUND);
    expectEachClose(spectral, golden.scores.spectral_grad, 1e-3);
  });

  it('CORE-2 Hessian: the solver inverts it', () => {
    golden.logreg.hessian.forEach((row, j) => {
      const unit = core.solveHessian(linearHead(best), data, l2, Float64Array.from(row));
      expectClose(
        unit,
        Float64Array.from(row, (_, k) => (j === k ? 1 : 0)),
        1e-5,
      );
    });
  });

  it('CORE-2 influence on the trusted loss', () => {
    const trusted = {
      n: golden.data.y_trusted.length,
      d: data.d,
      classes: 2,
      x: Float32Array.from(golden.data.X_trusted.flat()),
      y: Int32Array.from(golden.data.y_trusted, (y) => (y > 0 ? 1 : 0)),
    };
    const slope = core.modelGradient(linearHead(best), trusted, 0).gradient;
    const u = core.solveHessian(linearHead(best), data, l2, slope);
    const scores = golden.logreg.per_sample_grad.map(
      (row) => -row.reduce((sum, value, j) => sum + value * (u[j] as number), 0) / data.n,
    );
    expectClose(scores, golden.influence_on_trusted_loss.score, BOUND);
  });

  it('CORE-2 distances to the class mean and to the neighbours', () => {
    expectEachClose(core.centroidDistances(data), golden.scores.L2, BOUND);
    const { distance } = core.nearest(matrix, matrix, 5);
    const sums = golden.scores.knn5_incl_self.map((_, i) =>
      distance.subarray(5 * i, 5 * i + 5).reduce((a, b) => a + b, 0),
    );
    expectEachClose(sums, golden.scores.knn5_incl_self, BOUND);
  });

  it('CORE-2 spectral signature of the inputs', () => {
    const scores = new Float64Array(data.n);
    for (const label of [0, 1]) {
      const members = [...data.y.keys()].filter((i) => data.y[i] === label);
      const rows = members.map((i) => data.x.subarray(i * data.d, (i + 1) * data.d));
      const x = { rows: rows.length, cols: data.d, values: Float32Array.from(rows.flatMap((r) => [...r])) };
      const { mean, covariance } = core.covariance(x);
      const { vectors } = core.topEigen(covariance, 1);
      members.forEach((i, k) => {
        const row = rows[k] as Float32Array;
        const along = row.reduce(
          (sum, value, j) => sum + (value - (mean[j] as number)) * (vectors.values[j] as number),
          0,
        );
        scores[i] = along * along;
      });
    }
    expectClose(scores, golden.scores.spectral_inputs, BOUND);
  });
});
