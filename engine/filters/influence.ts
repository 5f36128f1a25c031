import { z } from 'zod';
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
    const { stream } = seen;
    const { head, features, l2, damping } = fittedView(core, seen);
    const data = features(stream);
    const { gradient } = core.modelGradient(head, features(goldenOf(seen)), 0);
    const direction = Float32Array.from(core.solveHessian(head, data, l2, gradient, { damping }));
    const { values } = core.sampleGradientProjections(head, data, {
      rows: 1,
      cols: direction.length,
      values: direction,
    });
    const suspicion = values.map((along) => -along / stream.n);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
