import { z } from 'zod';
import { GameError } from '../errors.ts';
import { defineVictim } from './victim.ts';

/**
 * Multinomial naive Bayes on features ≥ 0, two classes. Its log odds are linear in the counts, so the
 * model is: w_j = log P(j | 1) − log P(j | 0), b = log P(1) − log P(0). Source: McCallum & Nigam 1998.
 */
export const naiveBayes = defineVictim({
  label: 'Naive Bayes',
  params: z.strictObject({
    /** Added to every count. */
    smoothing: z.number().min(0.001).max(100).default(1),
  }),
  fit(core, data, { smoothing }, _seed, onStep) {
    if (data.classes !== 2)
      throw new GameError('bad-shape', `naive Bayes here has 2 classes, not ${data.classes}`);
    if (data.x.some((value) => value < 0)) {
      throw new GameError('out-of-range', 'naive Bayes counts: features must not be below 0');
    }
    const { prior, likelihood } = core.fitNaiveBayes(data, { smoothing });
    const { d } = data;
    const weights = new Float64Array(d + 1);
    for (let j = 0; j < d; j++) weights[j] = (likelihood[d + j] as number) - (likelihood[j] as number);
    weights[d] = (prior[1] as number) - (prior[0] as number);
    const model = { kind: 'linear', d, weights } as const;
    onStep?.({ step: 1, model, loss: 0 });
    return model;
  },
});
