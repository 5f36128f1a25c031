import type { Remark } from '../../engine/errors.ts';
import type { FieldFault, NumberHelp } from '../file-faults.ts';
import { remarkError, remarkOf } from '../remarks.ts';
import { type ColumnOptions, chooseColumns, type FirstSheet } from './csv-columns.ts';
import { dialectOf } from './csv-dialect.ts';
import { isHeader, isName, mayCountColumns } from './csv-header.ts';
import { type CsvRecord, csvRecords } from './csv-records.ts';
import { growingFloats, growingInts } from './growing.ts';
import { canonicalLabel, isMissing } from './labels.ts';
import { checkBytes, checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';
import { type DecimalMark, guessDecimal, looksLikeDecimalComma, parseNumber } from './numbers.ts';
import { foundIn, quoted, type Table } from './table.ts';

export interface CsvOptions extends ColumnOptions {
  /**
   * The label's column: its name in the header, or its number, from 1, or from −1 backwards from the
   * end. When absent: the column called label, else class, else target, else y, else the last one.
   */
  readonly label?: string;
  /** Whether the first record names the columns; guessed when absent. */
  readonly header?: boolean;
  /** Guessed when absent: comma, semicolon, tab, bar or blanks. */
  readonly delimiter?: string;
  /** Guessed when absent: comma where the fields leave no doubt, else point. */
  readonly decimal?: DecimalMark;
}

const SAMPLE_ROWS = 200;

/**
 * A CSV file with a label in one column and a number in every other.
 *
 * @param first  the file of the run that was read first: its columns are the columns, whatever their order here
 * @throws GameError 'bad-file', 'not-finite' with the line and the column, 'too-large' with the limit.
 */
export function parseCsv(
  name: string,
  text: string,
  options: CsvOptions = {},
  limits: DataLimits = DATA_LIMITS,
  first?: FirstSheet,
): Table {
  checkBytes(name, text.length, limits);
  const { delimiter, start, comment } = dialectOf(text, options.delimiter, options.decimal ?? 'point');
  const records = csvRecords(name, text, delimiter, start);
  const sample = take(records, SAMPLE_ROWS);
  const decimal = options.decimal ?? guessDecimal(sample.flatMap(({ fields }) => fields));
  const [top] = sample;
  if (!top) throw remarkError('bad-file', 'csv-empty', { file: name });
  checkShape(name, 1, Math.max(0, top.fields.length - 1), limits);

  const { names, rows, doubts } = headed(name, { sample, comment, delimiter, decimal }, options, first);
  const width = rows[0]?.fields.length ?? top.fields.length;
  if (width < 2) throw remarkError('bad-file', 'one-column', { file: name, line: top.line });
  const fields = rows.map((record) => record.fields);
  const chosen = chooseColumns({ name, names, width, sample: fields }, options, first);
  const { label, features } = chosen.columns;
  checkShape(name, 1, features.length, limits);

  const values = growingFloats();
  const lines = growingInts();
  const labels: string[] = [];
  let empty = 0;
  const read = (record: CsvRecord) => {
    if (record.fields.every((field) => field === '')) {
      empty++;
      return;
    }
    const { line } = record;
    checkWidth(name, record, width, chosen.openEnd);
    for (const j of features)
      values.push(feature({ file: name, line, ...titleOf(names, j) }, record.fields[j] as string, decimal));
    labels.push(labelOf(name, line, record.fields[label] as string, decimal));
    lines.push(line);
    checkShape(name, labels.length, features.length, limits);
  };
  for (const record of rows) read(record);
  for (const record of records) read(record);
  if (labels.length === 0) throw remarkError('bad-file', 'header-alone', { file: name });
  const odd = names === null && options.header === undefined && isAlone(labels);
  if (odd)
    doubts.push(
      remarkOf('lone-class', {
        file: name,
        line: lines.take()[0] as number,
        name: quoted(labels[0] as string),
      }),
    );
  if (empty > 0) doubts.push(remarkOf('empty-rows', { file: name, rows: empty }));
  return {
    name,
    n: labels.length,
    d: features.length,
    rows: { kind: 'dense', values: values.take() },
    labels,
    lines: lines.take(),
    reading: {
      format: 'csv',
      delimiter,
      header: names !== null,
      ...(decimal === 'comma' && { decimal }),
      label: { column: label + 1, ...(names?.[label] !== undefined && { name: names[label] }) },
      doubts: [...doubts, ...chosen.doubts],
    },
    columns: chosen.columns,
  };
}

/** Whether the first label is a name that occurs once and another one occurs more often, as with the title of a column. */
function isAlone(labels: readonly string[]): boolean {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const [first, ...others] = counts.values();
  return first === 1 && isName(labels[0] as string) && others.some((count) => count > 1);
}

function take(records: Iterator<CsvRecord>, most: number): CsvRecord[] {
  const taken: CsvRecord[] = [];
  while (taken.length < most) {
    const next = records.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

interface Top {
  readonly sample: readonly CsvRecord[];
  readonly comment: string | null;
  readonly delimiter: string;
  readonly decimal: DecimalMark;
}

/** Names of the columns, the first rows without them, and what is not sure about them. */
function headed(
  name: string,
  { sample, comment, delimiter, decimal }: Top,
  options: CsvOptions,
  first: FirstSheet | undefined,
): { names: readonly string[] | null; rows: readonly CsvRecord[]; doubts: Remark[] } {
  const [top, ...rest] = sample as [CsvRecord, ...CsvRecord[]];
  const below = rest.map(({ fields }) => fields);
  const wanted = options.label;
  const known = first?.columns.names ?? null;
  const isNames = (fields: readonly string[], rows: readonly (readonly string[])[]) =>
    isHeader(fields, rows, wanted, known, decimal);
  if (options.header ?? isNames(top.fields, below)) {
    // R names no column of row names.
    const rowNames = below.length > 0 && below.every((fields) => fields.length === top.fields.length + 1);
    return { names: rowNames ? ['', ...top.fields] : top.fields, rows: rest, doubts: [] };
  }
  if (comment !== null && options.header === undefined) {
    const fields = [...csvRecords(name, comment, delimiter)][0]?.fields ?? [];
    if (fields.length === top.fields.length && isNames(fields, [top.fields, ...below]))
      return { names: fields, rows: sample, doubts: [] };
  }
  const doubts =
    options.header === undefined && mayCountColumns(top.fields)
      ? [
          remarkOf('read-as-row', {
            file: name,
            line: top.line,
            row: quoted(top.fields.join(delimiter)),
          }),
        ]
      : [];
  return { names: null, rows: sample, doubts };
}

function checkWidth(name: string, { line, fields }: CsvRecord, width: number, openEnd: boolean): void {
  const full = fields.length === width && !(openEnd && fields[width - 1] !== '');
  if (full || (openEnd && fields.length === width - 1)) return;
  const found = openEnd && fields.length === width ? width : fields.length;
  throw remarkError('bad-file', 'row-width', {
    file: name,
    line,
    expected: openEnd ? width - 1 : width,
    found,
  });
}

function labelOf(name: string, line: number, field: string, decimal: DecimalMark): string {
  if (field === '') throw remarkError('bad-file', 'empty-label', { file: name, line });
  if (isMissing(field))
    throw remarkError('bad-file', 'missing-label', { file: name, place: { line }, found: foundIn(field) });
  return canonicalLabel(field, decimal);
}

/** A column for a remark: its number from 1 and, where it has one, its name. */
function titleOf(names: readonly string[] | null, column: number): Pick<FieldFault, 'column' | 'name'> {
  const name = names?.[column];
  return { column: column + 1, name: name === undefined ? null : foundIn(name) };
}

function feature(place: Omit<FieldFault, 'found'>, field: string, decimal: DecimalMark): number {
  const value = Math.fround(parseNumber(field, decimal));
  if (Number.isFinite(value)) return value;
  const where = { ...place, found: foundIn(field) };
  if (Number.isNaN(value)) throw remarkError('bad-file', 'no-number', { ...where, help: helpFor(field) });
  throw remarkError('not-finite', 'not-finite', where);
}

/** What would help with a field that is no number. */
function helpFor(field: string): NumberHelp {
  if (looksLikeDecimalComma(field)) return 'decimal-comma';
  if (isMissing(field)) return 'missing';
  if (/^[+-]?\d{1,3}([.,' ]\d{3})+([.,]\d+)?$/.test(field)) return 'thousands';
  return 'none';
}
