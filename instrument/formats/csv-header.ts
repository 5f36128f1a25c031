import { isMissing } from './labels.ts';
import { type DecimalMark, parseNumber } from './numbers.ts';

/** Names that a column of labels usually has, the surest first. */
export const LABEL_NAMES = ['label', 'class', 'target', 'y'] as const;

/** Whether `label` is the number of a column, from 1 or from −1 backwards, rather than a name. */
export function isColumnNumber(label: string): boolean {
  return /^-?\d+$/.test(label);
}

/**
 * Whether the first record names the columns. A row with a number in it does not, unless
 *
 * - it holds the name that the label is said to have, or all names of the file that was read first;
 * - its other fields are names, see `hasNames`;
 * - its numbers count the columns, as pandas names those that have no name.
 *
 * @param below  some of the records after it
 * @param known  the names of the columns of the file that was read first
 */
export function isHeader(
  first: readonly string[],
  below: readonly (readonly string[])[],
  label: string | undefined,
  known: readonly string[] | null,
  decimal: DecimalMark,
): boolean {
  if (label !== undefined && !isColumnNumber(label) && first.includes(label)) return true;
  if (known && known.length > 0 && known.every((name) => first.includes(name))) return true;
  const numbers = first.filter((field) => !Number.isNaN(parseNumber(field, decimal))).length;
  if (numbers === 0)
    return first.every((field, j) => !isMissing(field) || (field === '' && atAnEnd(first, j)));
  return countsColumns(first, below, decimal) || hasNames(first, below, decimal);
}

/** Whether a field could name a column: it has a letter, and stands for no missing value. */
export function isName(field: string): boolean {
  return /\p{L}/u.test(field) && !isMissing(field);
}

/** Row names have no name of their own, and a row may end with a delimiter. */
function atAnEnd(fields: readonly string[], column: number): boolean {
  return column === 0 || column === fields.length - 1;
}

/**
 * A name among numbers: above a column of numbers, or the label's usual one above texts. No name is a value
 * further down, and none stands for a missing value.
 */
function hasNames(
  first: readonly string[],
  below: readonly (readonly string[])[],
  decimal: DecimalMark,
): boolean {
  const isNumber = (field: string | undefined) => !Number.isNaN(parseNumber(field ?? '', decimal));
  const named = [...first.keys()].filter(
    (j) => !isNumber(first[j]) && !(first[j] === '' && atAnEnd(first, j)),
  );
  if (below.length < 2 || named.some((j) => !isName(first[j] as string))) return false;
  if (named.some((j) => below.some((fields) => fields[j] === first[j]))) return false;
  return named.some((j) => {
    const name = (first[j] as string).toLowerCase();
    return (
      below.every((fields) => isNumber(fields[j])) || LABEL_NAMES.slice(0, 3).some((usual) => usual === name)
    );
  });
}

/** `0,1,2` or `,0,1,2` above rows that are not such numbers: the columns, counted. */
function countsColumns(
  first: readonly string[],
  below: readonly (readonly string[])[],
  decimal: DecimalMark,
): boolean {
  const from = first[0] === '' ? 1 : 0;
  const counted = first.slice(from);
  if (counted.length < 2 || counted.some((field, k) => field !== String(k))) return false;
  if (counted.length >= 5 || from === 1) return true;
  // With few columns 0, 1, 2 may be a row; not where some feature is a fraction in every row below.
  const fraction = (text: string | undefined) => {
    const value = parseNumber(text ?? '', decimal);
    return Number.isFinite(value) && /[.,eE]/.test(text as string);
  };
  return below.length > 0 && first.some((_, j) => below.every((fields) => fraction(fields[j])));
}

/** Whether the first record may be a count of the columns and `isHeader` has not taken it for one. */
export function mayCountColumns(first: readonly string[]): boolean {
  return first.length >= 2 && first.every((field, k) => field === String(k));
}
