import { contentOrder } from '../data/content-order.ts';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Random } from '../random.ts';
import type { Owners } from './parts.ts';
import { changesOf, type PoisonRows } from './poison-rows.ts';
import { ORIGINS } from './result.ts';
import type { Well } from './scenario.ts';
import { accountsBySize, numberedAsMet, ownAccounts } from './senders.ts';
import { rowsBeyond } from './spare.ts';

/** What the defender inspects, and what only the referee knows about it. */
export interface Stream {
  /** In an order that follows from content alone, on the quantiser's grid. */
  readonly stream: Samples;
  /** u8[n], index into ORIGINS. */
  readonly origin: Uint8Array;
  /** i32[n], row of the clean training set, from its size on a spare row, −1 for inserted rows. */
  readonly source: Int32Array;
  /** i32[n], the account each row came from, numbered as they first appear; absent where nobody keeps track. */
  readonly contributor?: Int32Array;
  /** u8[n], the part of a split plan that a poisoned row is of, from 1; 0 for clean rows. Absent where nothing is split. */
  readonly part?: Uint8Array;
}

const CLEAN = ORIGINS.indexOf('clean');
const INSERTED = ORIGINS.indexOf('inserted');
const FLIPPED = ORIGINS.indexOf('flipped');
const MUTATED = ORIGINS.indexOf('mutated');

/**
 * The stream of a round: a function of the well, the rows that the attackers know and their poison. Poison is on the grid
 * of the clean data and in its box, so that nothing but the data itself gives it away. Where the well has spare rows,
 * they bring the delivery to the size that it has without an attack, and accounts to the sizes that they have then.
 *
 * @param known   rows of the training set that the poison's numbers mean
 * @param random  draws the attackers' accounts
 * @param owners  whose poison is whose, where that matters
 */
export function mixStream(
  well: Well,
  known: Int32Array,
  poison: PoisonRows,
  random: Random,
  owners?: Owners,
): Stream {
  const { train, spare } = well;
  const { d } = train;
  const { inserted, removed } = poison;
  const changed = changesOf(poison, train, known);
  const rows = keptRows(train.n, known, removed);
  const beyond = Math.max(0, rowsBeyond(well) - inserted.n + removed.length);
  const filled = Math.min(spare?.rows.n ?? 0, beyond);
  const n = rows.length + filled + inserted.n;
  const x = new Float32Array(n * d);
  const y = new Int32Array(n);
  const origin = new Uint8Array(n).fill(CLEAN);
  const source = new Int32Array(n).fill(-1);
  const copy = (from: Pick<Samples, 'x' | 'y'>, row: number, at: number) => {
    x.set(from.x.subarray(row * d, row * d + d), at * d);
    y[at] = from.y[row] as number;
  };
  const part = owners && new Uint8Array(n);
  const changeOf = new Map(Array.from(changed.index, (row, k) => [known[row] as number, k]));
  rows.forEach((row, at) => {
    source[at] = row;
    const change = changeOf.get(row);
    if (change === undefined) copy(train, row, at);
    else {
      copy(changed, change, at);
      origin[at] = kindOfChange(train, row, x.subarray(at * d, at * d + d), y[at] as number);
      if (part && origin[at] !== CLEAN)
        part[at] = 1 + (owners?.touched.get(changed.index[change] as number) ?? -1);
    }
  });
  for (let k = 0, at = rows.length; k < filled; k++, at++) {
    copy((spare as NonNullable<typeof spare>).rows, k, at);
    source[at] = train.n + k;
  }
  for (let k = 0, at = rows.length + filled; k < inserted.n; k++, at++) {
    copy(inserted, k, at);
    origin[at] = INSERTED;
    if (part) part[at] = 1 + (owners?.inserted[k] ?? -1);
  }
  const mixed = { n, d, classes: train.classes, x, y };
  const order = contentOrder(mixed);
  const senders = spare
    ? accountsBySize(
        well,
        { source, origin, removed: removed.map((row) => known[row] as number) },
        poison.account,
        random,
      )
    : ownAccounts(well, source, poison.account);
  return {
    stream: takeRows(mixed, order),
    origin: Uint8Array.from(order, (at) => origin[at] as number),
    source: Int32Array.from(order, (at) => source[at] as number),
    ...(senders && { contributor: numberedAsMet(senders, order) }),
    ...(part && { part: Uint8Array.from(order, (at) => part[at] as number) }),
  };
}

/** Rows of the training set that the attacker leaves in, ascending. */
function keptRows(n: number, known: Int32Array, removed: Int32Array): Int32Array {
  const gone = new Uint8Array(n);
  for (const row of removed) gone[known[row] as number] = 1;
  return Int32Array.from({ length: n }, (_, i) => i).filter((i) => gone[i] === 0);
}

/** A change that leaves the row as it was is no poison. */
function kindOfChange(train: Samples, row: number, x: Float32Array, label: number): number {
  for (let j = 0; j < train.d; j++) if (x[j] !== train.x[row * train.d + j]) return MUTATED;
  return label === train.y[row] ? CLEAN : FLIPPED;
}
