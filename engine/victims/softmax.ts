import { z } from 'zod';
import type { Model } from './model.ts';
import { defineVictim } from './victim.ts';

/**
 * Softmax regression of any number of classes with a ridge on the weights, fitted to convergence. With
 * two classes it is a logistic regression on the difference of the rows, and is kept as one.
 */
export const softmax = defineVictim({
  label: 'Softmax regression',
  params: z.strictObject({
    /** Ridge strength λ of (λ/2)‖W‖²; the biases are free. */
    l2: z.number().min(0).max(10).default(0.01),
  }),
  fit(core, data, { l2 }, _seed, onStep) {
    const toModel = (weights: Float64Array): Model =>
      data.classes === 2
        ? { kind: 'linear', d: data.d, weights: difference(weights, data.d) }
        : { kind: 'softmax', d: data.d, classes: data.classes, weights };
    const fit = core.fitSoftmax(data, {
      l2,
      ...(onStep && {
        onStep: (step: number, weights: Float64Array, loss: number) =>
          onStep({ step, model: toModel(weights), loss }),
      }),
    });
    return toModel(fit.weights);
  },
});

/** The second class's weights and bias less the first's. */
function difference(weights: Float64Array, d: number): Float64Array {
  const out = new Float64Array(d + 1);
  for (let j = 0; j < d; j++) out[j] = (weights[d + j] as number) - (weights[j] as number);
  out[d] = (weights[2 * d + 1] as number) - (weights[2 * d] as number);
  return out;
}
