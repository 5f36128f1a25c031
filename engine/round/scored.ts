import { classCounts } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';
import { markedOf, successOf } from './backdoor.ts';
import { digestOf } from './digest.ts';
import { turnedRows } from './filtering.ts';
import { majorityAccuracy } from './learnt.ts';
import type { RoundResult } from './result.ts';
import { type Aim, detectionOf, isOutage, scoresOf } from './scoring.ts';
import type { Delivery, Fitted, Kept, Round } from './stages.ts';
import { hitsOn } from './targets.ts';

/** A round that is played out. */
export interface Played {
  readonly round: Round;
  readonly delivery: Delivery;
  readonly kept: Kept;
  /** What the model was trained on. */
  readonly data: Samples;
  readonly fitted: Fitted;
}

/** Scores, fates and digest of a round. */
export function resultOf(core: Core, { round, delivery, kept, data, fitted }: Played): RoundResult {
  const { arena } = round;
  const { train, test } = arena;
  const { stream, origin, source } = delivery;
  const { removedBy, y } = kept;
  const turned = turnedRows(stream, kept);
  const relabelledRows = turned.reduce((sum, mark) => sum + mark, 0);
  const { model } = fitted;
  const clean = round.clean();
  const isUntouched = data.n === stream.n && relabelledRows === 0 && !kept.plan.defence;
  const unfiltered = isUntouched ? { model, unconverged: [] } : delivery.unfiltered();
  const unconverged = [clean, delivery, kept, unfiltered, fitted].flatMap((stage) => stage.unconverged);

  const detection = detectionOf(
    origin,
    removedBy.map((gone, i) => gone + (turned[i] as number)),
  );
  const accuracies = {
    cleanAccuracy: clean.accuracy,
    accuracy: accuracy(core, model, test),
    unfilteredAccuracy: accuracy(core, unfiltered.model, test),
    majorityAccuracy: majorityAccuracy(test),
  };
  const { aim, ...aimed } = aimOf(core, round, delivery, model);
  const poisonRows = detection.caught + detection.missed;
  const outage = isOutage({ rows: data.n, classCounts: classCounts(data) }, stream.n);
  const numbers = {
    poisonRows,
    epsilon: poisonRows / train.n,
    streamRows: stream.n,
    removedRows: stream.n - data.n,
    ...(relabelledRows > 0 && { relabelledRows }),
    ...accuracies,
    ...aim,
    ...scoresOf({ ...accuracies, par: arena.scenario.par, detection, outage }, aim),
    detection,
    outage,
    ...(unconverged.length > 0 && { unconverged }),
  };
  const result = {
    stream,
    origin,
    source,
    removedBy,
    ...(relabelledRows > 0 && { relabelled: y }),
    model,
    cleanModel: clean.model,
    ...aimed,
  };
  return { summary: { ...numbers, digest: digestOf(result, numbers) }, ...result };
}

/** How far the attackers got with what they were after, and that itself; `aim` is null where it is the service. */
function aimOf(
  core: Core,
  round: Round,
  { plan }: Delivery,
  model: Model,
): { readonly aim: Aim } & Pick<RoundResult, 'targets' | 'trigger'> {
  const targets = round.targets();
  if (targets) {
    const aim = { targets: targets.samples.n, hits: hitsOn(core, model, targets) };
    return { aim, targets: targets.samples };
  }
  const marked = markedOf(round.arena, plan);
  if (!marked) return { aim: null };
  const aim = {
    attackSuccess: successOf(core, model, marked),
    cleanAttackSuccess: successOf(core, round.clean().model, marked),
  };
  return { aim, trigger: marked.trigger };
}
