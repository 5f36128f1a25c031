import type { TableCell } from '../data/csv.ts';
import { ORIGINS } from '../round/result.ts';

/** The columns of a bout's table of samples, in their order. */
export const FATE_COLUMNS = ['row', 'label', 'origin', 'source', 'removedBy', 'relabelled'] as const;

/**
 * What every sample of a bout was and what became of it, a row each: its number in the stream, its class id as
 * delivered, where it came from, the row of the clean training set that it was (empty for inserted ones), what removed
 * it (see RoundResult; 0 where it was kept), and whether a filter kept it under another label.
 */
export function fateRows(
  labels: ArrayLike<number>,
  fates: Readonly<Record<'origin' | 'source' | 'removedBy' | 'relabelled', ArrayLike<number>>>,
): Record<(typeof FATE_COLUMNS)[number], TableCell>[] {
  return Array.from(labels, (label, row) => {
    const source = fates.source[row] ?? -1;
    return {
      row,
      label,
      origin: ORIGINS[fates.origin[row] ?? 0] ?? null,
      source: source < 0 ? null : source,
      removedBy: fates.removedBy[row] ?? 0,
      relabelled: fates.relabelled[row] === 1,
    };
  });
}
