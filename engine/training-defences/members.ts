import { classCounts, takeRows } from '../data/rows.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import type { SingleModel } from '../victims/model.ts';
import type { Training } from './defence.ts';

/**
 * One model of the victim's kind for each group of rows; a group without one of the classes gives a model
 * that always says the class it has most of.
 */
export function memberModels(core: Core, training: Training, groups: readonly Int32Array[]): SingleModel[] {
  const { data, victim, victimParams, seed } = training;
  const parts = groups.map((rows) => takeRows(data, rows));
  const models = parts.map((part) => {
    if (classCounts(part).some((count) => count === 0)) return null;
    const model = VICTIMS[victim].fit(core, part, victimParams, seed);
    return model.kind === 'ensemble' ? null : model;
  });
  const build = models.find((model) => model !== null) ?? VICTIMS[victim].fit(core, data, victimParams, seed);
  if (build.kind === 'ensemble') throw new GameError('internal', 'a victim is one model, not many');
  return models.map((model, k) => model ?? alwaysSaying(build, mostFrequent(parts[k] ?? data)));
}

/** A model of the same build whose weights are all 0 but the label's bias. */
function alwaysSaying(build: SingleModel, label: number): SingleModel {
  const weights = build.weights.slice().fill(0);
  if (build.kind === 'linear' || build.kind === 'transfer') {
    weights[weights.length - 1] = label === 1 ? 1 : -1;
  } else {
    const classes = build.kind === 'network' ? build.shape.classes : build.classes;
    weights[weights.length - classes + label] = 1;
  }
  return { ...build, weights } as SingleModel;
}

function mostFrequent(part: Parameters<typeof classCounts>[0]): number {
  return classCounts(part).reduce(
    (best, count, label, all) => (count > (all[best] as number) ? label : best),
    0,
  );
}
