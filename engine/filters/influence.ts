import { z } from 'zod';
import { influenceOn } from '../victims/influence.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter, goldenOf } from './filter.ts';
import { fittedView } from './fitted.ts';

/**
 * Distrusts samples without which, to first order, the trusted samples would be explained better. Only
 * the last layer of a network counts. Suspicion in nats of the mean trusted loss.
 */
export const influence = defineFilter({
  source: 'Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017)',
  formula: '−(1/N) ∇ℓᵢᵀ H⁻¹ ∇L_golden',
  cost: 9,
  needs: ['trusted'],
  params: z.strictObject({ remove: removeShare }),
  inspect(core, seen, { remove }) {
    const suspicion = influenceOn(core, fittedView(core, seen), seen.stream, goldenOf(seen));
    return { suspicion, dropped: dropTop(suspicion, seen.stream, remove) };
  },
});
