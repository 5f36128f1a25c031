import { z } from 'zod';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';
import { isFlat, ridge } from './mahalanobis.ts';
import { robustEstimate } from './robust-estimate.ts';

/** Mahalanobis distance with mean and covariance of the half of the class that lies closest together. */
export const robustCovariance = defineFilter({
  label: 'Robust covariance',
  explanation:
    'As the Mahalanobis distance, but the yardstick is made of the half of the class that lies closest together.\n' +
    'Less than half of poison cannot stretch it; with many features and few samples half is too little to know the spread.',
  source: 'Rousseeuw: Least Median of Squares Regression (1984)',
  formula: '(x − μ)ᵀ (Σ + κ tr(Σ)/d I)⁻¹ (x − μ), μ and Σ of the half with the least det Σ',
  cost: 7,
  params: z.strictObject({ remove: removeShare, ridge, starts: z.int().min(0).max(10).default(1) }),
  inspect(core, { stream, seed }, { remove, ridge: kappa, starts }) {
    const suspicion = scoreByClass(stream, (rows) => {
      const x = rowsOf(rows);
      if (rows.n < 3 || isFlat(core.variance(x))) return new Float32Array(rows.n);
      return robustEstimate(core, x, { share: 0.5, starts, ridge: kappa, seed }).distances;
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
