import { indicesWhere } from '../data/rows.ts';
import type { Random } from '../random.ts';
import { ORIGINS } from './result.ts';
import type { Well } from './scenario.ts';
import { rowsBeyond } from './spare.ts';

const CLEAN = ORIGINS.indexOf('clean');
const INSERTED = ORIGINS.indexOf('inserted');

/** A delivery before it is put in order. */
export interface Unordered {
  /** i32[n], see Stream. */
  readonly source: Int32Array;
  /** u8[n] */
  readonly origin: Uint8Array;
  /** Rows of the training set that are not in it. */
  readonly removed: Int32Array;
}

/**
 * Accounts of a delivery of a well without spare rows: a changed row keeps its own, inserted rows come from accounts
 * that are the attacker's alone. Null where nobody keeps track.
 *
 * @param own  the attacker's account of each inserted row, 0 …
 */
export function ownAccounts(
  { contributors }: Pick<Well, 'contributors'>,
  source: Int32Array,
  own: ArrayLike<number>,
): Int32Array | null {
  if (!contributors) return null;
  const { train, names } = contributors;
  let inserted = 0;
  return source.map((row) =>
    row >= 0 ? (train[row] as number) : names.length + (own[inserted++] as number),
  );
}

/**
 * Accounts of a delivery of a well with spare rows. Every account sends exactly as many rows as it does when nobody
 * attacks. The attacker's accounts are drawn among all, by the rows that they send; one that sends fewer rows than the
 * attacker wants from it is joined by another. Clean rows whose accounts are taken get those that have rows left. A
 * changed row keeps its account. Null where nobody keeps track.
 *
 * @param own  the attacker's account of each inserted row, 0 …
 */
export function accountsBySize(
  well: Pick<Well, 'contributors' | 'spare' | 'train' | 'scenario'>,
  { source, origin, removed }: Unordered,
  own: ArrayLike<number>,
  random: Random,
): Int32Array | null {
  const { contributors, spare, train } = well;
  if (!contributors || !spare) return null;
  const usual = rowsBeyond(well);
  const senders = source.map((row) => {
    if (row < 0) return -1;
    return row < train.n ? (contributors.train[row] as number) : (spare.contributor[row - train.n] as number);
  });
  const filled = source.filter((row) => row >= train.n).length;
  const free = [
    ...Array.from(removed, (row) => contributors.train[row] as number),
    ...spare.contributor.subarray(Math.min(filled, usual), usual),
  ];
  source.forEach((row, at) => {
    const account = row < 0 || row >= train.n + usual ? free.pop() : undefined;
    if (account !== undefined) senders[at] = account;
  });
  return gathered(senders, origin, own, random);
}

/** Gives the inserted rows the attacker's accounts, and clean rows those that are left. Changed rows take no part. */
function gathered(
  senders: Int32Array,
  origin: Uint8Array,
  own: ArrayLike<number>,
  random: Random,
): Int32Array {
  const inserted = indicesWhere(origin, INSERTED);
  if (inserted.length === 0) return senders;
  const clean = indicesWhere(origin, CLEAN);
  const places = [...inserted, ...clean];
  const left = new Map<number, number>();
  for (const at of places) {
    const account = senders[at] as number;
    left.set(account, (left.get(account) ?? 0) + 1);
  }
  const take = (account: number): boolean => {
    const count = left.get(account) ?? 0;
    if (count > 0) left.set(account, count - 1);
    return count > 0;
  };
  const drawn = [
    ...new Set(Array.from(random.permutation(places.length), (k) => senders[places[k] as number] as number)),
  ];
  const result = senders.slice();
  let next = 0;
  for (const group of new Set(Array.from(own))) {
    for (const [k, at] of inserted.entries()) {
      if (own[k] !== group) continue;
      while (!take(drawn[next % drawn.length] as number)) next++;
      result[at] = drawn[next % drawn.length] as number;
    }
    next++;
  }
  const orphans = clean.filter((at) => !take(senders[at] as number));
  const rest = [...left].flatMap(([account, count]) => new Array<number>(count).fill(account));
  orphans.forEach((at, k) => {
    result[at] = rest[k] as number;
  });
  return result;
}

/** Accounts by the order in which they appear in a stream, so that a number says nothing. i32[n] */
export function numberedAsMet(senders: Int32Array, order: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return order.map((at) => {
    const account = senders[at] as number;
    const number = numbers.get(account) ?? numbers.size;
    numbers.set(account, number);
    return number;
  });
}
