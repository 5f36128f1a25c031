import type { Poison, Seen } from '../attacks/attack.ts';
import { ATTACKS } from '../attacks/index.ts';
import { contentOrder } from '../data/content-order.ts';
import type { Contributors } from '../data/pack-details.ts';
import { boxOf, snap } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { createRandom } from '../random.ts';
import { poisonRowsOf } from './costs.ts';
import { attempt, type RecipeFailure } from './failures.ts';
import type { AttackPlan } from './plans.ts';
import { ORIGINS } from './result.ts';
import type { Well } from './scenario.ts';
import type { Round } from './stages.ts';
import type { Targets } from './targets.ts';

/** What the defender inspects, and what only the referee knows about it. */
export interface Forged {
  /** Clean rows less the removed ones plus poison: in an order that follows from content alone, on the quantiser's grid. */
  readonly stream: Samples;
  /** u8[n], index into ORIGINS. */
  readonly origin: Uint8Array;
  /** i32[n], row of the clean training set, −1 for inserted rows. */
  readonly source: Int32Array;
  /** i32[n], the account each row came from, numbered as they first appear; absent where nobody keeps track. */
  readonly contributor?: Int32Array;
  /** The attack, where it failed; it has forged nothing then. */
  readonly failures: readonly RecipeFailure[];
}

const CLEAN = ORIGINS.indexOf('clean');
const INSERTED = ORIGINS.indexOf('inserted');
const FLIPPED = ORIGINS.indexOf('flipped');
const MUTATED = ORIGINS.indexOf('mutated');

/**
 * The stream of a round: a function of the well, the seed and the attacker's plan. Poison is brought to the
 * grid of the clean data and into its box, so that nothing but the data itself gives it away. An attack that
 * fails, or breaks its promises (too many rows, wrong shapes), forges nothing and is named in `failures`.
 */
export function forgeStream(
  core: Core,
  round: Pick<Round, 'well' | 'seed' | 'knownRows' | 'targets'>,
  attackPlan: AttackPlan,
  onProgress?: (share: number) => void,
): Forged {
  const { well } = round;
  const { scenario, train } = well;
  const random = createRandom(round.seed);
  const known = round.knownRows();
  const count = poisonRowsOf(scenario, attackPlan);
  const targets = count === 0 ? null : round.targets();
  const { id, params } = attackPlan.attack;
  const { value: poison = nothing(train), failure } = attempt('forge', id, () => {
    if (count === 0) return nothing(train);
    const seen = seenBy(well, known, targets, onProgress);
    const forged = ATTACKS[id].forge(core, seen, count, params, random.fork('attack'));
    checkPoison(forged, train, known.length, count);
    return forged;
  });
  const mixed = mix(well, known, poison, attackPlan.accounts ?? 1);
  return { ...mixed, failures: failure ? [failure] : [] };
}

/** What the attacker knows when it forges. */
function seenBy(
  { scenario, train, vocabulary, validation }: Well,
  known: Int32Array,
  targets: Targets | null,
  onProgress?: (share: number) => void,
): Seen {
  const { objective, quantiser, victim, victimParams } = scenario;
  return {
    known: takeRows(train, known),
    trainRows: train.n,
    box: boxOf(quantiser, train.d),
    victim,
    victimParams,
    ...(targets && { targets: targets.samples }),
    ...(validation && { validation }),
    ...(vocabulary && { vocabulary }),
    ...(objective?.kind === 'backdoor' && { targetClass: objective.targetClass }),
    ...(onProgress && { onProgress }),
  };
}

function nothing(kind: Pick<Samples, 'd' | 'classes'>): Poison {
  return {
    inserted: noRows(kind),
    changed: { index: new Int32Array(0), x: new Float32Array(0), y: new Int32Array(0) },
    removed: new Int32Array(0),
  };
}

function mix(well: Well, known: Int32Array, poison: Poison, accounts: number): Omit<Forged, 'failures'> {
  const { train, scenario } = well;
  const { d } = train;
  const { inserted, changed, removed } = poison;
  const origins = new Uint8Array(train.n);
  const gone = new Uint8Array(train.n);
  const changeOf = new Map<number, number>();
  for (const row of removed) gone[known[row] as number] = 1;
  changed.index.forEach((row, k) => {
    changeOf.set(known[row] as number, k);
  });

  const rows = Int32Array.from({ length: train.n }, (_, i) => i).filter((i) => gone[i] === 0);
  const n = rows.length + inserted.n;
  const x = new Float32Array(n * d);
  const y = new Int32Array(n);
  const origin = new Uint8Array(n);
  const source = new Int32Array(n).fill(-1);
  /** Copies one row of poison to place `at`, on the grid. */
  const put = (from: { x: Float32Array; y: Int32Array }, row: number, at: number) => {
    for (let j = 0; j < d; j++) x[at * d + j] = snap(scenario.quantiser, from.x[row * d + j] as number, j);
    y[at] = from.y[row] as number;
  };
  rows.forEach((row, at) => {
    source[at] = row;
    const change = changeOf.get(row);
    if (change === undefined) {
      x.set(train.x.subarray(row * d, row * d + d), at * d);
      y[at] = train.y[row] as number;
      origin[at] = origins[row] as number;
    } else {
      put(changed, change, at);
      origin[at] = kindOfChange(train, row, x.subarray(at * d, at * d + d), y[at] as number);
    }
  });
  for (let k = 0, at = rows.length; k < inserted.n; k++, at++) {
    put(inserted, k, at);
    origin[at] = INSERTED;
  }
  const mixed = { n, d, classes: train.classes, x, y };
  const order = contentOrder(mixed);
  const senders = well.contributors && sendersOf(well.contributors, order, source, rows.length, accounts);
  return {
    stream: takeRows(mixed, order),
    origin: Uint8Array.from(order, (at) => origin[at] as number),
    source: Int32Array.from(order, (at) => source[at] as number),
    ...(senders && { contributor: senders }),
  };
}

/**
 * The account of each row of the stream: a changed row keeps its own, inserted rows come from the attacker's. They
 * are numbered as they appear, so that a number says nothing.
 */
function sendersOf(
  { names, train }: Contributors,
  order: Int32Array,
  source: Int32Array,
  firstInserted: number,
  accounts: number,
): Int32Array {
  const numbers = new Map<number, number>();
  return order.map((at) => {
    const row = source[at] as number;
    const account = row >= 0 ? (train[row] as number) : names.length + ((at - firstInserted) % accounts);
    const number = numbers.get(account) ?? numbers.size;
    numbers.set(account, number);
    return number;
  });
}

/** A change that leaves the row as it was is no poison. */
function kindOfChange(train: Samples, row: number, x: Float32Array, label: number): number {
  for (let j = 0; j < train.d; j++) if (x[j] !== train.x[row * train.d + j]) return MUTATED;
  return label === train.y[row] ? CLEAN : FLIPPED;
}

function checkPoison(
  { inserted, changed, removed }: Poison,
  train: Samples,
  known: number,
  count: number,
): void {
  const broken = (why: string) => new GameError('internal', `an attack broke its promise: ${why}`);
  if (inserted.n + changed.index.length + removed.length > count) throw broken('more rows than it was given');
  if (inserted.d !== train.d || inserted.x.length !== inserted.n * train.d)
    throw broken('shape of inserted rows');
  if (changed.x.length !== changed.index.length * train.d) throw broken('shape of changed rows');
  for (const { x, y } of [inserted, changed]) {
    if (!x.every(Number.isFinite)) throw broken('a feature is not finite');
    if (!y.every((label) => label >= 0 && label < train.classes)) throw broken('a label is no class');
  }
  const touched = [...changed.index, ...removed];
  if (touched.some((row) => !(row >= 0 && row < known)))
    throw broken('a row that the attacker does not know');
  if (new Set(touched).size !== touched.length) throw broken('a row is touched twice');
}
