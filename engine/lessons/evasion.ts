import { boxOf } from '../data/quantise.ts';
import type { Quantiser, Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';

/**
 * Accuracy on samples that somebody has changed after the training to get them misjudged: every feature by at most
 * `most` against the label, along the sign of the gradient of the loss (Goodfellow, Shlens & Szegedy 2015), within the
 * features' range. For a model that is linear in its features there is no better change of that size.
 *
 * @param most  in units of the features, 0 or more
 * @throws GameError 'bad-shape' for a model that is not linear
 */
export function evadedAccuracy(
  core: Core,
  model: Model,
  samples: Samples,
  quantiser: Quantiser,
  most: number,
): number {
  if (model.kind !== 'linear') throw new GameError('bad-shape', 'evasion is worked out for linear models');
  const { n, d, y } = samples;
  const { lo, hi } = boxOf(quantiser, d);
  const x = samples.x.slice();
  for (let i = 0; i < n; i++) {
    const side = y[i] === 1 ? 1 : -1;
    for (let j = 0; j < d; j++) {
      const towards = -side * Math.sign(model.weights[j] as number);
      const moved = (x[i * d + j] as number) + most * towards;
      x[i * d + j] = Math.min(hi[j] as number, Math.max(lo[j] as number, moved));
    }
  }
  return accuracy(core, model, { ...samples, x });
}
