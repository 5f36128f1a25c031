import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { constantModel } from '../models/constant.ts';
import { VICTIMS } from '../models/index.ts';
import type { Model } from '../models/model.ts';
import type { TrainingStep } from '../models/victim.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import type { Arena } from './scenario.ts';

/**
 * The model a round on this seed trains on `data`. With a class gone there is nothing to learn: the
 * answer is the class that is left, 0 when none is.
 */
export function trainOn(
  core: Core,
  { scenario }: Pick<Arena, 'scenario'>,
  seed: number,
  data: Samples,
  onStep?: (step: TrainingStep) => void,
): Model {
  const counts = classCounts(data);
  if (counts.every((count) => count > 0)) {
    const trainSeed = createRandom(seed).fork('train').uint32();
    return VICTIMS[scenario.victim].fit(core, data, scenario.victimParams, trainSeed, onStep);
  }
  const left = counts.findIndex((count) => count > 0);
  const model = constantModel(data.d, Math.max(0, left));
  onStep?.({ step: 0, model, loss: 0 });
  return model;
}
