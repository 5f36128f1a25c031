import { BLANKS, type FieldPlace } from './csv-records.ts';
import type { DecimalMark } from './numbers.ts';

/** What comes before the rows of a CSV text, and what separates its fields. */
export interface Dialect {
  readonly delimiter: string;
  /** Where the first record begins. */
  readonly start: FieldPlace;
  /** The last of the lines that begin with #, without the mark; NumPy's savetxt writes column names so. */
  readonly comment: string | null;
}

const EXCEL_LINE = /^"?sep=(.)"?[ \t]*(?:\r\n|\n|\r|$)/i;
const SAMPLE = 65_536;
/** Semicolons first: where each line has one, a comma beside it is a decimal comma. */
const DELIMITERS = [';', '\t', '|', ','] as const;

/**
 * Reads over Excel's `sep=;` and lines of comment, and finds the delimiter where none is given (no comma where that is the decimal mark): the one
 * that every line has as often, else the one the first line has most, else blanks.
 */
export function dialectOf(text: string, given: string | undefined, decimal: DecimalMark): Dialect {
  let start: FieldPlace = { at: 0, line: 1 };
  let said: string | undefined;
  const excel = EXCEL_LINE.exec(text);
  if (excel) {
    said = excel[1];
    start = { at: excel[0].length, line: 2 };
  }
  let comment: string | null = null;
  for (;;) {
    const line = /^[ \t]*#([^\r\n]*)(?:\r\n|\n|\r|$)/.exec(text.slice(start.at, start.at + SAMPLE));
    if (!line || line[0] === '') break;
    comment = (line[1] as string).replace(/^ +/, '');
    start = { at: start.at + line[0].length, line: start.line + 1 };
  }
  return { delimiter: given ?? said ?? guessDelimiter(text, start.at, decimal), start, comment };
}

function guessDelimiter(text: string, from: number, decimal: DecimalMark): string {
  const candidates = DELIMITERS.filter((delimiter) => delimiter !== ',' || decimal === 'point');
  const sample = text.slice(from, from + SAMPLE).replaceAll(/"[^"]*"/g, '""');
  const lines = sample.split(/\r\n|\n|\r/);
  if (from + SAMPLE < text.length) lines.pop(); // cut off
  const filled = lines.filter((line) => line.trim() !== '').slice(0, 200);
  const [first = '', ...rest] = filled;
  const count = (line: string, delimiter: string) => line.split(delimiter).length - 1;
  for (const delimiter of candidates) {
    const inFirst = count(first, delimiter);
    const wanted = rest.length > 0 ? count(rest[0] as string, delimiter) : inFirst;
    // R leaves out the name of the column of row names: the header has one field less.
    if (
      wanted > 0 &&
      inFirst >= wanted - 1 &&
      inFirst <= wanted &&
      rest.every((line) => count(line, delimiter) === wanted)
    )
      return delimiter;
  }
  let best: string = ',';
  let most = 0;
  for (const delimiter of candidates) {
    if (count(first, delimiter) > most) [best, most] = [delimiter, count(first, delimiter)];
  }
  if (most > 0) return best;
  return /\S[ \t]+\S/.test(first) ? BLANKS : best;
}
