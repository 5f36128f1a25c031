import type { LogisticOptions } from '../numeric/core.ts';
import type { SingleModel } from './model.ts';
import type { FitOptions } from './victim.ts';

/**
 * The options of a victim's fit as those of a regression in the core.
 *
 * @param start    weights to go on from; absent where there is no earlier model of this build
 * @param toModel  what the weights of an iteration are the weights of
 */
export function regressionOptions(
  { sampleWeights, onStep }: FitOptions,
  start: Float64Array | undefined,
  toModel: (weights: Float64Array) => SingleModel,
): Pick<LogisticOptions, 'start' | 'sampleWeights' | 'onStep'> {
  return {
    ...(start && { start }),
    ...(sampleWeights && { sampleWeights }),
    ...(onStep && {
      onStep: (step: number, weights: Float64Array, loss: number) =>
        onStep({ step, model: toModel(weights), loss }),
    }),
  };
}
