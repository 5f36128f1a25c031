import type { Means, Poison } from '../attacks/attack.ts';
import type { Trigger } from '../attacks/trigger.ts';
import { snap, snapSamples } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Quantiser, Samples } from '../data/samples.ts';
import { MAX_ACCOUNTS } from './plans.ts';

/**
 * Poison as rows on the grid of the clean data: what an attack plan sends, whatever made it. Numbers of rows are those
 * of the rows that the attackers know; no row is touched twice.
 */
export interface PoisonRows {
  /** New rows. */
  readonly inserted: Samples;
  /** u8[inserted.n], the attackers' account that each new row is sent from, 0 … 63. */
  readonly account: Uint8Array;
  /** Known rows that get another label, ascending: i32 each. */
  readonly flipped: { readonly index: Int32Array; readonly y: Int32Array };
  /** Known rows that get other features, ascending; f32[index · d] and their labels, i32. */
  readonly mutated: { readonly index: Int32Array; readonly x: Float32Array; readonly y: Int32Array };
  /** Known rows that disappear, i32, ascending. */
  readonly removed: Int32Array;
  /** The mark that a backdoor is judged by; a patch in the corner where there is none. */
  readonly trigger?: Trigger;
}

/** How many rows of each kind, and how many accounts of the attackers' they come from; what a plan costs follows. */
export interface RowTally {
  readonly inserted: number;
  readonly flipped: number;
  readonly mutated: number;
  readonly removed: number;
  readonly accounts: number;
}

/** What is done to a row, by the count of it in a tally. */
export const TALLIED: Readonly<Record<Means, Exclude<keyof RowTally, 'accounts'>>> = {
  insert: 'inserted',
  flip: 'flipped',
  mutate: 'mutated',
  remove: 'removed',
};

/** No poison, for data of this kind. */
export function noPoison(kind: Pick<Samples, 'd' | 'classes'>): PoisonRows {
  return {
    inserted: noRows(kind),
    account: new Uint8Array(0),
    flipped: { index: new Int32Array(0), y: new Int32Array(0) },
    mutated: { index: new Int32Array(0), x: new Float32Array(0), y: new Int32Array(0) },
    removed: new Int32Array(0),
  };
}

export function tallyOf({ inserted, account, flipped, mutated, removed }: PoisonRows): RowTally {
  return {
    inserted: inserted.n,
    flipped: flipped.index.length,
    mutated: mutated.index.length,
    removed: removed.length,
    accounts: new Set(account).size,
  };
}

/**
 * An attack's poison as rows: brought to the grid and into the box, a change that leaves a row as it was left out.
 *
 * @param known     the rows that the attackers know, on the grid
 * @param accounts  how many accounts the inserted rows are sent from, in turn
 */
export function toPoisonRows(
  poison: Poison,
  { known, quantiser }: { readonly known: Samples; readonly quantiser: Quantiser },
  accounts = 1,
): PoisonRows {
  const { inserted, changed, removed } = poison;
  const { d } = known;
  const flips: number[] = [];
  const mutations: number[] = [];
  const x = changed.x.map((value, i) => snap(quantiser, value, i % d));
  changed.index.forEach((row, k) => {
    const same = x.subarray(k * d, k * d + d).every((value, j) => value === (known.x[row * d + j] as number));
    if (!same) mutations.push(k);
    else if (changed.y[k] !== known.y[row]) flips.push(k);
  });
  const pick = (from: Int32Array, at: readonly number[]) => Int32Array.from(at, (k) => from[k] as number);
  const moved = takeRows({ ...known, n: changed.index.length, x, y: changed.y }, mutations);
  return {
    inserted: snapSamples(quantiser, inserted),
    account: Uint8Array.from({ length: inserted.n }, (_, k) => k % Math.min(accounts, MAX_ACCOUNTS)),
    flipped: { index: pick(changed.index, flips), y: pick(changed.y, flips) },
    mutated: { index: pick(changed.index, mutations), x: moved.x, y: moved.y },
    removed: removed.slice(),
  };
}

/**
 * The changes of rows as attacks make them: flipped and mutated rows in one list, ascending.
 *
 * @param known  rows of `train` that the poison's numbers mean
 */
export function changesOf(
  { flipped, mutated }: PoisonRows,
  train: Samples,
  known: Int32Array,
): Poison['changed'] {
  const { d } = train;
  const changes = [
    ...Array.from(flipped.index, (row, k) => ({
      row,
      x: rowOf(train.x, known[row] as number, d),
      y: flipped.y[k] as number,
    })),
    ...Array.from(mutated.index, (row, k) => ({ row, x: rowOf(mutated.x, k, d), y: mutated.y[k] as number })),
  ].sort((a, b) => a.row - b.row);
  const x = new Float32Array(changes.length * d);
  changes.forEach((change, k) => {
    x.set(change.x, k * d);
  });
  const index = Int32Array.from(changes, ({ row }) => row);
  return { index, x, y: Int32Array.from(changes, ({ y }) => y) };
}

const rowOf = (x: Float32Array, row: number, d: number) => x.subarray(row * d, row * d + d);

/** Recipes' rows and rows made by hand in one: where both touch a row, the later one counts. */
export function joinPoison(first: PoisonRows, second: PoisonRows): PoisonRows {
  const later = new Set([...second.flipped.index, ...second.mutated.index, ...second.removed]);
  const left = keepRows(first, { changed: (row) => !later.has(row) });
  const { d } = first.inserted;
  const trigger = second.trigger ?? first.trigger;
  const flips = merged(left.flipped.index, second.flipped.index);
  const moves = merged(left.mutated.index, second.mutated.index);
  const inserted = concatenated(Float32Array, left.inserted.x, second.inserted.x);
  const labels = concatenated(Int32Array, left.inserted.y, second.inserted.y);
  const movedX = concatenated(Float32Array, left.mutated.x, second.mutated.x);
  const movedY = concatenated(Int32Array, left.mutated.y, second.mutated.y);
  const flippedY = concatenated(Int32Array, left.flipped.y, second.flipped.y);
  const pick = takeRows(
    { n: movedY.length, d, classes: first.inserted.classes, x: movedX, y: movedY },
    moves.order,
  );
  return {
    inserted: { ...first.inserted, n: labels.length, x: inserted, y: labels },
    account: concatenated(Uint8Array, left.account, second.account),
    flipped: { index: flips.index, y: flips.order.map((k) => flippedY[k] as number) },
    mutated: { index: moves.index, x: pick.x, y: pick.y },
    removed: merged(left.removed, second.removed).index,
    ...(trigger && { trigger }),
  };
}

/** Part of the poison: inserted rows by their place, known rows by their number. */
export function keepRows(
  poison: PoisonRows,
  {
    inserted: keepsNew = () => true,
    changed: keepsKnown = () => true,
  }: { readonly inserted?: (at: number) => boolean; readonly changed?: (row: number) => boolean },
): PoisonRows {
  const { inserted, account, flipped, mutated, removed, ...rest } = poison;
  const fresh = placesWhere(account, (_, at) => keepsNew(at));
  const flips = placesWhere(flipped.index, keepsKnown);
  const moves = placesWhere(mutated.index, keepsKnown);
  const moved = takeRows({ ...inserted, n: mutated.index.length, x: mutated.x, y: mutated.y }, moves);
  return {
    ...rest,
    inserted: takeRows(inserted, fresh),
    account: Uint8Array.from(fresh, (at) => account[at] as number),
    flipped: {
      index: flips.map((k) => flipped.index[k] as number),
      y: flips.map((k) => flipped.y[k] as number),
    },
    mutated: { index: moves.map((k) => mutated.index[k] as number), x: moved.x, y: moved.y },
    removed: removed.filter(keepsKnown),
  };
}

function placesWhere(values: ArrayLike<number>, keeps: (value: number, at: number) => boolean): Int32Array {
  return Int32Array.from({ length: values.length }, (_, at) => at).filter((at) =>
    keeps(values[at] as number, at),
  );
}

/** Two ascending lists as one, and where each of its numbers stood in the one after the other. */
function merged(first: Int32Array, second: Int32Array): { index: Int32Array; order: Int32Array } {
  const both = concatenated(Int32Array, first, second);
  const order = Int32Array.from(both, (_, k) => k).sort(
    (a, b) => (both[a] as number) - (both[b] as number) || a - b,
  );
  return { index: order.map((k) => both[k] as number), order };
}

function concatenated<T extends Float32Array | Int32Array | Uint8Array>(
  Type: new (length: number) => T,
  first: T,
  second: T,
): T {
  const both = new Type(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}
