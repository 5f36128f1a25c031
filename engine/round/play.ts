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
import { forgeStream } from './stream.ts';

/**
 * One round: poison is forged and mixed in, filters are applied, the victim is trained on what is
 * left, and everything is scored. A pure function: the same arena, seed and plans give the same bits
 * on every engine. Plans must have been checked (costs.ts); a bad parameter throws.
 *
 * @param onFrame  called with the training of the round's model, in order, before the round returns
 */
export function playRound(
  core: Core,
  arena: Arena,
  seed: number,
  red: RedPlan,
  blue: BluePlan,
  onFrame?: (frame: ModelFrame) => void,
): RoundResult {
  const { scenario, train, test } = arena;
  const { stream, origin, source } = forgeStream(core, arena, seed, red);
  const removedBy = applyFilters(core, scenario, stream, filterSeedOf(seed), blue);

  const trainSeed = createRandom(seed).fork('train').uint32();
  const trainOn = (data: Samples, onStep?: (step: TrainingStep) => void) =>
    fitOrGiveUp(core, arena, data, trainSeed, onStep);
  const kept = takeRows(stream, indicesWhere(removedBy, 0));
  const steps: TrainingStep[] = [];
  const model = trainOn(kept, onFrame && ((step) => steps.push(step)));
  if (onFrame) toFrames(core, steps, test).forEach(onFrame);
  const cleanModel = trainOn(train);
  const unfiltered = kept.n === stream.n ? model : trainOn(stream);

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
