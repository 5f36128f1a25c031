import { describeUnconverged } from '../../engine/numeric/fit-watch.ts';
import { describeFailure } from '../../engine/round/failures.ts';
import type { Cell } from './table.ts';

/** What goes behind a number that has a footnote. */
export const MARK = '*';
/** Footnotes of one table; the rest is counted. */
const MOST = 10;

/** Why the numbers of a round may be wrong, a sentence each; none where nothing is known against them. */
export function doubtsOf({ unconverged, failures }: Pick<Cell, 'unconverged' | 'failures'>): string[] {
  return [...failures.map(describeFailure), ...unconverged.map(describeUnconverged)];
}

/** The footnotes of a table: for each round with doubtful numbers, which it is and why. */
export function footnotesOf(cells: readonly Cell[]): string[] {
  const notes = cells.flatMap((cell) =>
    doubtsOf(cell).map((why) => `${MARK} ${cell.attack} against ${cell.filter}, seed ${cell.seed}: ${why}`),
  );
  const more = notes.length - MOST;
  return more > 0 ? [...notes.slice(0, MOST), `${MARK} and ${more} more, see --format json`] : notes;
}
