import { classCounts, takeRows } from '../data/rows.ts';
import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import { constantOf } from '../victims/kinds.ts';
import type { SingleModel } from '../victims/model.ts';
import type { Training } from './defence.ts';

/**
 * One model of the victim's kind for each group of rows; a group without one of the classes gives a model
 * that always says the class it has most of.
 */
export function memberModels(core: Core, training: Training, groups: readonly Int32Array[]): SingleModel[] {
  const { data, victim, victimParams, seed } = training;
  const parts = groups.map((rows) => takeRows(data, rows));
  const models = parts.map((part) =>
    classCounts(part).includes(0) ? null : VICTIMS[victim].fit(core, part, victimParams, seed),
  );
  const body = VICTIMS[victim].body(data, victimParams);
  return models.map((model, k) => model ?? constantOf(body, mostFrequent(parts[k] ?? data)));
}

function mostFrequent(part: Parameters<typeof classCounts>[0]): number {
  return classCounts(part).reduce(
    (best, count, label, all) => (count > (all[best] as number) ? label : best),
    0,
  );
}
