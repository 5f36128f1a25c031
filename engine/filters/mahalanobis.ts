import { z } from 'zod';
import { rowsOf } from '../victims/predict.ts';
import { scoreByClass } from './by-class.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter } from './filter.ts';

/** κ, in units of the mean variance: keeps directions in which nothing varies from counting for everything. */
export const ridge = z.number().min(1e-6).max(10).default(0.01);

/** Distance from the class's mean in units of the spread in each direction, squared; no unit. */
export const mahalanobis = defineFilter({
  source: 'Mahalanobis: On the Generalised Distance in Statistics (1936)',
  formula: '(x − μ_y)ᵀ (Σ_y + κ tr(Σ_y)/d I)⁻¹ (x − μ_y)',
  cost: 5,
  params: z.strictObject({ remove: removeShare, ridge }),
  inspect(core, { stream }, { remove, ridge: kappa }) {
    const suspicion = scoreByClass(stream, (rows) => {
      const x = rowsOf(rows);
      const { mean, covariance } = core.covariance(x);
      if (isFlat(covariance.values)) return new Float32Array(rows.n);
      return core.mahalanobis(x, mean, covariance, kappa);
    });
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});

/** A variance that no grid of features is fine enough to have. */
const FLAT = 1e-20;

/** No row differs from any other: there is no yardstick, and nothing to measure. */
export function isFlat(covariance: Float32Array): boolean {
  return covariance.every((value) => Math.abs(value) < FLAT);
}
