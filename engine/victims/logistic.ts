import { z } from 'zod';
import { regressionOptions } from './regression.ts';
import { defineVictim, twoClassesOnly } from './victim.ts';

/**
 * Logistic regression of two classes with a ridge on the weights, fitted to convergence: the model
 * depends on the data alone, not on the seed. From another model's weights it ends at the same optimum.
 */
export const logistic = defineVictim({
  params: z.strictObject({
    /** Ridge strength λ of (λ/2)‖w‖²; the bias is free. */
    l2: z.number().min(0).max(10).default(0.01),
  }),
  weighs: true,
  unfit: twoClassesOnly('logistic regression'),
  body: ({ d }) => ({ kind: 'linear', d }),
  standInL2: ({ l2 }) => l2,
  fit(core, data, { l2 }, _seed, options) {
    const { d } = data;
    const toModel = (weights: Float64Array) => ({ kind: 'linear', d, weights }) as const;
    const { start } = options;
    const from = start?.kind === 'linear' && start.d === d ? start.weights : undefined;
    return toModel(core.fitLogistic(data, { l2, ...regressionOptions(options, from, toModel) }).weights);
  },
  fitSparse: (core, data, { l2 }) => ({
    kind: 'linear',
    d: data.x.cols,
    weights: core.fitLogistic(data, { l2 }).weights,
  }),
});
