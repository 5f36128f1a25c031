import { encodeHealthy } from '../../contract/files/healthy.ts';
import { encodeModels } from '../../contract/files/models.ts';
import {
  codedRows,
  dataMetaOf,
  drawnSamples,
  knownFileOf,
  streamFileOf,
} from '../../contract/files/of-round.ts';
import { decodePoison } from '../../contract/files/poison.ts';
import { encodeReveal } from '../../contract/files/reveal.ts';
import { packedFile } from '../../contract/files/rows.ts';
import { encodeSamples } from '../../contract/files/samples.ts';
import { encodeWell } from '../../contract/files/well.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Purchase } from '../../engine/match/bought.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { attackOf } from '../../engine/round/attack-of.ts';
import { drawWell, type WellFiles } from '../../engine/round/draw-well.ts';
import { drawnPlanes } from '../../engine/round/drawn-plane.ts';
import { turnedRows } from '../../engine/round/filtering.ts';
import { isRowsPlan, singlePlansOf } from '../../engine/round/plans.ts';
import type { ModelFrame } from '../../engine/round/result.ts';
import { openRound, toLoad } from '../../engine/round/round.ts';
import { isShipped, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import type { Delivery, Round } from '../../engine/round/stages.ts';
import { thumbnailOf } from '../../engine/round/thumbnail.ts';
import { loadWell } from '../../engine/round/well.ts';
import { accuracy, predict, rowsOf } from '../../engine/victims/predict.ts';
import { replyScoreOf, whyAnswerOf } from './explain.ts';
import { type Packed, packed } from './packed.ts';
import type { Recent } from './recent.ts';
import { codesIn } from './sample-codes.ts';
import { encoded, sketchesIn } from './sketches.ts';
import type {
  Carried,
  CarriedQuestion,
  ReplyOutcome,
  RoundSpec,
  StreamSpec,
  Task,
  TaskOutcome,
  TrainedRound,
  WellSpec,
  WhyOutcome,
} from './trainer.ts';

/** What tasks are done with: the core, and what the last ones worked out: a round is asked for a minute after its stream. */
export interface Bench {
  readonly core: Core;
  readonly recent: Recent;
}

/** A bench with the prepared data of the task's scenario. */
interface Desk extends Bench {
  readonly files: WellFiles;
}

/** Does one task. A pure function of the task and the prepared data of its scenario, given the same core. */
export async function runTask(bench: Bench, files: WellFiles, task: Task): Promise<TaskOutcome> {
  const desk: Desk = { ...bench, files };
  switch (task.kind) {
    case 'known':
      return knownOf(desk, task);
    case 'healthy':
      return healthyOf(desk, task);
    case 'well':
      return encodeWell(task.bout, (await roundOf(desk, task)).well);
    case 'stream':
    case 'publicStream':
      return streamOf(desk, task, task.kind === 'stream');
    case 'samples':
      return samplesOf(desk, task);
    case 'round':
      return playedOf(desk, task);
    case 'models':
      return modelsOf(desk, task);
    case 'origins':
      return deliveryOf(await roundFor(desk, task), task).origin;
    case 'ask':
      return answerTo(desk, task);
    case 'why':
    case 'reply':
      return explained(desk, task);
    default:
      return task satisfies never;
  }
}

/** @param forged  recipes that are forged in the round: few need code of their own, and that takes memory */
function roundOf(
  { core, files, recent }: Desk,
  { scenario, seed }: WellSpec,
  forged: readonly AttackId[] = [],
): Promise<Round> {
  const attacks = forged.flatMap(toLoad);
  return recent(`${scenario} ${seed} ${attacks}`, bytesOfRound(scenario, files), () =>
    openRound(core, drawWell(core, scenario, files, seed), seed, { attacks }),
  );
}

/** About what a round takes: a well, its test part and a delivery, in numbers of four bytes. */
function bytesOfRound(scenario: string, { pack }: WellFiles): number {
  const ofOwn = pack?.length ?? 0; // a byte or two for each number
  if (!isShipped(scenario)) return 3 * 4 * ofOwn;
  const { trainRows, features } = SCENARIOS[scenario];
  return 3 * 4 * trainRows * features;
}

/** @param more  recipes beside those of the plan */
function roundFor(bench: Desk, spec: Carried<StreamSpec>, more: readonly AttackId[] = []): Promise<Round> {
  const plans = singlePlansOf(spec.attackPlan);
  const own = plans.flatMap((plan) => (isRowsPlan(plan) ? [] : [plan.attack.id]));
  return roundOf(bench, spec, [...new Set([...own, ...more])]);
}

/** The last delivery of each round that is remembered. */
const deliveries = new WeakMap<Round, { readonly plan: string; readonly delivery: Delivery }>();

/** The delivery of the attackers' plan: a round is asked for after its stream, and by then it has been forged. */
function deliveryOf(round: Round, { attackPlan, rows }: Carried<StreamSpec>): Delivery {
  const plan = JSON.stringify(attackPlan);
  const known = deliveries.get(round);
  if (known?.plan === plan) return known.delivery;
  deliveries.delete(round);
  const poison = rows?.map((file) => decodePoison(round.well.scenario, file)) ?? [];
  const delivery = round.deliver(attackOf(attackPlan, poison));
  deliveries.set(round, { plan, delivery });
  return delivery;
}

async function knownOf(bench: Desk, spec: WellSpec): Promise<Packed> {
  const round = await roundOf(bench, spec);
  // A host's own data that cannot be played are refused before anybody makes a plan.
  if (!isShipped(spec.scenario)) round.clean();
  return packed(packedFile(bench.core, knownFileOf(spec, round)));
}

/** @param golden  whether the trusted samples are in it */
async function streamOf(bench: Desk, spec: Carried<StreamSpec>, golden: boolean): Promise<Packed> {
  const round = await roundFor(bench, spec);
  return packed(packedFile(bench.core, streamFileOf(spec, round, deliveryOf(round, spec), golden)));
}

/** What everybody sees of the delivery from the training on: it follows from no defence, and is made before. */
async function samplesOf(bench: Desk, spec: Carried<StreamSpec>): Promise<Packed> {
  const round = await roundFor(bench, spec);
  const { stream } = deliveryOf(round, spec);
  return packed(packedFile(bench.core, encodeSamples(drawnSamples(spec, round.well, stream))));
}

async function playedOf(bench: Desk, spec: Carried<RoundSpec>): Promise<TrainedRound> {
  const round = await roundFor(bench, spec);
  const { well } = round;
  const seen: ModelFrame[] = [];
  const watch = (frame: ModelFrame) => {
    seen.push(frame);
  };
  const result = deliveryOf(round, spec).filter(spec.defencePlan).train(watch).record();
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

/** Samples that are shown beside a healthy model, evenly taken. */
const HEALTHY_ROWS = 600;

/** The data as they are published: nothing of a round is in them. */
async function healthyOf({ core, files }: Desk, spec: WellSpec): Promise<Packed> {
  const well = loadWell(core, spec.scenario, files.pack, spec.seed);
  const { model } = (await openRound(core, well, spec.seed, { attacks: [] })).clean();
  const { train } = well;
  const count = Math.min(train.n, HEALTHY_ROWS);
  const some = takeRows(
    train,
    Array.from({ length: count }, (_, k) => Math.floor((k * train.n) / count)),
  );
  const { layout, sketch } = sketchesIn(drawnPlanes(core, train, model, model).film, some, model);
  const shown = { ...drawnSamples(spec, well, some), layout, model: sketch(model) };
  return packed(packedFile(core, encodeHealthy(shown)));
}

async function modelsOf(bench: Desk, spec: Carried<RoundSpec>): Promise<Packed> {
  const round = await roundFor(bench, spec);
  const { model } = deliveryOf(round, spec).filter(spec.defencePlan).train();
  const { bout, scenario } = spec;
  const models = { model: encoded(model), cleanModel: encoded(round.clean().model) };
  return packed(encodeModels({ meta: { bout, scenario }, ...models }));
}

async function explained(
  bench: Desk,
  task: Extract<Task, { readonly kind: 'why' | 'reply' }>,
): Promise<WhyOutcome | ReplyOutcome> {
  const round = await roundFor(bench, task, task.kind === 'reply' ? task.attacks : []);
  const of = { round, delivery: deliveryOf(round, task), defence: task.defencePlan };
  if (task.kind === 'why') return { kind: 'why', answer: whyAnswerOf(bench.core, of) };
  return { kind: 'reply', score: replyScoreOf(of, task.number) };
}

async function answerTo(bench: Desk, spec: CarriedQuestion): Promise<Purchase> {
  const { core } = bench;
  const round = await ('defencePlan' in spec ? roundFor(bench, spec) : roundOf(bench, spec));
  const { scenario, golden } = round.well;
  if ('defencePlan' in spec) {
    const { model } = deliveryOf(round, spec).filter(spec.defencePlan).train();
    return { ...spec.question, accuracy: accuracy(core, model, golden) };
  }
  const x = fromCodes(scenario.quantiser, codesIn(scenario, spec.question.codes), scenario.features);
  const { classes, scores } = predict(core, round.clean().model, { rows: 1, cols: x.length, values: x });
  return { ...spec.question, label: classes[0] as number, score: scores[0] as number };
}
