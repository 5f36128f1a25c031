import type { WhyAnswer } from '../../contract/explanation.ts';
import { codedRows } from '../../contract/files/of-round.ts';
import { GameError } from '../../engine/errors.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { drawnPlanes } from '../../engine/round/drawn-plane.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { project } from '../../engine/round/projection.ts';
import { replyPlans, scoreOfReply } from '../../engine/round/replies.ts';
import type { Delivery, Round } from '../../engine/round/stages.ts';
import { markedExample, whyOf } from '../../engine/round/why.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { sketchesIn } from './sketches.ts';

interface Explained {
  readonly round: Round;
  readonly delivery: Delivery;
  readonly defence: DefencePlan;
}

const base64 = (bytes: ArrayBufferView) =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64');

/** Why a bout came out as it did; null where no model was trained. */
export function whyAnswerOf(core: Core, { round, delivery, defence }: Explained): WhyAnswer | null {
  const kept = delivery.filter(defence);
  const played = { round, delivery, kept, trained: kept.train() };
  const why = whyOf(core, played);
  if (!why) return null;
  const { judgedBy, worst, without, withoutPoison, doubt, modelWithout } = why;
  const example = markedExample(core, played);
  const { stream } = delivery;
  const cleanModel = round.clean().model;
  const plane = drawnPlanes(core, stream, cleanModel, played.trained.model).reveal;
  const targets = round.targets();
  return {
    ...{ judgedBy, without, withoutPoison, doubt },
    worst: Array.from(worst),
    poisoned: worst.filter((row) => delivery.origin[row] !== 0).length,
    modelWithout: base64(sketchesIn(plane, stream, cleanModel).sketch(modelWithout)),
    targets: targets && Array.from(project(plane, rowsOf(targets.samples))),
    example: example && {
      codes: base64(codedRows(round.well.scenario.quantiser, example.samples).x),
      label: example.samples.y[0] as number,
      takenFor: [...example.takenFor],
    },
  };
}

/** What one of the plans that either side could have handed in would have earned. */
export function replyScoreOf({ round, delivery, defence }: Explained, number: number): number {
  const plan = replyPlans(round.well.scenario)[number];
  if (!plan) throw new GameError('internal', `there is no reply ${number}`);
  return scoreOfReply(round, delivery, defence, plan);
}
