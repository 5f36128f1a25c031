import { z } from 'zod';
import type { Core } from '../numeric/core.ts';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { isFlat, ridge } from './mahalanobis.ts';
import { robustEstimate } from './robust-estimate.ts';

/** Mahalanobis distance with mean and covariance of the half of the class that lies closest together. */
export const robustCovariance = defineFilter({
  source:
    'Rousseeuw, Van Driessen: A Fast Algorithm for the Minimum Covariance Determinant Estimator (1999); the estimator: ' +
    'Rousseeuw: Least Median of Squares Regression (1984)',
  formula:
    'D² · χ²_{d,½} / med D²,  D² = (x − μ)ᵀ (Σ + κ tr(Σ)/d I)⁻¹ (x − μ), μ and Σ of the half with the least det Σ',
  cost: 7,
  params: z.strictObject({ remove: removeShare, ridge, starts: z.int().min(0).max(10).default(1) }),
  inspect(core, { stream, seed }, { remove, ridge: kappa, starts }) {
    const suspicion = scoreByClass(stream, (rows) => {
      const x = rowsOf(rows);
      if (rows.n < 3 || isFlat(core.variance(x))) return new Float32Array(rows.n);
      return consistent(
        core,
        robustEstimate(core, x, { share: 0.5, starts, ridge: kappa, seed }).distances,
        rows.d,
      );
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/**
 * The covariance of the closest half is too small for all of a class. As in the paper, squared distances are scaled so
 * that their median is that of the χ² distribution with d degrees of freedom, which they follow where the class is
 * normal; so those of two classes can be compared.
 */
function consistent(core: Core, squares: Float32Array, d: number): Float32Array {
  const median = core.quantiles(squares, [0.5])[0] as number;
  const factor = median > 0 ? chiSquareMedian(d) / median : 1;
  return squares.map((value) => value * factor);
}

/** Median of χ²_d: exact for d = 1, else by Wilson and Hilferty (1931): to 1.4 % for d = 2, 0.1 % from d = 10 on. */
export function chiSquareMedian(d: number): number {
  const root = 1 - 2 / (9 * d);
  return d === 1 ? 0.4549364231195724 : d * root * root * root;
}
