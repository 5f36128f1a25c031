import { decodePoison, encodePoison } from '../../contract/files/poison.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { GameError } from '../../engine/errors.ts';
import type { Core } from '../../engine/numeric/core.ts';
import type { Seed } from '../../engine/random.ts';
import {
  goesByTrusted,
  type OpenPart,
  openPart,
  playPart,
  type TrialGround,
  type TrialPart,
} from '../../engine/round/attack-trial.ts';
import { describeFailure, type RecipeFailure } from '../../engine/round/failures.ts';
import { forgeRows, seenOf } from '../../engine/round/forge.ts';
import {
  type AccountReport,
  accountsIn,
  type ClassSpectrum,
  goldenAccuracy,
  type Inquiry,
  pullsOf,
  type Suspicion,
  spectrumOf,
  suspicionUnder,
} from '../../engine/round/investigate.ts';
import type { DefencePlan, RecipePlan, RowsPlan } from '../../engine/round/plans.ts';
import { tallyOf } from '../../engine/round/poison-rows.ts';
import { openRound, toLoad } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Round, SentRows } from '../../engine/round/stages.ts';
import { goldenRight, type WeighedDefence, weighDefence } from '../../engine/round/weighing.ts';
import { previewWell, rowsPreviewWell } from '../../engine/round/well.ts';
import type { Model } from '../../engine/victims/model.ts';
import { predict } from '../../engine/victims/predict.ts';
import type { Predictions } from '../../engine/victims/victim.ts';
import { scenarioOf } from '../links/scenarios.ts';
import type { GoldenLooks, MadeRows, OnProgress, PlayedRound } from './api.ts';
import { aidsIn, extrasIn, lookOf, samplesIn, wordingIn } from './cast.ts';
import { inPercent, type ShowResult } from './opened.ts';

/** What a desk works out for its team, from the files that the team gets and nothing else. */
export interface DeskApi {
  /** The rows that a recipe makes of a `known` file: a file of poison, to be joined with work by hand and handed over. */
  forge(
    scenario: string,
    known: Uint8Array,
    seed: Seed,
    plan: RecipePlan,
    onProgress?: OnProgress,
  ): Uint8Array;
  /** A round on nothing but what the attackers know, a sections file: trained and judged on the same samples. */
  tryAttack(
    scenario: string,
    known: Uint8Array,
    seed: Seed,
    plan: RecipePlan,
    onProgress?: OnProgress,
  ): PlayedRound;
  /** A round with a file of poison on what the attackers know, repeated up to the size of the training set. */
  tryRows(
    scenario: string,
    known: Uint8Array,
    seed: Seed,
    rows: Uint8Array,
    made: RowsPlan['made'],
  ): PlayedRound;
  /** What one part of what the attackers know says of an attack against a defence (attack-trial.ts). */
  tryPart(
    scenario: string,
    known: Uint8Array,
    seed: Seed,
    plans: { readonly attack: RecipePlan | MadeRows; readonly defence: DefencePlan },
    part: number,
    onProgress?: OnProgress,
  ): TrialPart;
  /** What a model takes samples for. @param x  f32[n · d], their features */
  judge(model: Model, x: Float32Array, d: number): Predictions;
  /** What one filter says of every sample of a `stream` file. */
  suspicion(scenario: string, stream: Uint8Array, filter: DefencePlan['filters'][number]): Suspicion;
  /** The largest singular values of each class of a `stream` file, and its rows along the first vector. */
  spectrum(scenario: string, stream: Uint8Array): ClassSpectrum[];
  /** The accounts of a `stream` file, those that pull most first. @param flagged  u8[n], 1 for suspected rows */
  accounts(scenario: string, stream: Uint8Array, flagged: Uint8Array): AccountReport[];
  /** The trusted samples of a `stream` file, as people see them; null where there are none. */
  golden(scenario: string, stream: Uint8Array): GoldenLooks | null;
  /** What a plan takes out of a `stream` file, weighed by its authors (weighing.ts). */
  weigh(scenario: string, stream: Uint8Array, plan: DefencePlan): WeighedDefence;
  /** Accuracy on them of the model that the delivery gives as it came, 0 … 1. */
  goldenAccuracy(scenario: string, stream: Uint8Array): number;
}

type Jobs = {
  [K in keyof DeskApi]: DeskApi[K] extends (...args: infer A) => infer R ? (...args: A) => Promise<R> : never;
};

export const createDeskJobs = (core: () => Promise<Core>, show: ShowResult) => ({
  tryPart: createPartJob(core),
  weigh: createWeighJob(core),
  ...createPreviewJobs(core, show),
  async forge(id: string, known: Uint8Array, seed: Seed, plan: RecipePlan, onProgress?: OnProgress) {
    const scenario = scenarioOf(id);
    await ATTACKS[plan.attack.id].prepare?.(scenario.victim);
    const seen = seenOf(scenario, samplesIn(scenario, known), extrasIn(scenario, known), onProgress);
    return encodePoison(scenario, forgeRows(await core(), scenario, seen, plan, seed));
  },
  async judge(model: Model, x: Float32Array, d: number) {
    return predict(await core(), model, { rows: x.length / d, cols: d, values: x });
  },
  async suspicion(id: string, stream: Uint8Array, filter: DefencePlan['filters'][number]) {
    return suspicionUnder(await core(), inquiryOf(id, stream), filter);
  },
  async spectrum(id: string, stream: Uint8Array) {
    return spectrumOf(await core(), inquiryOf(id, stream).stream);
  },
  async accounts(id: string, stream: Uint8Array, flagged: Uint8Array) {
    const inquiry = inquiryOf(id, stream);
    return accountsIn(inquiry, flagged, pullsOf(await core(), inquiry));
  },
  async golden(id: string, stream: Uint8Array) {
    const { scenario, aids } = inquiryOf(id, stream);
    const { golden } = aids;
    if (!golden) return null;
    const looks = lookOf(scenario, golden, wordingIn(stream));
    return { ...looks, points: golden.d === 2 ? golden.x : null };
  },
  async goldenAccuracy(id: string, stream: Uint8Array) {
    return goldenAccuracy(await core(), inquiryOf(id, stream));
  },
});

function inquiryOf(id: string, file: Uint8Array): Inquiry & { readonly scenario: Scenario } {
  const scenario = scenarioOf(id);
  return { scenario, stream: samplesIn(scenario, file), aids: aidsIn(scenario, file) };
}

function sentRows(scenario: Scenario, { file, made }: MadeRows): SentRows {
  const poison = decodePoison(scenario, file);
  // The name of rows that are only tried is nobody's to ask for.
  return { plan: { rows: { hash: '0'.repeat(32), ...tallyOf(poison) }, made }, poison };
}

/** The model of the delivery as it came is the same for every plan. */
function createWeighJob(core: () => Promise<Core>): Jobs['weigh'] {
  let held: { readonly stream: Uint8Array; readonly right: Uint8Array | null } | null = null;
  return async (id, stream, plan) => {
    const inquiry = inquiryOf(id, stream);
    if (!held || !isSameFile(held.stream, stream))
      held = { stream, right: goldenRight(await core(), inquiry, inquiry.stream) };
    return weighDefence(await core(), inquiry, plan, held.right);
  };
}

const isSameFile = (a: Uint8Array | null, b: Uint8Array): boolean =>
  a?.length === b.length && a.every((byte, i) => byte === b[i]);

/** Rounds on what the attackers know stay open: their clean models are the same for whatever is tried next. */
function createPreviewJobs(core: () => Promise<Core>, show: ShowResult): Pick<Jobs, 'tryAttack' | 'tryRows'> {
  const held = new Map<string, Promise<Round>>();
  let last: Uint8Array | null = null;
  const wells = { recipe: previewWell, rows: rowsPreviewWell };
  const opened = async (
    kind: keyof typeof wells,
    id: string,
    known: Uint8Array,
    seed: Seed,
    attack: AttackId | null,
  ) => {
    if (!isSameFile(last, known)) held.clear();
    last = known;
    const attacks = attack ? toLoad(attack) : [];
    const key = JSON.stringify([id, seed, kind, attacks]);
    const scenario = scenarioOf(id);
    const open = async () =>
      openRound(
        await core(),
        wells[kind](scenario, samplesIn(scenario, known), extrasIn(scenario, known)),
        seed,
        { attacks },
      );
    const round = held.get(key) ?? open();
    held.set(key, round);
    round.catch(() => held.delete(key));
    return round;
  };
  return {
    async tryAttack(id, known, seed, plan, onProgress) {
      const round = await opened('recipe', id, known, seed, plan.attack.id);
      const defence = { filters: [] };
      const delivery = round.deliver(plan, onProgress && inPercent(onProgress));
      onProgress?.(1);
      const result = delivery.filter(defence).train().score();
      refuseFailed(result.summary.failures ?? []);
      return show(await core(), round.well, plan, defence, result);
    },
    async tryRows(id, known, seed, rows, made) {
      const round = await opened('rows', id, known, seed, null);
      const sent = sentRows(scenarioOf(id), { file: rows, made });
      const defence = { filters: [] };
      const result = round.deliver(sent).filter(defence).train().score();
      return show(await core(), round.well, sent.plan, defence, result);
    },
  };
}

/** A preview of a recipe that fails says so; in the round it would do nothing. */
export function refuseFailed([first]: readonly RecipeFailure[]): void {
  if (first) throw new GameError(first.code, describeFailure(first));
}

/** Parts stay open: the next attack is tried on the same ones. */
function createPartJob(core: () => Promise<Core>): Jobs['tryPart'] {
  const held = new Map<string, OpenPart>();
  let last: Uint8Array | null = null;
  return async (id, known, seed, { attack, defence }, part, onProgress) => {
    const scenario = scenarioOf(id);
    if (!isSameFile(last, known)) held.clear();
    last = known;
    const plans = { attack: 'file' in attack ? sentRows(scenario, attack) : attack, defence };
    const loads = 'attack' in plans.attack ? toLoad(plans.attack.attack.id) : null;
    const key = JSON.stringify([id, seed, part, goesByTrusted(defence), loads]);
    const open =
      held.get(key) ?? (await openPart(await core(), groundOf(scenario, known, seed), plans, part));
    held.set(key, open);
    return playPart(await core(), open, plans, scenario.trainRows, onProgress);
  };
}

const groundOf = (scenario: Scenario, known: Uint8Array, seed: Seed): TrialGround => ({
  scenario,
  known: samplesIn(scenario, known),
  more: extrasIn(scenario, known),
  seed,
});
