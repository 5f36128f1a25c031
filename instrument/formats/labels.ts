import { canonicalNumber, type DecimalMark, isNumber, looksLikeDecimalComma } from './numbers.ts';

/**
 * What tools write where a value is missing: pandas (`isna` of what `read_csv` reads), R, Excel, Weka.
 * Source: pandas 2.2, `read_csv`, parameter `na_values`.
 */
const MISSING = new Set([
  '',
  '?',
  '#N/A',
  '#N/A N/A',
  '#NA',
  '-1.#IND',
  '-1.#QNAN',
  '-NaN',
  '-nan',
  '1.#IND',
  '1.#QNAN',
  '<NA>',
  'N/A',
  'NA',
  'NULL',
  'NaN',
  'None',
  'n/a',
  'nan',
  'null',
]);

export function isMissing(text: string): boolean {
  return MISSING.has(text);
}

/** The label's one spelling: numbers by `canonicalNumber`, names as they are. */
export function canonicalLabel(text: string, decimal: DecimalMark = 'point'): string {
  return canonicalNumber(decimal === 'comma' && looksLikeDecimalComma(text) ? text.replace(',', '.') : text);
}

/** The order of classes: numbers ascending, then names; a total order, also where numbers exceed a double's digits. */
export function compareLabels(a: string, b: string): number {
  if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
  if (isNumber(a)) {
    const difference = Number(a) - Number(b);
    if (difference < 0 || difference > 0) return difference;
    if (/^-?\d+$/.test(a) && /^-?\d+$/.test(b) && BigInt(a) !== BigInt(b))
      return BigInt(a) < BigInt(b) ? -1 : 1;
  }
  return a < b ? -1 : Number(a > b);
}
