import { takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import { joinPoison, noPoison, type PoisonRows } from './poison-rows.ts';

/** Whose poison is whose, where members of a team have made parts of it; parts are numbered from 0, as in the plan. */
export interface Owners {
  readonly parts: number;
  /** u8[inserted.n], the part that each new row is of. */
  readonly inserted: Uint8Array;
  /** The part that each changed or removed row is of, by the number of the row among those that the attackers know. */
  readonly touched: ReadonlyMap<number, number>;
}

/** The poison of all parts in one, and whose it is. */
export interface JoinedParts {
  readonly poison: PoisonRows;
  readonly owners: Owners;
}

/**
 * The parts of a plan in one: where two touch a row, the later part has it. No two parts share an account, so each is
 * sent from accounts of its own.
 *
 * @param kind  what the rows are rows of
 */
export function joinParts(parts: readonly PoisonRows[], kind: Pick<Samples, 'd' | 'classes'>): JoinedParts {
  const inserted: number[] = [];
  const touched = new Map<number, number>();
  let poison = noPoison(kind);
  let accounts = 0;
  parts.forEach((part, number) => {
    const own = [...new Set(part.account)].sort((a, b) => a - b);
    const first = accounts;
    const account = part.account.map((each) => first + own.indexOf(each));
    accounts += own.length;
    poison = joinPoison(poison, { ...part, account });
    for (let k = 0; k < part.inserted.n; k++) inserted.push(number);
    for (const row of touchedRows(part)) touched.set(row, number);
  });
  return { poison, owners: { parts: parts.length, inserted: Uint8Array.from(inserted), touched } };
}

/** The known rows that poison changes or removes. */
export const touchedRows = ({ flipped, mutated, removed }: PoisonRows): number[] => [
  ...flipped.index,
  ...mutated.index,
  ...removed,
];

/**
 * Makes rows from the known rows that nobody has touched yet, so that two recipes of one kind do not choose the same
 * ones: the numbers in what comes back are those of all known rows.
 *
 * @param taken  rows that are left out, among the known ones
 */
export function beside(
  known: Samples,
  taken: ReadonlySet<number>,
  make: (left: Samples) => PoisonRows,
): PoisonRows {
  if (taken.size === 0) return make(known);
  const left = Int32Array.from({ length: known.n }, (_, row) => row).filter((row) => !taken.has(row));
  const { flipped, mutated, removed, ...rest } = make(takeRows(known, left));
  const among = (index: Int32Array) => index.map((row) => left[row] as number);
  return {
    ...rest,
    flipped: { ...flipped, index: among(flipped.index) },
    mutated: { ...mutated, index: among(mutated.index) },
    removed: among(removed),
  };
}
