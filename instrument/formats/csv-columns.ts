import type { Remark } from '../../engine/errors.ts';
import { remarkError, remarkOf } from '../remarks.ts';
import { isColumnNumber, LABEL_NAMES } from './csv-header.ts';
import { type Columns, listed, quoted } from './table.ts';

/** What is known of a CSV file before its rows are read. */
export interface Sheet {
  readonly name: string;
  /** Null without a header. */
  readonly names: readonly string[] | null;
  readonly width: number;
  /** Some of the first rows. */
  readonly sample: readonly (readonly string[])[];
}

export interface ColumnOptions {
  /** Name or number of the label's column. */
  readonly label?: string;
  /** Whether a column that only numbers the rows is a feature. */
  readonly keepIndex?: boolean;
}

export interface ChosenColumns {
  readonly columns: Columns;
  /** Whether each row ends with a delimiter, and so with an empty field that is no column. */
  readonly openEnd: boolean;
  readonly doubts: readonly Remark[];
}

/** The file of a run that was read first. */
export interface FirstSheet {
  readonly name: string;
  readonly columns: Columns;
}

/**
 * The label's column and those of the features. Columns that only number or name the rows are no features,
 * unless `keepIndex` says so. The later files of a run have the columns of the first, found by name where
 * both have names.
 *
 * @throws GameError 'bad-file' where a column is missing or two have one name, 'bad-shape' for a wrong number of them.
 */
export function chooseColumns(sheet: Sheet, options: ColumnOptions, first?: FirstSheet): ChosenColumns {
  const { names, width, sample } = sheet;
  const openEnd =
    width > 2 &&
    (names?.[width - 1] ?? '') === '' &&
    sample.length > 0 &&
    sample.every((fields) => (fields[width - 1] ?? '') === '');
  const used = openEnd ? width - 1 : width;
  if (first) return { ...likeFirst(sheet, used, first), openEnd };
  const label = labelColumn(sheet, used, options.label);
  const doubts: Remark[] = [];
  let features = Array.from({ length: used }, (_, j) => j).filter((j) => j !== label);
  const numbering = options.keepIndex ? [] : features.filter((j) => onlyNumbers(sheet, j));
  if (numbering.length > 0 && numbering.length < features.length) {
    features = features.filter((j) => !numbering.includes(j));
    for (const j of numbering)
      doubts.push(
        remarkOf('numbering-column', {
          file: sheet.name,
          column: j + 1,
          name: names?.[j] ? quoted(names[j]) : '',
        }),
      );
  }
  if (!options.keepIndex && names === null && features[0] === 0 && features.length > 1 && counts(sheet, 0))
    doubts.push(remarkOf('counting-column', { file: sheet.name, from: sample[0]?.[0] ?? '' }));
  return { columns: { names, width, label, features }, openEnd, doubts };
}

function labelColumn({ name, names }: Sheet, used: number, wanted: string | undefined): number {
  if (wanted === undefined) {
    for (const usual of LABEL_NAMES) {
      const found = (names ?? []).flatMap((column, j) => (column.toLowerCase() === usual ? [j] : []));
      if (found.length > 1)
        throw remarkError('bad-file', 'label-columns', {
          file: name,
          count: found.length,
          name: quoted(usual),
          option: true,
        });
      if (found.length === 1) return found[0] as number;
    }
    return used - 1;
  }
  const named = (names ?? []).flatMap((column, j) => (column === wanted ? [j] : []));
  if (named.length > 1)
    throw remarkError('bad-file', 'label-columns', {
      file: name,
      count: named.length,
      name: quoted(wanted),
      option: false,
    });
  if (named.length === 1) return named[0] as number;
  const number = isColumnNumber(wanted) ? Number(wanted) : 0;
  const index = number > 0 ? number - 1 : used + number;
  if (number !== 0 && index >= 0 && index < used) return index;
  throw remarkError('bad-file', 'no-label-column', {
    file: name,
    wanted: quoted(wanted),
    columns: names?.slice(0, 20).join(', ') ?? null,
    width: used,
  });
}

const NUMBERING_NAMES = ['id', 'index', 'idx', 'row', 'rowid', 'row_id', 'rownames', 'row.names', '#'];
/** Fewer rows than this may count up by chance. */
const ROWS_THAT_TELL = 20;

function onlyNumbers({ names, sample }: Sheet, column: number): boolean {
  const title = names?.[column];
  if (title === '' || /^Unnamed: \d+$/.test(title ?? '')) return true;
  const values = sample.map((fields) => fields[column] ?? '');
  if (values.length < ROWS_THAT_TELL) return false;
  if (title !== undefined)
    return (
      NUMBERING_NAMES.includes(title.toLowerCase()) &&
      new Set(values).size === values.length &&
      !values.some((value) => /^[+-]?\d*[.,]\d/.test(value))
    );
  return column === 0 && counts({ sample }, column);
}

/** Whether the values of a column are 0, 1, 2, … or 1, 2, 3, …, three or more. */
function counts({ sample }: Pick<Sheet, 'sample'>, column: number): boolean {
  const start = Number(sample[0]?.[column]);
  return (
    sample.length >= 3 &&
    (start === 0 || start === 1) &&
    sample.every((fields, i) => fields[column] === String(start + i))
  );
}

function likeFirst(sheet: Sheet, used: number, first: FirstSheet): Omit<ChosenColumns, 'openEnd'> {
  const { name, names, width } = sheet;
  const { columns } = first;
  if (names && columns.names) return byName(sheet, columns.names, first);
  if (width !== columns.width && used !== columns.width)
    throw remarkError('bad-shape', 'column-count', {
      file: name,
      columns: used,
      first: first.name,
      expected: columns.width,
    });
  const one = names || columns.names;
  const without = names ? first.name : name;
  return {
    columns: { names, width, label: columns.label, features: columns.features },
    doubts: one ? [remarkOf('order-of-first', { without, file: name, first: first.name })] : [],
  };
}

function byName(
  { name, names, width }: Sheet,
  known: readonly string[],
  first: FirstSheet,
): Omit<ChosenColumns, 'openEnd'> {
  const own = names as readonly string[];
  const wanted = [first.columns.label, ...first.columns.features].map((j) => known[j] as string);
  const same = own.length === known.length && own.every((title, j) => title === known[j]);
  if (same) return { columns: { ...first.columns, names: own, width }, doubts: [] };
  for (const [where, titles] of [
    [first.name, known],
    [name, own],
  ] as const) {
    const twice = wanted.find((title) => titles.indexOf(title) !== titles.lastIndexOf(title));
    if (twice !== undefined)
      throw remarkError('bad-file', 'columns-alike', { file: where, name: quoted(twice) });
  }
  const missing = wanted.filter((title) => !own.includes(title));
  if (missing.length > 0)
    throw remarkError('bad-file', 'missing-column', {
      file: name,
      missing: listed(missing),
      first: first.name,
      own: listed(own, 20),
    });
  const [label, ...features] = wanted.map((title) => own.indexOf(title));
  const extra = own.filter((title) => title !== '' && !known.includes(title));
  return {
    columns: { names: own, width, label: label as number, features },
    doubts:
      extra.length > 0
        ? [
            remarkOf('extra-columns', {
              file: name,
              extra: listed(extra),
              count: extra.length,
              first: first.name,
            }),
          ]
        : [],
  };
}
