import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Seed } from '../random.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { constantModel } from '../victims/constant.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Model } from '../victims/model.ts';
import type { TrainingStep } from '../victims/victim.ts';
import type { BluePlan } from './plans.ts';
import type { Arena } from './scenario.ts';

export interface TrainingOptions {
  readonly onStep?: (step: TrainingStep) => void;
  /** How blue trains; the victim's own way when absent. */
  readonly defence?: NonNullable<BluePlan['defence']>;
}

/**
 * The model a round on this seed trains on `data`. With a class gone there is nothing to learn: the
 * answer is the class that is left, 0 when none is.
 */
export function trainOn(
  core: Core,
  { scenario, golden }: Pick<Arena, 'scenario'> & Partial<Pick<Arena, 'golden'>>,
  seed: Seed,
  data: Samples,
  { onStep, defence }: TrainingOptions = {},
): Model {
  const counts = classCounts(data);
  if (counts.every((count) => count > 0)) {
    const trainSeed = createRandom(seed).fork('train').uint32();
    const { victim, victimParams } = scenario;
    if (!defence)
      return VICTIMS[victim].fit(core, data, victimParams, trainSeed, { ...(onStep && { onStep }) });
    const training = {
      data,
      victim,
      victimParams,
      seed: trainSeed,
      ...(golden && { golden }),
      ...(onStep && { onStep }),
    };
    return DEFENCES[defence.defence].fit(core, training, defence.params).model;
  }
  const left = counts.findIndex((count) => count > 0);
  const model = constantModel(data.d, Math.max(0, left));
  onStep?.({ step: 0, model, loss: 0 });
  return model;
}
