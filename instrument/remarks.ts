import {
  type FactsIn,
  type Remark,
  type RemarkErrors,
  remarkErrorsOf,
  type SameSentences,
} from '../engine/errors.ts';
import { FILE_FAULTS, type FileSize, placeText, type RowPlace, sizeText } from './file-faults.ts';

/** What is said about options, and about files that were read or whose contents do not fit each other. */
const OTHER_REMARKS = {
  'unknown-name': ({ what, name, nearest, listed }: UnknownName) =>
    `no ${what} is called "${name}"; nearest: ${nearest}.${listed ? ' See "well list".' : ''}`,
  'option-range': ({ option, low, high, found }: OptionRange) =>
    `${option}: expected a number from ${low} to ${high}, found "${found}"`,
  'option-whole': ({ option, found }: { option: string; found: string }) =>
    `${option}: expected a whole number, found "${found}"`,
  'option-list': ({ option }: { option: string }) => `${option}: expected names with commas between`,
  'index-base-option': ({ examples, found }: { examples: string; found: string }) =>
    `--index-base: expected 0 or 1, or one of ${examples}; found "${found}"`,
  'remove-without-filter': (_: object) => '--remove says how much a filter removes: name one with --filter',
  'delimiter-option': ({ found }: { found: string }) =>
    `--delimiter: expected one character, found "${found}"`,
  'no-ridge': ({ victim }: { victim: string }) => `--lambda: ${victim} has no ridge`,
  'no-poison-attack': ({ none }: { none: string }) =>
    `--attack: ${none} makes no poison; name an attack of "well list attacks"`,
  'nothing-to-write': ({ attack }: { attack: string }) =>
    `${attack} made no row of poison here: there is nothing to write`,
  'parameter-form': ({ recipe, found, takes }: { recipe: string; found: string; takes: string }) =>
    `${recipe}: expected key=value, found "${found}"; ${takesText(takes)}`,
  'parameter-unknown': ({ recipe, name, nearest, takes }: UnknownParameter) =>
    `${recipe} has no parameter "${name}"${nearest ? `; nearest: ${nearest}` : ''}; ${takesText(takes)}`,
  'cannot-read': ({ file, why }: FileTrouble) => `cannot read ${file}: ${why}`,
  'cannot-write': ({ file, why }: FileTrouble) => `cannot write ${file}: ${why}`,
  'not-built': ({ file }: { file: string }) => `${file} is missing: run "npm run build" first`,
  'index-base': ({ file, line, against }: { file: string; line: number; against: boolean }) =>
    `${file}, line ${line}: expected indices from 1, found "0"${against ? ', against its own comment' : ''}`,
  'no-label-column': ({ file, wanted, columns, width }: NoLabelColumn) =>
    `${file} has no column ${wanted} for the label: ${columns === null ? 'it has no header' : `its columns are ${columns}`}, 1 to ${width}`,
  'label-columns': ({ file, count, name, option }: LabelColumns) =>
    `${file} has ${count} columns called ${name}: say which by its number${option ? ' (--label NUMBER)' : ''}`,
  'missing-column': ({ file, missing, first, own }: MissingColumn) =>
    `${file} has no column ${missing}, which ${first} has; its columns are ${own}`,
  'column-count': ({ file, columns, first, expected }: ColumnCount) =>
    `${file} has ${columns} columns, ${first} has ${expected}: they must agree`,
  'unknown-class': ({ file, place, first, classes, found }: UnknownClass) =>
    `${file}, ${placeText(place)}: expected a class of ${first} (${classes}), found ${found}`,
  'one-class': ({ file, name }: { file: string; name: string }) =>
    `${file} has one class only (${name}); expected two or more`,
  'few-rows': ({ file, name, rows, least }: FewRows) =>
    `${file} has too few rows of class "${name}", ${rows}; a round needs ${least} of each`,
  'too-many-classes': ({ file, most }: { file: string; most: number }) =>
    `${file} has more than ${most} classes, the most that is allowed; is its label column the right one?`,
  'not-learnt': ({ file, accuracy, majority, least }: NotLearnt) =>
    `${file}: the model, trained on these rows, is right on ${percentText(accuracy)} of the test rows, where always ` +
    `answering the largest class is right on ${percentText(majority)}; a round needs ${percentText(least)} or more. ` +
    'Check the column of the labels, or add features that tell the classes apart',
  'class-removed': ({ plan, name }: { plan: string; name: string }) =>
    `${plan} removed every row of class "${name}": nothing to train on`,
  'other-table': ({ file, field, held, wanted }: OtherTable) =>
    `${file} holds part of another table: its ${field} is ${held}, this one's is ${wanted}; ` +
    'name another file with --resume, or begin again with --fresh',
  'hole-in-table': ({ attack, filter }: { attack: string; filter: string }) =>
    `the table has no number for ${attack} against ${filter}`,
  // Doubts about a file that was read.
  'numbering-column': ({ file, column, name }: NumberingColumn) =>
    `${file}: column ${column} ${name || '(without a name)'} only numbers or names the rows and is left out (--keep-index keeps it)`,
  'counting-column': ({ file, from }: { file: string; from: string }) =>
    `${file}: column 1 counts from ${from} and is read as a feature; leave it out of the file if it numbers the rows`,
  'order-of-first': ({ without, file, first }: { without: string; file: string; first: string }) =>
    `${without} has no header, so the columns of ${file} are taken in the order of ${first}`,
  'extra-columns': ({ file, extra, count, first }: ExtraColumns) =>
    `${file}: ${extra} ${count > 1 ? 'are no columns' : 'is no column'} of ${first} and left out`,
  'lone-class': ({ file, line, name }: { file: string; line: number; name: string }) =>
    `${file}, line ${line}: no other row has its class ${name} (--header says that it names the columns)`,
  'read-as-row': ({ file, line, row }: { file: string; line: number; row: string }) =>
    `${file}, line ${line}: ${row} is read as a row (--header says that it names the columns)`,
  'empty-rows': ({ file, rows }: { file: string; rows: number }) =>
    `${file}: ${rows === 1 ? '1 row of empty fields is' : `${rows} rows of empty fields are`} left out`,
  // A doubt about how rows are trained on.
  'zeros-written': ({ needing, size }: { needing: readonly string[]; size: FileSize }) =>
    `${needing.join(' and ')} cannot use sparse rows: all zeros are written out, ${sizeText(size)}`,
  'unsure-base': ({ file, most, other, otherMost }: UnsureBase) =>
    `the highest index is ${most} in ${file} and ${otherMost} in ${other}: if one of them counts from 0 ` +
    'and the other from 1, say so (--index-base)',
} as const;

/**
 * What the instrument says about files and options that a person can mend, in English: it is the message of an error,
 * and so stands in logs and JSON. Other languages have the same sentences from the same facts (texts/LANGUAGE/well).
 */
export const REMARKS: typeof FILE_FAULTS & typeof OTHER_REMARKS = { ...FILE_FAULTS, ...OTHER_REMARKS };

interface OptionRange {
  readonly option: string;
  readonly low: number;
  readonly high: number;
  readonly found: string;
}

interface UnknownName {
  /** Kind of thing, as in `attack`. */
  readonly what: string;
  readonly name: string;
  readonly nearest: string;
  /** Whether `well list` shows all of its kind. */
  readonly listed: boolean;
}

interface UnknownParameter {
  readonly recipe: string;
  readonly name: string;
  /** The nearest known one; empty where the recipe has none. */
  readonly nearest: string;
  readonly takes: string;
}

interface FileTrouble {
  readonly file: string;
  /** In the words of the operating system. */
  readonly why: string;
}

interface NoLabelColumn {
  readonly file: string;
  readonly wanted: string;
  /** Null without a header. */
  readonly columns: string | null;
  readonly width: number;
}

interface LabelColumns {
  readonly file: string;
  readonly count: number;
  readonly name: string;
  /** Whether --label would say which. */
  readonly option: boolean;
}

interface MissingColumn {
  readonly file: string;
  readonly missing: string;
  readonly first: string;
  readonly own: string;
}

interface ColumnCount {
  readonly file: string;
  readonly columns: number;
  readonly first: string;
  readonly expected: number;
}

interface UnknownClass {
  readonly file: string;
  readonly place: RowPlace;
  readonly first: string;
  readonly classes: string;
  readonly found: string;
}

interface OtherTable {
  readonly file: string;
  readonly field: string;
  readonly held: string;
  readonly wanted: string;
}

interface FewRows {
  readonly file: string;
  readonly name: string;
  readonly rows: number;
  readonly least: number;
}

/** Accuracies, 0 … 1. */
interface NotLearnt {
  readonly file: string;
  readonly accuracy: number;
  readonly majority: number;
  readonly least: number;
}

interface NumberingColumn {
  readonly file: string;
  /** From 1. */
  readonly column: number;
  /** In quotes; empty where the column has none. */
  readonly name: string;
}

interface ExtraColumns {
  readonly file: string;
  readonly extra: string;
  readonly count: number;
  readonly first: string;
}

interface UnsureBase {
  readonly file: string;
  readonly most: number;
  readonly other: string;
  readonly otherMost: number;
}

const percentText = (share: number) => `${(100 * share).toFixed(1)} %`;
const takesText = (takes: string) => (takes === '' ? 'it takes none' : `it takes ${takes}`);

/** The sentences of a language: the same ids and facts. */
export type RemarkTexts = SameSentences<typeof REMARKS>;
export type RemarkId = keyof typeof REMARKS;

/** A remark, its facts checked against its id. */
export const remarkOf = <Id extends RemarkId>(id: Id, facts: FactsIn<typeof REMARKS, Id>): Remark => ({
  id,
  facts,
});

export const remarkError: RemarkErrors<typeof REMARKS> = remarkErrorsOf(REMARKS);
