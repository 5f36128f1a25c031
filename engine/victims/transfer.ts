import { z } from 'zod';
import { GameError } from '../errors.ts';
import { embed } from '../extractor/embed.ts';
import { EXTRACTOR_IDS, EXTRACTORS } from '../extractor/index.ts';
import { defineVictim } from './victim.ts';

/**
 * Transfer learning: a frozen extractor turns pictures into features, and only a logistic regression on
 * them is trained. What the extractor cannot tell apart, no training of the last layer can.
 */
export const transfer = defineVictim({
  label: 'Frozen network, new last layer',
  params: z.strictObject({
    extractor: z.enum(EXTRACTOR_IDS).default('mnist-64'),
    /** Ridge strength λ of (λ/2)‖w‖² on the last layer; the bias is free. */
    l2: z.number().min(0).max(10).default(0.001),
  }),
  fit(core, data, { extractor, l2 }, _seed, onStep) {
    const { shape } = EXTRACTORS[extractor];
    if (data.d !== shape.d) {
      throw new GameError(
        'bad-shape',
        `extractor ${extractor} reads ${shape.d} pixels, not ${data.d} features`,
      );
    }
    const toModel = (weights: Float64Array) => ({ kind: 'transfer', d: data.d, extractor, weights }) as const;
    const fit = core.fitLogistic(embed(core, EXTRACTORS[extractor], data), {
      l2,
      ...(onStep && {
        onStep: (step: number, weights: Float64Array, loss: number) =>
          onStep({ step, model: toModel(weights), loss }),
      }),
    });
    return toModel(fit.weights);
  },
});
