import type { Samples } from '../data/samples.ts';
import type { Core, Differentiable } from '../numeric/core.ts';
import type { Seed } from '../random.ts';
import { VICTIMS } from './index.ts';
import { modelKindOf, withWeights } from './kinds.ts';
import { ridged } from './layout.ts';
import type { SingleModel } from './model.ts';
import { ridgeOf, type VictimChoice } from './ridge.ts';
import { frozenFeatures } from './view.ts';

/** A victim as a point that gradient steps move: its trained weights as f64, and how to make models of them. */
export interface Trainable {
  readonly start: Float64Array;
  /** The samples as the trained part reads them. */
  readonly data: Samples;
  readonly l2: number;
  /** 1 for weights that the ridge counts, 0 for biases. */
  readonly ridged: Uint8Array;
  differentiable(weights: Float64Array): Differentiable;
  model(weights: Float64Array): SingleModel;
}

/** The victim before its training on `data`. A victim that minimises no loss becomes a regression here. */
export function trainableOf(
  core: Core,
  { data, seed, ...choice }: VictimChoice & { readonly data: Samples; readonly seed: Seed },
): Trainable {
  const { victim, victimParams } = choice;
  const { loss } = VICTIMS[victim];
  const body = VICTIMS[victim].body(data, victimParams);
  const kind = modelKindOf(body);
  const layout = kind.layout(body);
  const drawn = VICTIMS[victim].startWeights(core, data, victimParams, seed);
  const model = (weights: Float64Array) =>
    withWeights(body, layout.numbers === 'f32' ? Float32Array.from(weights) : weights);
  return {
    start: drawn ? Float64Array.from(drawn) : new Float64Array(layout.length),
    data: frozenFeatures(core, choice).features(data),
    l2: ridgeOf(choice),
    ridged: ridged(layout),
    differentiable(weights) {
      const { trained } = kind.view(core, model(weights));
      return trained.kind === 'linear' && loss === 'hinge' ? { ...trained, loss } : trained;
    },
    model,
  };
}
