import { z } from 'zod';
import { defineVictim } from './victim.ts';

/**
 * Logistic regression of two classes with a ridge on the weights, fitted to convergence: the model
 * depends on the data alone, not on the seed.
 */
export const logistic = defineVictim({
  label: 'Logistic regression',
  params: z.strictObject({
    /** Ridge strength λ of (λ/2)‖w‖²; the bias is free. */
    l2: z.number().min(0).max(10).default(0.01),
  }),
  fit(core, data, { l2 }, _seed, onStep) {
    const toModel = (weights: Float64Array) => ({ kind: 'linear', d: data.d, weights }) as const;
    const fit = core.fitLogistic(data, {
      l2,
      ...(onStep && {
        onStep: (step: number, weights: Float64Array, loss: number) =>
          onStep({ step, model: toModel(weights), loss }),
      }),
    });
    return toModel(fit.weights);
  },
});
