import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { FilterId } from '../filters/ids.ts';
import type { Core } from '../numeric/core.ts';
import type { UnconvergedFits } from '../numeric/fit-watch.ts';
import { createRandom, type Random, type Seed } from '../random.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import type { Model } from '../victims/model.ts';
import { predict, rowsOf } from '../victims/predict.ts';
import type { RecipeFailure } from './failures.ts';
import type { Known } from './forge.ts';
import { type ConfidenceInterval, pairedDifference, wilson } from './intervals.ts';
import type { DefencePlan } from './plans.ts';
import { keepRows, type PoisonRows, tallyOf } from './poison-rows.ts';
import type { Detection, RoundSummary } from './result.ts';
import { openRound, toLoad } from './round.ts';
import type { Scenario, Well } from './scenario.ts';
import { type Aim, scoresOf } from './scoring.ts';
import type { PlannedSingle, Round } from './stages.ts';

/** Parts that the known samples are dealt into. */
export const TRIAL_PARTS = 4;
/** Share of what a part's model is trained on that recipes forge from, at least: of fewer rows they make little. */
const LEAST_KNOWN = 0.5;

/** Filters and training defences that go by trusted samples. */
export const TRUSTING: ReadonlySet<FilterId | DefenceId> = new Set<FilterId | DefenceId>([
  'influence',
  'roni',
  'provenance',
  'ks',
  'mmd',
  'neural-cleanse',
  'early-stopping',
  'regression-gate',
]);

/** What an attack would do, as far as its authors can know. */
export interface TrialResult {
  /** Known samples that were judged, each by a model that has not trained on it. */
  readonly judged: number;
  readonly trainings: number;
  /** Shares of the judged samples that are right, 0 … 1. */
  readonly cleanAccuracy: number;
  readonly accuracy: number;
  /** cleanAccuracy − accuracy. */
  readonly lost: ConfidenceInterval;
  /** Over all trainings: the targets once for each. */
  readonly aim: Aim;
  /** Of what the attackers are after, 0 … 1: targets hit or marked samples that obey; null where they are after the service. */
  readonly success: ConfidenceInterval | null;
  /** How far the attackers get, 0 … 1, and what they would score, 0 … 100 (scoring.ts). */
  readonly impact: number;
  readonly attackScore: number;
  readonly score: ConfidenceInterval;
  /** Share of the poison that is trained on; null where there is none in the delivery, as when rows are only removed. */
  readonly survival: number | null;
  readonly outage: boolean;
  readonly unconverged: readonly UnconvergedFits[];
  readonly failures: readonly RecipeFailure[];
}

/** What an attack is tried on. */
export interface TrialGround {
  readonly scenario: Scenario;
  readonly known: Samples;
  readonly more: Known;
  readonly seed: Seed;
}

/** What came of one part, sample by sample. */
export interface TrialPart {
  /** u8[judged], 1 where a sample is right, with the attack and without it. */
  readonly right: Uint8Array;
  readonly cleanRight: Uint8Array;
  /** Judged samples that carry the attackers' mark; 0 where there is none. */
  readonly marked: number;
  readonly summary: RoundSummary;
}

/** One part of the known samples, with a round on the others. */
export interface OpenPart {
  readonly round: Round;
  /** Numbers of the known rows that the round has, i32, ascending. */
  readonly rest: Int32Array;
}

/**
 * Deals what the attackers know into parts and opens a round on all but one of them: it is trained on these alone and
 * judged on the part. Recipes forge from as large a share of these as attackers know in the round, half at least: made
 * from all that a model is trained on, the same recipe does more harm to it, or less. Where the defence goes by trusted
 * samples, half of the part stands in for them and the other half is judged.
 *
 * @param part  0 … TRIAL_PARTS − 1
 */
export async function openPart(
  core: Core,
  { scenario, known, more, seed }: TrialGround,
  { attack, defence }: TrialPlans,
  part: number,
): Promise<OpenPart> {
  const order = createRandom(seed).fork('trial').fork('parts').permutation(known.n);
  const held = order.filter((_, at) => at % TRIAL_PARTS === part).sort();
  const rest = order.filter((_, at) => at % TRIAL_PARTS !== part).sort();
  const attacks = 'plan' in attack ? [] : toLoad(attack.attack.id);
  // Rows that are there already name any of the known rows.
  const knownShare = 'plan' in attack ? 1 : Math.max(LEAST_KNOWN, scenario.knownShare);
  const dealt = { held, rest, trusts: goesByTrusted(defence) };
  const well = wellOf({ ...scenario, knownShare }, known, more, dealt);
  return { rest, round: await openRound(core, well, seed, { attacks }) };
}

export interface TrialPlans {
  readonly attack: PlannedSingle;
  readonly defence: DefencePlan;
}

/** Whether a defence asks trusted samples. */
export const goesByTrusted = ({ filters, defence }: DefencePlan): boolean =>
  [...filters, ...(defence ? [defence] : [])].some(({ id }) => TRUSTING.has(id));

/**
 * Tries an attack against a defence on one part: at the same ratio of poisoned to clean samples as in the round. Recipes
 * forge from what they know of the other parts; rows that are there already are thinned out.
 *
 * @param trainRows   clean training rows of the whole round, which its poison is meant for
 * @param onProgress  told how far the forging has come, 0 … 1
 */
export function playPart(
  core: Core,
  { round, rest }: OpenPart,
  { attack, defence }: TrialPlans,
  trainRows: number,
  onProgress?: (share: number) => void,
): TrialPart {
  const { test, scenario } = round.well;
  const planned = onPart(attack, rest, trainRows, createRandom(round.seed).fork('trial').fork('rows'));
  const { summary, model, cleanModel } = round.deliver(planned, onProgress).filter(defence).train().score();
  const rightBy = (by: Model) => {
    const { classes } = predict(core, by, rowsOf(test));
    return Uint8Array.from(test.y, (label, i) => (classes[i] === label ? 1 : 0));
  };
  const { objective } = scenario;
  const marked =
    objective?.kind === 'backdoor' ? test.y.filter((label) => label !== objective.targetClass).length : 0;
  return { right: rightBy(model), cleanRight: rightBy(cleanModel), marked, summary };
}

function wellOf(
  scenario: Scenario,
  known: Samples,
  { targets, vocabulary }: Known,
  { held, rest, trusts }: { held: Int32Array; rest: Int32Array; trusts: boolean },
): Well {
  const isTrusted = (at: number) => trusts && at % 2 === 0;
  const take = (trusted: boolean) =>
    takeRows(
      known,
      held.filter((_, at) => isTrusted(at) === trusted),
    );
  return {
    scenario: { ...scenario, trainRows: rest.length },
    train: takeRows(known, rest),
    test: take(false),
    golden: take(true),
    ...(targets && { targets }),
    ...(vocabulary && { vocabulary }),
  };
}

/** The attack on some of the known rows. @param rest  their numbers, ascending */
function onPart(attack: PlannedSingle, rest: Int32Array, trainRows: number, random: Random): PlannedSingle {
  if (!('plan' in attack)) return attack;
  const { poison, plan } = attack;
  const placeOf = new Map(Array.from(rest, (row, at) => [row, at]));
  const within = keepRows(poison, { changed: (row) => placeOf.has(row) });
  const thinned = thinnedOut(within, poison, rest.length / trainRows, random);
  const renumbered = (index: Int32Array) => index.map((row) => placeOf.get(row) as number);
  const { flipped, mutated, removed } = thinned;
  const moved: PoisonRows = {
    ...thinned,
    flipped: { ...flipped, index: renumbered(flipped.index) },
    mutated: { ...mutated, index: renumbered(mutated.index) },
    removed: renumbered(removed),
  };
  return { plan: { ...plan, rows: { ...plan.rows, ...tallyOf(moved) } }, poison: moved };
}

/** As many rows of each kind as the share of all of them comes to, where there are so many; one at least of what there is. */
function thinnedOut(within: PoisonRows, all: PoisonRows, share: number, random: Random): PoisonRows {
  const drawn = (label: string, here: number, of: number) => {
    const wanted = Math.min(here, of > 0 ? Math.max(1, Math.round(share * of)) : 0);
    return random.fork(label).permutation(here).slice(0, wanted);
  };
  const rowsIn = (label: string, from: Int32Array, of: Int32Array) =>
    Array.from(drawn(label, from.length, of.length), (at) => from[at] as number);
  const fresh = new Set(drawn('inserted', within.inserted.n, all.inserted.n));
  const touched = new Set([
    ...rowsIn('flipped', within.flipped.index, all.flipped.index),
    ...rowsIn('mutated', within.mutated.index, all.mutated.index),
    ...rowsIn('removed', within.removed, all.removed),
  ]);
  return keepRows(within, { inserted: (at) => fresh.has(at), changed: (row) => touched.has(row) });
}

/**
 * What several parts say together.
 *
 * @param parts     one or more, against the same defence
 * @param majority  share of the largest class among the known samples
 */
export function pooledTrial(scenario: Scenario, majority: number, parts: readonly TrialPart[]): TrialResult {
  const summaries = parts.map(({ summary }) => summary);
  const { n, cleanAccuracy, accuracy, lost } = accuraciesOf(parts);
  const sum = (value: (detection: Detection) => number) =>
    summaries.reduce((held, { detection }) => held + value(detection), 0);
  const [caught, missed] = [sum((each) => each.caught), sum((each) => each.missed)];
  const outage = 2 * summaries.filter((each) => each.outage).length > parts.length;
  const { aim, success } = pooledAim(scenario, parts);
  const detection = { ...(summaries[0] as RoundSummary).detection, caught, missed };
  const outcome = { cleanAccuracy, majorityAccuracy: majority, par: scenario.par, detection, outage };
  const scored = (at: number, of: Aim) => scoresOf({ ...outcome, accuracy: at }, of);
  // Where they are after the service, the score grows with what it loses, else with what obeys them.
  const scoreAt = (end: keyof ConfidenceInterval) =>
    aim && success
      ? scored(accuracy, aimAt(aim, success[end])).attackScore
      : scored(cleanAccuracy - lost[end], null).attackScore;
  const { impact, attackScore } = scored(accuracy, aim);
  return {
    judged: n,
    trainings: parts.length,
    cleanAccuracy,
    accuracy,
    lost,
    aim,
    success,
    impact,
    attackScore,
    score: { lo: scoreAt('lo'), hi: scoreAt('hi') },
    survival: caught + missed === 0 ? null : missed / (caught + missed),
    outage,
    unconverged: summaries.flatMap(({ unconverged = [] }) => unconverged),
    failures: summaries[0]?.failures ?? [],
  };
}

function accuraciesOf(parts: readonly TrialPart[]) {
  let [n, right, cleanRight, broken, mended] = [0, 0, 0, 0, 0];
  for (const part of parts) {
    part.right.forEach((now, i) => {
      const before = part.cleanRight[i] as number;
      n++;
      right += now;
      cleanRight += before;
      broken += before > now ? 1 : 0;
      mended += now > before ? 1 : 0;
    });
  }
  return {
    n,
    cleanAccuracy: cleanRight / n,
    accuracy: right / n,
    lost: pairedDifference(broken, mended, n),
  };
}

/** Targets are counted once for each training; a mark's success is a mean over the samples that carry it. */
function pooledAim(
  { objective }: Scenario,
  parts: readonly TrialPart[],
): Pick<TrialResult, 'aim' | 'success'> {
  const sum = (value: (part: TrialPart) => number) => parts.reduce((held, part) => held + value(part), 0);
  if (objective?.kind === 'targeted') {
    const targets = sum(({ summary }) => summary.targets ?? 0);
    const hits = sum(({ summary }) => summary.hits ?? 0);
    return { aim: { targets, hits }, success: wilson(hits, targets) };
  }
  if (objective?.kind !== 'backdoor') return { aim: null, success: null };
  const marked = sum((part) => part.marked);
  const obeyed = sum((part) => part.marked * (part.summary.attackSuccess ?? 0));
  const obeyedClean = sum((part) => part.marked * (part.summary.cleanAttackSuccess ?? 0));
  const aim = { attackSuccess: obeyed / marked, cleanAttackSuccess: obeyedClean / marked };
  return { aim, success: wilson(obeyed, marked) };
}

/** The same with another rate of success. */
const aimAt = (aim: NonNullable<Aim>, rate: number): Aim =>
  'targets' in aim ? { ...aim, hits: rate * aim.targets } : { ...aim, attackSuccess: rate };
