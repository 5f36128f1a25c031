import { classCounts, indicesWhere, relabel, takeRows } from '../data/rows.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';
import type { TrainingStep } from '../victims/victim.ts';
import { markedOf, successOf } from './backdoor.ts';
import { digestOf } from './digest.ts';
import { filterStream, type OnVerdict, turnedRows } from './filtering.ts';
import { toFrames } from './frames.ts';
import type { BluePlan, RedPlan } from './plans.ts';
import type { ModelFrame, RoundResult } from './result.ts';
import type { Arena } from './scenario.ts';
import { detectionOf, isOutage, scoresOf } from './scoring.ts';
import { type Forged, forgeStream } from './stream.ts';
import { hitsOn, targetsOf } from './targets.ts';
import { trainOn } from './training.ts';

export { trainOn } from './training.ts';

/**
 * What somebody who plays many rounds on one seed has already: it must come from this module and
 * `forgeStream` for the same arena, seed and red's plan, or the round is another one.
 */
export interface RoundParts {
  readonly forged?: Forged;
  /** The model of the clean data, and of the stream before filters. */
  readonly cleanModel?: Model;
  readonly unfilteredModel?: Model;
  readonly onVerdict?: OnVerdict;
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
  const { stream, origin, source, contributor } = parts.forged ?? forgeStream(core, arena, seed, red);
  const aids = { golden: arena.golden, ...(contributor && { contributor }) };
  const filtered = filterStream(core, scenario, stream, blue, aids, parts.onVerdict);
  const { removedBy, y } = filtered;
  const turned = turnedRows(stream, filtered);
  const relabelledRows = turned.reduce((sum, mark) => sum + mark, 0);

  const kept = takeRows(relabel(stream, y), indicesWhere(removedBy, 0));
  const steps: TrainingStep[] = [];
  const onStep = onFrame && ((step: TrainingStep) => steps.push(step));
  const model = trainOn(core, arena, seed, kept, onStep, blue.defence);
  if (onFrame) toFrames(core, steps, test).forEach(onFrame);
  const cleanModel = parts.cleanModel ?? trainOn(core, arena, seed, train);
  const unfiltered =
    kept.n === stream.n && relabelledRows === 0 && !blue.defence
      ? model
      : (parts.unfilteredModel ?? trainOn(core, arena, seed, stream));

  const detection = detectionOf(
    origin,
    removedBy.map((gone, i) => gone + (turned[i] as number)),
  );
  const accuracies = {
    cleanAccuracy: accuracy(core, cleanModel, test),
    accuracy: accuracy(core, model, test),
    unfilteredAccuracy: accuracy(core, unfiltered, test),
    majorityAccuracy: test.n === 0 ? 0 : Math.max(...classCounts(test)) / test.n,
  };
  const targets = targetsOf(core, arena, seed, cleanModel);
  const marked = markedOf(arena, red);
  const aim = targets
    ? { targets: targets.samples.n, hits: hitsOn(core, model, targets) }
    : marked && {
        attackSuccess: successOf(core, model, marked),
        cleanAttackSuccess: successOf(core, cleanModel, marked),
      };
  const poisonRows = detection.caught + detection.missed;
  const outage = isOutage({ rows: kept.n, classCounts: classCounts(kept) }, stream.n);
  const numbers = {
    poisonRows,
    epsilon: poisonRows / train.n,
    streamRows: stream.n,
    removedRows: stream.n - kept.n,
    ...(relabelledRows > 0 && { relabelledRows }),
    ...accuracies,
    ...(aim ?? {}),
    ...scoresOf({ ...accuracies, par: scenario.par, detection, outage }, aim),
    detection,
    outage,
  };
  const result = {
    stream,
    origin,
    source,
    removedBy,
    ...(relabelledRows > 0 && { relabelled: y }),
    model,
    cleanModel,
    ...(targets && { targets: targets.samples }),
    ...(marked && { trigger: marked.trigger }),
  };
  return { summary: { ...numbers, digest: digestOf(result, numbers) }, ...result };
}
