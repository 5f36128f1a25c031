import type { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from './model.ts';

/** One step of a training run that somebody may want to watch. */
export interface TrainingStep {
  readonly step: number;
  readonly model: Model;
  /** Training objective, nats per sample. */
  readonly loss: number;
}

/** A kind of model that gets trained on the stream. */
export interface Victim {
  readonly label: string;
  /** Training parameters, unknown keys refused. */
  readonly params: z.ZodType;
  fit(core: Core, data: Samples, params: unknown, seed: number, onStep?: (step: TrainingStep) => void): Model;
}

/** Ties the type of the parameters to the function that uses them, then hides it. */
export function defineVictim<P extends z.ZodType>(
  spec: Omit<Victim, 'params' | 'fit'> & {
    params: P;
    fit(
      core: Core,
      data: Samples,
      params: z.infer<P>,
      seed: number,
      onStep?: (step: TrainingStep) => void,
    ): Model;
  },
): Victim {
  return {
    ...spec,
    fit: (core, data, params, seed, onStep) =>
      spec.fit(core, data, spec.params.parse(params) as z.infer<P>, seed, onStep),
  };
}

/** What can be asked of any model, whatever its kind; see engine/victims/predict.ts. */
export interface Predictions {
  /** Class ids, i32[n]. */
  readonly classes: Int32Array;
  /** Two classes: s(x), positive for class 1. More: margin of the winner over the runner-up. f32[n]. */
  readonly scores: Float32Array;
}
