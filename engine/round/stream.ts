import { contentOrder } from '../data/content-order.ts';
import type { Contributors } from '../data/pack-details.ts';
import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { changesOf, type PoisonRows } from './poison-rows.ts';
import { ORIGINS } from './result.ts';
import type { Well } from './scenario.ts';

/** What the defender inspects, and what only the referee knows about it. */
export interface Stream {
  /** Clean rows less the removed ones plus poison: in an order that follows from content alone, on the quantiser's grid. */
  readonly stream: Samples;
  /** u8[n], index into ORIGINS. */
  readonly origin: Uint8Array;
  /** i32[n], row of the clean training set, −1 for inserted rows. */
  readonly source: Int32Array;
  /** i32[n], the account each row came from, numbered as they first appear; absent where nobody keeps track. */
  readonly contributor?: Int32Array;
}

const CLEAN = ORIGINS.indexOf('clean');
const INSERTED = ORIGINS.indexOf('inserted');
const FLIPPED = ORIGINS.indexOf('flipped');
const MUTATED = ORIGINS.indexOf('mutated');

/**
 * The stream of a round: a function of the well, the rows that the attackers know and their poison. Poison is on the grid
 * of the clean data and in its box, so that nothing but the data itself gives it away.
 */
export function mixStream(well: Well, known: Int32Array, poison: PoisonRows): Stream {
  const { train } = well;
  const { d } = train;
  const { inserted, removed } = poison;
  const changed = changesOf(poison, takeRows(train, known));
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
  /** Copies one row of poison to place `at`. */
  const put = (from: { x: Float32Array; y: Int32Array }, row: number, at: number) => {
    x.set(from.x.subarray(row * d, row * d + d), at * d);
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
  const senders =
    well.contributors && sendersOf(well.contributors, order, source, rows.length, poison.account);
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
  accounts: Uint8Array,
): Int32Array {
  const numbers = new Map<number, number>();
  return order.map((at) => {
    const row = source[at] as number;
    const account =
      row >= 0 ? (train[row] as number) : names.length + (accounts[at - firstInserted] as number);
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
