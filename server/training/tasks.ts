import { encodeModels } from '../../contract/files/models.ts';
import {
  codedRows,
  dataMetaOf,
  knownFileOf,
  samplesFileOf,
  streamFileOf,
} from '../../contract/files/of-round.ts';
import { decodePoison } from '../../contract/files/poison.ts';
import { encodeReveal } from '../../contract/files/reveal.ts';
import { packedFile } from '../../contract/files/rows.ts';
import { encodeWell } from '../../contract/files/well.ts';
import type { AttackId } from '../../engine/attacks/index.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import type { Purchase } from '../../engine/match/bought.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { attackOf } from '../../engine/round/attack-of.ts';
import { drawWell, type WellFiles } from '../../engine/round/draw-well.ts';
import { drawnPlanes } from '../../engine/round/drawn-plane.ts';
import { turnedRows } from '../../engine/round/filtering.ts';
import { isRowsPlan, singlePlansOf } from '../../engine/round/plans.ts';
import type { ModelFrame } from '../../engine/round/result.ts';
import { openRound, toLoad } from '../../engine/round/round.ts';
import { isShipped } from '../../engine/round/scenarios/index.ts';
import type { Delivery, Round } from '../../engine/round/stages.ts';
import { thumbnailOf } from '../../engine/round/thumbnail.ts';
import { accuracy, predict, rowsOf } from '../../engine/victims/predict.ts';
import { type Packed, packed } from './packed.ts';
import type { Recent } from './recent.ts';
import { codesIn } from './sample-codes.ts';
import { encoded, sketchesIn } from './sketches.ts';
import type {
  Carried,
  CarriedQuestion,
  RoundSpec,
  StreamSpec,
  Task,
  TaskOutcome,
  TrainedRound,
  WellSpec,
} from './trainer.ts';

/**
 * What a task needs: the core, the prepared data of a scenario, and what the last tasks
 * worked out: a round is asked for a minute after its stream.
 */
export interface Bench {
  readonly core: Core;
  readonly recent: Recent;
  files(scenario: string): WellFiles;
}

/** Does one task. A pure function of the task, given the same core and packs. */
export async function runTask(bench: Bench, task: Task): Promise<TaskOutcome> {
  switch (task.kind) {
    case 'known':
      return knownOf(bench, task);
    case 'well':
      return encodeWell(task.bout, (await roundOf(bench, task)).well);
    case 'stream':
    case 'publicStream':
      return streamOf(bench, task, task.kind === 'stream');
    case 'samples':
      return samplesOf(bench, task);
    case 'round':
      return playedOf(bench, task);
    case 'models':
      return modelsOf(bench, task);
    case 'origins':
      return deliveryOf(bench, await roundFor(bench, task), task).origin;
    case 'ask':
      return answerTo(bench, task);
    default:
      return task satisfies never;
  }
}

/** @param forged  recipes that are forged in the round: few need code of their own, and that takes memory */
function roundOf(
  { core, files, recent }: Bench,
  { scenario, seed }: WellSpec,
  forged: readonly AttackId[] = [],
): Promise<Round> {
  const attacks = forged.flatMap(toLoad);
  return recent(`round ${scenario} ${seed} ${attacks}`, () =>
    openRound(core, drawWell(core, scenario, files(scenario), seed), seed, { attacks }),
  );
}

function roundFor(bench: Bench, spec: Carried<StreamSpec>): Promise<Round> {
  const plans = singlePlansOf(spec.attackPlan);
  return roundOf(
    bench,
    spec,
    plans.flatMap((plan) => (isRowsPlan(plan) ? [] : [plan.attack.id])),
  );
}

/** The delivery of the attackers' plan: a round is asked for after its stream, and by then it has been forged. */
function deliveryOf(
  { recent }: Bench,
  round: Round,
  { scenario, seed, attackPlan, rows }: Carried<StreamSpec>,
): Delivery {
  return recent(`delivery ${scenario} ${seed} ${JSON.stringify(attackPlan)}`, () => {
    const poison = rows?.map((file) => decodePoison(round.well.scenario, file)) ?? [];
    return round.deliver(attackOf(attackPlan, poison));
  });
}

async function knownOf(bench: Bench, spec: WellSpec): Promise<Packed> {
  const round = await roundOf(bench, spec);
  // A host's own data that cannot be played are refused before anybody makes a plan.
  if (!isShipped(spec.scenario)) round.clean();
  return packed(packedFile(knownFileOf(spec, round)));
}

/** @param golden  whether the trusted samples are in it */
async function streamOf(bench: Bench, spec: Carried<StreamSpec>, golden: boolean): Promise<Packed> {
  const round = await roundFor(bench, spec);
  return packed(packedFile(streamFileOf(spec, round, deliveryOf(bench, round, spec), golden)));
}

async function samplesOf(bench: Bench, spec: Carried<StreamSpec>): Promise<Packed> {
  const round = await roundFor(bench, spec);
  return packed(packedFile(samplesFileOf(spec, round, deliveryOf(bench, round, spec))));
}

async function playedOf(bench: Bench, spec: Carried<RoundSpec>): Promise<TrainedRound> {
  const round = await roundFor(bench, spec);
  const { well } = round;
  const seen: ModelFrame[] = [];
  const watch = (frame: ModelFrame) => {
    seen.push(frame);
  };
  const result = deliveryOf(bench, round, spec).filter(spec.defencePlan).train(watch).score();
  const { summary, stream, origin, source, removedBy, part, targets } = result;
  const { core } = bench;
  const { model, cleanModel } = result;
  const planes = drawnPlanes(core, stream, cleanModel, model);
  const film = sketchesIn(planes.film, stream, cleanModel);
  const end = sketchesIn(planes.reveal, stream, cleanModel);
  return {
    summary,
    frames: seen.map((frame) => ({ ...frame, model: film.sketch(frame.model) })),
    kept: removedBy.map((by) => (by === 0 ? 1 : 0)),
    cleanModel: film.sketch(cleanModel),
    layout: film.layout,
    thumbnail: thumbnailOf({
      stream,
      removedBy,
      clean: cleanModel,
      models: [...seen.map((frame) => frame.model), model],
    }),
    reveal: packed(
      encodeReveal({
        meta: dataMetaOf(spec, stream, well),
        origin,
        source,
        removedBy,
        part: part ?? null,
        relabelled: turnedRows(stream, { removedBy, y: result.relabelled ?? stream.y }),
        layout: end.layout,
        model: end.sketch(model),
        cleanModel: end.sketch(cleanModel),
        targets: targets ? codedRows(well.scenario.quantiser, targets) : null,
        takenFor: targets ? Uint8Array.from(predict(core, model, rowsOf(targets)).classes) : null,
      }),
    ),
  };
}

async function modelsOf(bench: Bench, spec: Carried<RoundSpec>): Promise<Packed> {
  const round = await roundFor(bench, spec);
  const { model } = deliveryOf(bench, round, spec).filter(spec.defencePlan).train();
  const { bout, scenario } = spec;
  const models = { model: encoded(model), cleanModel: encoded(round.clean().model) };
  return packed(encodeModels({ meta: { bout, scenario }, ...models }));
}

async function answerTo(bench: Bench, spec: CarriedQuestion): Promise<Purchase> {
  const { core } = bench;
  const round = await ('defencePlan' in spec ? roundFor(bench, spec) : roundOf(bench, spec));
  const { scenario, golden } = round.well;
  if ('defencePlan' in spec) {
    const { model } = deliveryOf(bench, round, spec).filter(spec.defencePlan).train();
    return { ...spec.question, accuracy: accuracy(core, model, golden) };
  }
  const x = fromCodes(scenario.quantiser, codesIn(scenario, spec.question.codes), scenario.features);
  const { classes, scores } = predict(core, round.clean().model, { rows: 1, cols: x.length, values: x });
  return { ...spec.question, label: classes[0] as number, score: scores[0] as number };
}
