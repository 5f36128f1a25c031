import { GameError } from '../../engine/errors.ts';
import { type CsvRecord, csvRecords, guessDelimiter } from './csv-records.ts';
import { growingFloats, growingInts } from './growing.ts';
import { checkBytes, checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';
import { canonicalLabel, parseNumber, quoted, type Table } from './table.ts';

export interface CsvOptions {
  /**
   * The label's column: its name in the header, or its number, from 1, or from −1 backwards from the
   * end. When absent: the column called label, class, target or y, else the last one.
   */
  readonly label?: string;
  /** Whether the first record names the columns; guessed when absent. */
  readonly header?: boolean;
  /** Guessed when absent: comma, semicolon or tab. */
  readonly delimiter?: string;
}

const LABEL_NAMES = ['label', 'class', 'target', 'y'];

/**
 * A CSV file with a label in one column and a number in every other.
 *
 * The first record is a header when it holds the label's name, or when more than one of its cells
 * (or its only feature) is no number.
 *
 * @throws GameError 'bad-file', 'not-finite' with the line and the column, 'too-large' with the limit.
 */
export function parseCsv(
  name: string,
  text: string,
  options: CsvOptions = {},
  limits: DataLimits = DATA_LIMITS,
): Table {
  checkBytes(name, text.length, limits);
  const records = csvRecords(name, text, options.delimiter ?? guessDelimiter(text));
  const first = records.next();
  if (first.done)
    throw new GameError('bad-file', `${name} has no rows; expected comma-separated numbers and a label`);
  const header = options.header ?? looksLikeHeader(first.value, options.label);
  const width = first.value.cells.length;
  if (width < 2)
    throw new GameError(
      'bad-file',
      `${name}, line ${first.value.line}: expected at least one feature and a label, found one column`,
    );
  checkShape(name, 1, width - 1, limits);
  const columns = header ? first.value.cells : null;
  const label = labelColumn(name, first.value, columns, options.label);

  const values = growingFloats();
  const lines = growingInts();
  const labels: string[] = [];
  const read = ({ line, cells }: CsvRecord) => {
    if (cells.length !== width)
      throw new GameError(
        'bad-file',
        `${name}, line ${line}: expected ${width} columns, found ${cells.length}`,
      );
    for (let j = 0; j < width; j++) {
      const cell = cells[j] as string;
      if (j !== label) values.push(feature(name, line, j, columns, cell));
      else if (cell === '') throw new GameError('bad-file', `${name}, line ${line}: the label is empty`);
      else labels.push(canonicalLabel(cell));
    }
    lines.push(line);
    checkShape(name, labels.length, width - 1, limits);
  };
  if (!header) read(first.value);
  for (const record of records) read(record);
  if (labels.length === 0) throw new GameError('bad-file', `${name} has a header and no rows`);
  return {
    name,
    n: labels.length,
    d: width - 1,
    rows: { kind: 'dense', values: values.take() },
    labels,
    lines: lines.take(),
  };
}

function looksLikeHeader({ cells }: CsvRecord, label: string | undefined): boolean {
  if (label !== undefined && cells.includes(label) && !isColumnNumber(label)) return true;
  if (cells.some((cell) => LABEL_NAMES.includes(cell.toLowerCase()))) return true;
  const words = cells.filter((cell) => Number.isNaN(parseNumber(cell))).length;
  return words > 1;
}

function isColumnNumber(label: string): boolean {
  return /^-?\d+$/.test(label);
}

function labelColumn(
  name: string,
  { cells }: CsvRecord,
  columns: readonly string[] | null,
  wanted: string | undefined,
): number {
  const width = cells.length;
  if (wanted === undefined) {
    const named = columns?.findIndex((column) => LABEL_NAMES.includes(column.toLowerCase())) ?? -1;
    return named >= 0 ? named : width - 1;
  }
  const named = columns?.indexOf(wanted) ?? -1;
  if (named >= 0) return named;
  const number = isColumnNumber(wanted) ? Number(wanted) : 0;
  const index = number > 0 ? number - 1 : width + number;
  if (number !== 0 && index >= 0 && index < width) return index;
  const known = columns ? `its columns are ${columns.slice(0, 20).join(', ')}` : 'it has no header';
  throw new GameError(
    'bad-file',
    `${name} has no column ${quoted(wanted)} for the label: ${known}, 1 to ${width}`,
  );
}

function feature(
  name: string,
  line: number,
  column: number,
  columns: readonly string[] | null,
  cell: string,
): number {
  const value = Math.fround(parseNumber(cell));
  if (Number.isFinite(value)) return value;
  const title = columns ? ` (${columns[column]})` : '';
  const where = `${name}, line ${line}, column ${column + 1}${title}`;
  if (Number.isNaN(value))
    throw new GameError('bad-file', `${where}: expected a number, found ${quoted(cell)}`);
  throw new GameError('not-finite', `${where}: expected a finite 32-bit number, found ${quoted(cell)}`);
}
