import type { Seed } from '../../engine/random.ts';
import './core-file.ts'; // the first to run: it sends for the core
import { expose } from 'comlink';
import { decodePoison } from '../../contract/files/poison.ts';
import { plainFile } from '../../contract/files/rows.ts';
import { decodeWell } from '../../contract/files/well.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createVocabulary, tokensOf } from '../../engine/data/tokens.ts';
import { EXTRACTORS } from '../../engine/extractor/index.ts';
import { verifyRound } from '../../engine/match/verify.ts';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { createCore } from '../../engine/numeric/create-core.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { filterStream, turnedRows } from '../../engine/round/filtering.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import type { ModelFrame, RoundResult } from '../../engine/round/result.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Scenario, Well } from '../../engine/round/scenario.ts';
import { loadWell } from '../../engine/round/well.ts';
import type { Model } from '../../engine/victims/model.ts';
import { accuracy, predict, rowsOf } from '../../engine/victims/predict.ts';
import { learnScenarios, scenarioOf } from '../links/scenarios.ts';
import type { EngineApi, PlayedRound, TargetCast } from './api.ts';
import { aidsIn, castOf, lookOf, looksIn, samplesIn, targetsIn, type Wording, wordingIn } from './cast.ts';
import { coreFile } from './core-file.ts';
import { createDeskJobs, refuseFailed } from './desk-jobs.ts';
import { createExplainJobs } from './explain-jobs.ts';
import { extractorIsThere, looksThroughExtractor } from './extractor-numbers.ts';
import { outOfWorker } from './failure.ts';
import { createLabJobs } from './lab-jobs.ts';
import { createLessonJobs } from './lesson-jobs.ts';
import { createOwnJobs } from './own-jobs.ts';
import { keepPhrasing } from './phrasings.ts';
import { planeOf, streamPlane } from './plane.ts';
import { shownOrder } from './shown-order.ts';

const packs = new Map<string, Uint8Array>();
const wells = new Map<string, Well>();
let ready: Promise<Core> | null = null;

/** The core, compiled once per worker; what failed is tried again by the next who asks. */
function core(): Promise<Core> {
  ready ??= coreFile()
    .then((bytes) => createCore(bytes))
    .catch((reason: unknown) => {
      ready = null;
      throw reason;
    });
  return ready;
}

async function wellOf(scenario: string, seed: Seed): Promise<Well> {
  const key = `${scenario} ${packs.has(scenario) ? '' : seed}`;
  const held = wells.get(key);
  if (held) return held;
  const loaded = loadWell(await core(), scenario, packs.get(scenario) ?? null, seed);
  if (wells.size > 8) wells.clear(); // generated data sets are cheap to make again
  wells.set(key, loaded);
  return loaded;
}

type Asynchronous<T> = {
  [K in keyof T]: T[K] extends (...args: infer A) => infer R ? (...args: A) => R | Promise<R> : never;
};

const api: Asynchronous<EngineApi> = {
  here: () => undefined,

  learn: learnScenarios,

  supply(scenario, pack) {
    packs.set(scenario, pack);
    // A file may be dropped again with other data in it.
    for (const key of wells.keys()) if (key.startsWith(`${scenario} `)) wells.delete(key);
  },

  phrase: keepPhrasing,

  async healthy(id, seed) {
    const well = await wellOf(id, seed);
    const { scenario, train, test } = well;
    if (looksThroughExtractor(scenario)) await extractorIsThere();
    const model = (await openRound(await core(), well, seed, { attacks: [] })).clean().model;
    void extractorIsThere().catch(() => undefined); // ahead of whoever needs it, who is told if it fails
    return {
      cast: castOf(scenario, train, planeOf(await core(), train, model, model), wordingOf(well, null)),
      model,
      accuracy: accuracy(await core(), model, test),
    };
  },

  ...createLabJobs(core, wellOf, shown),

  plain: (file) => plainFile(file),

  async look(id, file) {
    const data = samplesIn(scenarioOf(id), file);
    return castOf(scenarioOf(id), data, streamPlane(await core(), data), wordingIn(file));
  },

  async lookWith(id, file, clean, trained) {
    const data = samplesIn(scenarioOf(id), file);
    return castOf(scenarioOf(id), data, planeOf(await core(), data, clean, trained), wordingIn(file));
  },

  looks: (id, file) => looksIn(scenarioOf(id), file),

  targets: (id, file) => targetsIn(scenarioOf(id), file),

  async tryFilters(id, file, plan) {
    const scenario = scenarioOf(id);
    const stream = samplesIn(scenario, file);
    const filtered = filterStream(await core(), scenario, stream, plan, aidsIn(scenario, file));
    refuseFailed(filtered.failures);
    return { removedBy: filtered.removedBy, turned: turnedRows(stream, filtered) };
  },

  async readMail(id, text, known) {
    const vocabulary = known ? wordingIn(known).vocabulary : (await wellOf(id, 0)).vocabulary;
    const { indexOf } = createVocabulary(vocabulary ?? []);
    return tokensOf(text).map((token) => ({ token, known: indexOf.has(token) }));
  },

  ...createDeskJobs(core, shown),

  ...createLessonJobs(core, wellOf, shown),
  ...createExplainJobs(core, playedWell),
  ...createOwnJobs(core),

  extractor: (id) => EXTRACTORS[id].weights,

  async verify(record, rows, clean) {
    const well = await playedWell(record, clean);
    const frames: ModelFrame[] = [];
    const { bout, differences, result } = await verifyRound(
      await core(),
      well,
      record,
      rows.map((file) => decodePoison(well.scenario, file)),
      (frame) => {
        frames.push(frame);
      },
    );
    return {
      bout,
      differences,
      frames,
      played: shown(await core(), well, record.attack.plan, record.defend.plan, result),
    };
  },
};

/** The well that a bout was played on, from its file or, where it is generated, from its seed. */
async function playedWell({ scenario, seed }: BoutRecord, clean: Uint8Array | null): Promise<Well> {
  if (clean) return decodeWell(clean, scenarioOf(scenario));
  return drawWell(await core(), scenario, { pack: null, reserve: null }, seed);
}

/** A result with its rows put in an order that stays put from round to round. */
function shown(
  core: Core,
  well: Well,
  attackPlan: AttackPlan,
  defencePlan: DefencePlan,
  result: RoundResult,
): PlayedRound {
  const { scenario } = well;
  const { stream, origin, source, removedBy, model, cleanModel, summary } = result;
  const turned = turnedRows(stream, { removedBy, y: result.relabelled ?? stream.y });
  const order = shownOrder(source);
  const { d } = stream;
  const x = new Float32Array(stream.x.length);
  order.forEach((from, to) => {
    x.set(stream.x.subarray(from * d, from * d + d), to * d);
  });
  const data = { ...stream, x, y: Int32Array.from(order, (i) => stream.y[i] as number) };
  const { classes, scores } = predict(core, model, rowsOf(data));
  return {
    summary,
    takenFor: Uint8Array.from(classes),
    scores,
    attackPlan,
    defencePlan,
    cast: castOf(
      scenario,
      data,
      planeOf(core, well.train, cleanModel, model),
      wordingOf(
        well,
        Int32Array.from(order, (i) => source[i] as number),
      ),
    ),
    origin: Uint8Array.from(order, (i) => origin[i] as number),
    removedBy: Uint8Array.from(order, (i) => removedBy[i] as number),
    turned: Uint8Array.from(order, (i) => turned[i] as number),
    model,
    cleanModel,
    targets: result.targets
      ? targetsOf(core, scenario, result.targets, model, { vocabulary: well.vocabulary })
      : null,
  };
}

/** The targets, and what the model takes them for. */
function targetsOf(
  core: Core,
  scenario: Scenario,
  targets: Samples,
  model: Model,
  wording: Wording,
): TargetCast {
  return {
    ...lookOf(scenario, targets, wording),
    takenFor: Uint8Array.from(predict(core, model, rowsOf(targets)).classes),
  };
}

/** Words and texts of training rows, `source` being their rows of the clean data; null where all are. */
function wordingOf({ vocabulary, texts }: Well, source: Int32Array | null): Wording {
  const lines = source && texts ? Array.from(source, (row) => texts.train[row]) : texts?.train;
  return { vocabulary, texts: lines };
}

/** Calls that can do without the extractor's numbers, or see to them themselves: first pictures wait for these only. */
const WITHOUT_EXTRACTOR: readonly string[] = [
  'here',
  'learn',
  'supply',
  'phrase',
  'healthy',
  'play',
  'labKnown',
  'labStream',
] satisfies (keyof EngineApi)[];

/** Errors lose their code on the way out of a worker, plain objects do not. */
function withCodes<T extends object>(target: T): T {
  const wrapped = Object.entries(target).map(([name, call]) => [
    name,
    async (...args: unknown[]) => {
      try {
        if (!WITHOUT_EXTRACTOR.includes(name)) await extractorIsThere();
        return await (call as (...args: unknown[]) => unknown)(...args);
      } catch (error) {
        throw outOfWorker(error);
      }
    },
  ]);
  return Object.fromEntries(wrapped) as T;
}

core().catch(() => undefined); // ahead of whoever needs it, who is told if it fails
expose(withCodes(api));
