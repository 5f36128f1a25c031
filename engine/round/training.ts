import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom, type Seed } from '../random.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { constantModel } from '../victims/constant.ts';
import { VICTIMS } from '../victims/index.ts';
import type { Model, SingleModel } from '../victims/model.ts';
import type { TrainingStep } from '../victims/victim.ts';
import { attempt, type RecipeFailure } from './failures.ts';
import type { DefencePlan } from './plans.ts';
import type { Well } from './scenario.ts';

/** What is trained, and how a round on `seed` draws for it. */
export interface Ground {
  readonly well: Pick<Well, 'scenario'> & Partial<Pick<Well, 'golden'>>;
  readonly seed: Seed;
  /** A model to go on from (see FitOptions); an ensemble is not used, and a training defence begins anew. */
  readonly start?: Model;
}

export interface TrainingOptions {
  /** Goes into the failures. */
  readonly stage: string;
  readonly defence?: DefencePlan['defence'] | undefined;
  readonly watched?: boolean;
}

export interface TrainingRun {
  readonly model: Model;
  /** Of the way that led to the model, in order; empty where nobody watches. */
  readonly steps: readonly TrainingStep[];
  /** u8[n], 1 for rows that a training defence left out; absent where it left out none. */
  readonly dropped?: Uint8Array;
  readonly failures: readonly RecipeFailure[];
  /** True where nothing could be trained on these rows: the model answers one class. */
  readonly useless: boolean;
}

/** The victim's own training, as a round does it. @throws GameError where it cannot be trained on `data` */
export function fitVictim(
  core: Core,
  { well, seed, start }: Ground,
  data: Samples,
  onStep?: (step: TrainingStep) => void,
): SingleModel {
  const { victim, victimParams } = well.scenario;
  return VICTIMS[victim].fit(core, data, victimParams, trainSeed(seed), {
    ...(start && start.kind !== 'ensemble' && { start }),
    ...(onStep && { onStep }),
  });
}

/**
 * Trains on what is left of a delivery, and always comes to a model: a training defence that fails gives
 * way to the victim's own training, and where that fails, or a class is gone, the model answers the class
 * with the most rows.
 *
 * @param defence  how the defender trains; the victim's own way when absent
 */
export function trainOn(
  core: Core,
  ground: Ground,
  data: Samples,
  { stage, defence, watched = false }: TrainingOptions,
): TrainingRun {
  const { golden, scenario } = ground.well;
  const { victim, victimParams } = scenario;
  const counts = classCounts(data);
  const failures: RecipeFailure[] = [];
  let steps: TrainingStep[] = [];
  const watch = watched ? { onStep: (step: TrainingStep) => steps.push(step) } : undefined;
  const isWhole = counts.every((count) => count > 0);
  if (isWhole && defence) {
    const training = {
      data,
      victim,
      victimParams,
      seed: trainSeed(ground.seed),
      ...(golden && { golden }),
      ...watch,
    };
    const { value, failure } = attempt(stage, defence.id, () =>
      DEFENCES[defence.id].fit(core, training, defence.params),
    );
    if (value) return { ...value, steps, failures, useless: false };
    failures.push(failure);
    steps = [];
  }
  if (isWhole) {
    const { value, failure } = attempt(stage, victim, () => fitVictim(core, ground, data, watch?.onStep));
    if (value) return { model: value, steps, failures, useless: false };
    failures.push(failure);
  }
  const model = constantModel(data, counts.indexOf(Math.max(...counts)));
  return { model, steps: [{ step: 0, model, loss: 0 }], failures, useless: true };
}

const trainSeed = (seed: Seed) => createRandom(seed).fork('train').seed();
