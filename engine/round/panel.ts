import { rowsByAccount } from '../filters/accounts.ts';
import type { FilterVerdict } from './filtering.ts';
import type { DefencePlan } from './plans.ts';
import { decodeRowSet } from './row-set.ts';

/** What removed a row where no filter did; filters have their number in the plan, from 1. */
export const REMOVED_BY = { panel: 101, cap: 102 } as const;

/** What people have decided about single rows: u8[n] each, 1 where so. */
export interface PanelMarks {
  readonly drop: Uint8Array;
  /** Neither a filter nor the cap removes these, or gives them another label. */
  readonly keep: Uint8Array;
}

/** Marks of rows that are not there mark nothing. @throws GameError 'bad-payload' for sets that are none */
export function panelMarks({ panel }: Pick<DefencePlan, 'panel'>, n: number): PanelMarks {
  const marksOf = (set = '') => {
    const marks = new Uint8Array(n);
    for (const row of decodeRowSet(set)) if (row < n) marks[row] = 1;
    return marks;
  };
  return { drop: marksOf(panel?.drop), keep: marksOf(panel?.keep) };
}

/**
 * Holds every account to `cap` rows of those that are left. Rows that people keep come first, then the least suspicious
 * ones by the last filter that answered, then by their place in the stream, which follows from content alone.
 *
 * @param removedBy  u8[n], 0 for rows that are left
 * @returns          the same with REMOVED_BY.cap for the rows that are too many
 */
export function capAccounts(
  removedBy: Uint8Array,
  contributor: Int32Array,
  cap: number,
  { keep }: Pick<PanelMarks, 'keep'>,
  last: FilterVerdict | undefined,
): Uint8Array {
  const capped = removedBy.slice();
  const suspicion = new Float32Array(removedBy.length);
  last?.rows.forEach((row, i) => {
    suspicion[row] = last.suspicion[i] as number;
  });
  for (const [, rows] of rowsByAccount(contributor)) {
    const left = rows.filter((row) => removedBy[row] === 0);
    const order = left.sort(
      (a, b) =>
        (keep[b] as number) - (keep[a] as number) ||
        (suspicion[a] as number) - (suspicion[b] as number) ||
        a - b,
    );
    for (const row of order.subarray(cap)) if (keep[row] === 0) capped[row] = REMOVED_BY.cap;
  }
  return capped;
}
