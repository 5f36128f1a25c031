import { indicesWhere } from '../data/rows.ts';
import type { Core } from '../numeric/core.ts';
import { VICTIMS } from '../victims/index.ts';
import type { SingleModel } from '../victims/model.ts';
import { allBut, type DefendedFit, type Training } from './defence.ts';
import { fitRows } from './plain-fit.ts';

export interface WeightedFit extends DefendedFit {
  readonly model: SingleModel;
}

/**
 * The victim's training with a weight for each sample. A victim that knows no weights leaves out the
 * samples that weigh less than half of the heaviest.
 *
 * @param weights  f32[n] ≥ 0, not all 0
 */
export function fitWeighted(core: Core, training: Training, weights: Float32Array): WeightedFit {
  const { data, victim, victimParams, seed } = training;
  const { weighs, fit } = VICTIMS[victim];
  if (weighs) return { model: fit(core, data, victimParams, seed, { sampleWeights: weights }) };
  const heaviest = weights.reduce((most, weight) => Math.max(most, weight), 0);
  const kept = indicesWhere(
    weights.map((weight) => (2 * weight >= heaviest ? 1 : 0)),
    1,
  );
  const model = fitRows(core, training, kept);
  return { model, ...(kept.length < data.n && { dropped: allBut(kept, data.n) }) };
}
