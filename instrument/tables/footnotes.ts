import type { UnconvergedFits } from '../../engine/numeric/fit-watch.ts';
import type { RecipeFailure } from '../../engine/round/failures.ts';
import type { Cell } from './table.ts';
import type { TableWords } from './words.ts';

/** What goes behind a number that has a footnote. */
export const MARK = '*';
/** Footnotes of one table; the rest is counted. */
const MOST = 10;

/** Why the numbers of a round may be wrong. */
export type Doubt =
  | { readonly kind: 'failure'; readonly failure: RecipeFailure }
  | { readonly kind: 'unconverged'; readonly fits: UnconvergedFits };

type Doubtful = Pick<Cell, 'unconverged' | 'failures'>;

/** Everything that is known against the numbers of a round; mostly nothing. */
export function doubtsOf({ unconverged, failures }: Doubtful): Doubt[] {
  return [
    ...failures.map((failure) => ({ kind: 'failure', failure }) as const),
    ...unconverged.map((fits) => ({ kind: 'unconverged', fits }) as const),
  ];
}

export const isDoubtful = ({ unconverged, failures }: Doubtful) => unconverged.length + failures.length > 0;

/**
 * The footnotes of a table: for each round with doubtful numbers, which it is and why.
 *
 * @param why     a doubt as a sentence
 * @param mark    how the mark is written in front of a note
 * @param option  of the command, for the footnotes that there is no room for
 */
export function footnotesOf(
  cells: readonly Cell[],
  words: TableWords,
  why: (doubt: Doubt) => string,
  { mark = MARK, option = '--format json' } = {},
): string[] {
  const notes = cells.flatMap((cell) =>
    doubtsOf(cell).map((doubt) => words.footnote(mark, cell.attack, cell.filter, cell.seed, why(doubt))),
  );
  const more = notes.length - MOST;
  return more > 0 ? [...notes.slice(0, MOST), words.moreFootnotes(mark, more, option)] : notes;
}
