import { classCounts, indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { constantModel } from '../models/constant.ts';
import { VICTIMS } from '../models/index.ts';
import type { Model } from '../models/model.ts';
import { accuracy } from '../models/predict.ts';
import type { TrainingStep } from '../models/victim.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import { digestOf } from './digest.ts';
import { applyFilters, filterSeedOf } from './filtering.ts';
import { toFrames } from './frames.ts';
import type { BluePlan, RedPlan } from './plans.ts';
import type { ModelFrame, RoundResult } from './result.ts';
import type { Arena } from './scenario.ts';
import { availabilityScores, detectionOf, isOutage } from './scoring.ts';
import { type Forged, forgeStream } from './stream.ts';

/**
 * What somebody who plays many rounds on one seed has already: it must come from this module and
 * `forgeStream` for the same arena, seed and red's plan, or the round is another one.
 */
export interface RoundParts {
  readonly forged?: Forged;
  /** The model of the clean data, and of the stream before filters. */
  readonly cleanModel?: Model;
  readonly unfilteredModel?: Model;
  /** See applyFilters. */
  readonly onVerdict?: Parameters<typeof applyFilters>[5];
}

/** The model a round on this seed trains on `data`: what cleanModel and unfilteredModel are made by. */
export function trainOn(core: Core, arena: Arena, seed: number, data: Samples): Model {
  return fitOrGiveUp(core, arena, data, trainSeedOf(seed));
}

/**
 * One round: poison is forged and mixed in, filters are applied, the victim is trained on what is
 * left, and everything is scored. A pure function: the same arena, seed and plans give the same bits
 * on every engine. Plans must have been checked (costs.ts); a bad parameter throws.
 *
 * @param onFrame  called with the training of the round's model, in order, before the round returns
 * @param parts    what is known already; the result is the same bits without it
 */
export function playRound(
  core: Core,
  arena: Arena,
  seed: number,
  red: RedPlan,
  blue: BluePlan,
  onFrame?: (frame: ModelFrame) => void,
  parts: RoundParts = {},
): RoundResult {
  const { scenario, train, test } = arena;
  const { stream, origin, source } = parts.forged ?? forgeStream(core, arena, seed, red);
  const removedBy = applyFilters(core, scenario, stream, filterSeedOf(seed), blue, parts.onVerdict);

  const kept = takeRows(stream, indicesWhere(removedBy, 0));
  const steps: TrainingStep[] = [];
  const onStep = onFrame && ((step: TrainingStep) => steps.push(step));
  const model = fitOrGiveUp(core, arena, kept, trainSeedOf(seed), onStep);
  if (onFrame) toFrames(core, steps, test).forEach(onFrame);
  const cleanModel = parts.cleanModel ?? trainOn(core, arena, seed, train);
  const unfiltered =
    kept.n === stream.n ? model : (parts.unfilteredModel ?? trainOn(core, arena, seed, stream));

  const detection = detectionOf(origin, removedBy);
  const accuracies = {
    cleanAccuracy: accuracy(core, cleanModel, test),
    accuracy: accuracy(core, model, test),
    unfilteredAccuracy: accuracy(core, unfiltered, test),
    majorityAccuracy: test.n === 0 ? 0 : Math.max(...classCounts(test)) / test.n,
  };
  const poisonRows = detection.caught + detection.missed;
  const outage = isOutage({ rows: kept.n, classCounts: classCounts(kept) }, stream.n);
  const numbers = {
    poisonRows,
    epsilon: poisonRows / train.n,
    streamRows: stream.n,
    removedRows: stream.n - kept.n,
    ...accuracies,
    ...availabilityScores({ ...accuracies, par: scenario.par, detection, outage }),
    detection,
    outage,
  };
  const result = { stream, origin, source, removedBy, model, cleanModel };
  return { summary: { ...numbers, digest: digestOf(result, numbers) }, ...result };
}

function trainSeedOf(roundSeed: number): number {
  return createRandom(roundSeed).fork('train').uint32();
}

/** With a class gone there is nothing to learn: the answer is the class that is left, 0 when none is. */
function fitOrGiveUp(
  core: Core,
  { scenario }: Arena,
  data: Samples,
  seed: number,
  onStep?: (step: TrainingStep) => void,
): Model {
  const counts = classCounts(data);
  if (counts.every((count) => count > 0)) {
    return VICTIMS[scenario.victim].fit(core, data, scenario.victimParams, seed, onStep);
  }
  const model = constantModel(
    data.d,
    Math.max(
      0,
      counts.findIndex((count) => count > 0),
    ),
  );
  onStep?.({ step: 0, model, loss: 0 });
  return model;
}
