import { z } from 'zod';
import type { Core, Matrix } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { fittedView } from './fitted.ts';
import { isFlat } from './mahalanobis.ts';
import { centred, principalPart } from './principal.ts';
import { robustEstimate } from './robust-estimate.ts';

/**
 * SPECTRE: the main directions of a class as the model sees it are stretched until the honest majority is
 * round; what still sticks out is weighed in all directions at once. No unit; about 1 for the majority.
 */
export const spectre = defineFilter({
  source:
    'Hayase, Kong, Somani, Oh: SPECTRE: Defending Against Backdoor Attacks Using Robust Statistics (2021)',
  formula: 'xᵀMx / tr M, M = exp(α(Σ̃ − I)/(‖Σ̃‖ − 1)), x robustly whitened in the k main directions',
  cost: 9,
  params: z.strictObject({
    remove: removeShare,
    directions: z.int().min(1).max(64).default(16),
    alpha: z.number().min(0).max(20).default(4),
  }),
  inspect(core, seen, { remove, directions, alpha }) {
    const { stream, seed } = seen;
    const view = fittedView(core, seen);
    const suspicion = scoreByClass(stream, (own) => {
      const k = Math.min(directions, Math.floor(own.n / 4));
      if (k < 1) return new Float32Array(own.n);
      const rows = principalPart(core, rowsOf(view.features(own)), k);
      const white = whitened(core, rows, seed);
      return white ? outOfRound(core, white, alpha) : new Float32Array(own.n);
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/** Σ^(−1/2)(x − μ) with a robust μ and Σ, scaled so that half of the rows lie where half of a Gaussian does. */
function whitened(core: Core, rows: Matrix, seed: number): Matrix | null {
  const k = rows.cols;
  const spread = core.variance(rows);
  const mean = spread.reduce((sum, value) => sum + value, 0) / k;
  if (isFlat(spread)) return null;
  const robust = robustEstimate(core, rows, { share: 0.75, starts: 2, ridge: 1e-4, seed });
  const { values, vectors } = core.symmetricEigen(robust.covariance);
  const least = 1e-4 * mean;
  const turned = core.multiply(
    { ...rows, values: rows.values.map((value, at) => value - (robust.mean[at % k] as number)) },
    vectors,
    { transposeB: true },
  );
  const round = turned.values.map(
    (value, at) => value / Math.sqrt(Math.max(values[at % k] as number, 0) + least),
  );
  const sizes = Float32Array.from({ length: rows.rows }, (_, i) => {
    let sum = 0;
    for (let j = i * k; j < (i + 1) * k; j++) sum += (round[j] as number) * (round[j] as number);
    return sum;
  });
  // The median of χ² with k degrees of freedom (Wilson & Hilferty 1931).
  const third = 1 - 2 / (9 * k);
  const scale = (core.quantiles(sizes, [0.5])[0] as number) / (k * third * third * third);
  if (!(scale > 0)) return null;
  const shrink = 1 / Math.sqrt(scale);
  return { ...turned, values: round.map((value) => value * shrink) };
}

function outOfRound(core: Core, white: Matrix, alpha: number): Float32Array {
  const { covariance } = core.covariance(white);
  const { values, vectors } = core.symmetricEigen(covariance);
  const top = values[0] as number;
  // A spread no wider than the majority's points nowhere: all directions weigh the same.
  const weights = Float64Array.from(values, (value) =>
    top > 1 ? core.exp((alpha * (value - top)) / (top - 1)) : 1,
  );
  const trace = weights.reduce((sum, weight) => sum + weight, 0);
  const along = core.multiply(centred(core, white), vectors, { transposeB: true });
  return Float32Array.from({ length: white.rows }, (_, i) => {
    let sum = 0;
    for (let j = 0; j < white.cols; j++) {
      const value = along.values[i * white.cols + j] as number;
      sum += (weights[j] as number) * value * value;
    }
    return sum / trace;
  });
}
