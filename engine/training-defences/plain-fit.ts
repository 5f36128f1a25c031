import { classCounts, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { constantModel } from '../victims/constant.ts';
import { VICTIMS } from '../victims/index.ts';
import type { SingleModel } from '../victims/model.ts';
import type { TrainingStep } from '../victims/victim.ts';
import type { Training } from './defence.ts';

/** The victim's own training on some other samples; the class that is left where one is missing. */
export function plainFit(
  core: Core,
  { victim, victimParams, seed }: Training,
  data: Samples,
  onStep?: (step: TrainingStep) => void,
): SingleModel {
  const counts = classCounts(data);
  if (counts.every((count) => count > 0))
    return VICTIMS[victim].fit(core, data, victimParams, seed, { ...(onStep && { onStep }) });
  const most = counts.reduce((best, count, label) => (count > (counts[best] as number) ? label : best), 0);
  const model = constantModel(data, most);
  onStep?.({ step: 0, model, loss: 0 });
  return model;
}

/** The same, on some rows of the training's own data. */
export function fitRows(
  core: Core,
  training: Training,
  rows: ArrayLike<number>,
  onStep?: (step: TrainingStep) => void,
): SingleModel {
  return plainFit(core, training, takeRows(training.data, rows), onStep);
}
