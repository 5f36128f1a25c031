import { z } from 'zod';
import { ridgeOf } from '../victims/ridge.ts';
import { dropTop, removeShare } from './drop.ts';
import { defineFilter, goldenOf } from './filter.ts';
import { slopesOf } from './gradients.ts';

/**
 * Distrusts samples without which, to first order, the trusted samples would be explained better. Only
 * the last layer of a network counts. Suspicion in nats of the mean trusted loss.
 */
export const influence = defineFilter({
  label: 'Influence',
  explanation:
    'Asks for every sample: would the trusted samples be judged better without it? Drops those where the answer is yes.\n' +
    'Sees harm itself rather than oddity; what the trusted samples do not cover, it cannot see.',
  source: 'Koh, Liang: Understanding Black-box Predictions via Influence Functions (2017)',
  formula: '−(1/N) ∇ℓᵢᵀ H⁻¹ ∇L_golden',
  cost: 9,
  params: z.strictObject({ remove: removeShare }),
  inspect(core, seen, { remove }) {
    const { stream, victim, victimParams } = seen;
    const { model, data, see } = slopesOf(core, seen);
    const { gradient } = core.modelGradient(model, see(goldenOf(seen)), 0);
    // What keeps the curvature positive. Training by epochs ends near a minimum, and softmax biases may all rise
    // together; naive Bayes is the minimum of no loss, and sure of most rows, which then have no curvature.
    const damping = model.kind === 'softmax' ? 0.001 : victim === 'naive-bayes' ? 0.01 : 0;
    const l2 = ridgeOf(victim, victimParams);
    const direction = Float32Array.from(core.solveHessian(model, data, l2, gradient, { damping }));
    const { values } = core.sampleGradientProjections(model, data, {
      rows: 1,
      cols: direction.length,
      values: direction,
    });
    const suspicion = values.map((along) => -along / stream.n);
    return { suspicion, dropped: dropTop(suspicion, stream, remove) };
  },
});
