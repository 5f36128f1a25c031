import type { z } from 'zod';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Extractor } from '../extractor/extractor.ts';
import type { Core, SparseSamples } from '../numeric/core.ts';
import type { Seed } from '../random.ts';
import type { Body, Model, SingleModel } from './model.ts';

/** One step of a training run that somebody may want to watch. */
export interface TrainingStep<M = Model> {
  readonly step: number;
  readonly model: M;
  /** Training objective, nats per sample. */
  readonly loss: number;
}

/** What a fit may be given beside the samples. */
export interface FitOptions {
  /**
   * A model to go on from, e.g. the one of the wave before. What that means is said at each victim: a fit to
   * convergence ends at the same optimum in fewer steps, a network trains its epochs from there, and a victim
   * that only counts takes no notice. A model of another build is not used.
   */
  readonly start?: Model;
  /** f32[n] ≥ 0, not all 0: the weight of each sample. Only where the victim `weighs` samples. */
  readonly sampleWeights?: Float32Array;
  readonly onStep?: (step: TrainingStep<SingleModel>) => void;
}

/** Facts about data that decide which victims they can train. */
export interface DataFacts {
  /** Features of a sample; absent where it is not known. */
  readonly d?: number;
  readonly classes: number;
  /** The least value that a feature may have; absent where it is not known. */
  readonly lo?: number;
}

/** A way to train a model on the stream. A parameter `l2` is the strength λ of the ridge (λ/2)‖W‖². */
export interface Victim {
  /** Training parameters, unknown keys refused. */
  readonly params: z.ZodType;
  /** Whether `fit` takes weights of samples. */
  readonly weighs: boolean;
  /** Whether training changes the features that the last layer reads. */
  readonly learnsFeatures: boolean;
  /** Whether its training shows models on the way to the one that it ends with. */
  readonly iterative: boolean;
  /** The mean loss that its training minimises; null for a victim that counts. */
  readonly loss: 'cross-entropy' | 'hinge' | null;
  /** Added to the diagonal of the curvature at a fit, so that it can be inverted. */
  readonly damping: number;
  /** Why such data cannot train it; null where they can. */
  unfit(data: DataFacts, params: unknown): GameError | null;
  /** How the models that it trains on such data are built. */
  body(data: Pick<Samples, 'd' | 'classes'>, params: unknown): Body;
  /** The frozen network that looks at the samples first; null where there is none. */
  extractor(params: unknown): Extractor | null;
  /** The ridge of the logistic regression on the samples themselves that stands in for it in an attack. */
  standInL2(params: unknown): number;
  /** Weights to train from that follow from the seed; null where training starts from zeros. */
  startWeights(core: Core, data: Samples, params: unknown, seed: Seed): Float32Array | null;
  /** @throws GameError as `unfit` gives it */
  fit(core: Core, data: Samples, params: unknown, seed: Seed, options?: FitOptions): SingleModel;
  /** The same on sparse rows, up to rounding; absent where the victim needs every number written out. */
  readonly fitSparse?: (core: Core, data: SparseSamples, params: unknown) => SingleModel;
}

/** Ridge of a regression that stands in for a victim which has none of its own. */
export const STAND_IN_L2 = 0.01;

interface VictimSpec<Schema extends z.ZodType, P = z.infer<Schema>> {
  readonly params: Schema;
  readonly weighs?: boolean;
  readonly learnsFeatures?: boolean;
  readonly iterative?: boolean;
  readonly loss?: Victim['loss'];
  readonly damping?: number;
  unfit?(data: DataFacts, params: P): GameError | null;
  body(data: Pick<Samples, 'd' | 'classes'>, params: P): Body;
  extractor?(params: P): Extractor;
  standInL2?(params: P): number;
  startWeights?(core: Core, data: Samples, params: P, seed: Seed): Float32Array;
  fit(core: Core, data: Samples, params: P, seed: Seed, options: FitOptions): SingleModel;
  fitSparse?(core: Core, data: SparseSamples, params: P): SingleModel;
}

/** Ties the type of the parameters to the functions that use them, then hides it; fills in what most victims are. */
export function defineVictim<Schema extends z.ZodType>(spec: VictimSpec<Schema>): Victim {
  const parse = (params: unknown) => spec.params.parse(params) as z.infer<Schema>;
  const unfit = (data: DataFacts, params: z.infer<Schema>) => spec.unfit?.(data, params) ?? null;
  return {
    params: spec.params,
    weighs: spec.weighs ?? false,
    learnsFeatures: spec.learnsFeatures ?? false,
    iterative: spec.iterative ?? true,
    loss: spec.loss === undefined ? 'cross-entropy' : spec.loss,
    damping: spec.damping ?? 0,
    unfit: (data, params) => unfit(data, parse(params)),
    body: (data, params) => spec.body(data, parse(params)),
    extractor: (params) => spec.extractor?.(parse(params)) ?? null,
    standInL2: (params) => spec.standInL2?.(parse(params)) ?? STAND_IN_L2,
    startWeights: (core, data, params, seed) => spec.startWeights?.(core, data, parse(params), seed) ?? null,
    fit(core, data, params, seed, options = {}) {
      const parsed = parse(params);
      const reason = unfit({ d: data.d, classes: data.classes }, parsed);
      if (reason) throw reason;
      return spec.fit(core, data, parsed, seed, options);
    },
    ...(spec.fitSparse && {
      fitSparse(core: Core, data: SparseSamples, params: unknown) {
        const parsed = parse(params);
        const reason = unfit({ d: data.x.cols, classes: data.classes }, parsed);
        if (reason) throw reason;
        return (spec.fitSparse as NonNullable<typeof spec.fitSparse>)(core, data, parsed);
      },
    }),
  };
}

/** For a victim that tells two classes apart. */
export function twoClassesOnly(what: string): (data: DataFacts) => GameError | null {
  return ({ classes }) =>
    classes === 2 ? null : new GameError('bad-shape', `${what} tells 2 classes apart, not ${classes}`);
}

/** What can be asked of any model, whatever its kind; see engine/victims/predict.ts. */
export interface Predictions {
  /** Class ids, i32[n]. */
  readonly classes: Int32Array;
  /** Two classes: s(x), positive for class 1. More: margin of the winner over the runner-up. f32[n]. */
  readonly scores: Float32Array;
}
