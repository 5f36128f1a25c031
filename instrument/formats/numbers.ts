export const DECIMAL_MARKS = ['point', 'comma'] as const;
/** What stands between the whole and the fractional part of a number. */
export type DecimalMark = (typeof DECIMAL_MARKS)[number];

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;
const WITH_COMMA = /^[+-]?\d*,\d+(?:[eE][+-]?\d+)?$/;

/** The number `text` spells in decimal, else NaN; Infinity where it is too large or says it is no finite number. */
export function parseNumber(text: string, decimal: DecimalMark = 'point'): number {
  if (NUMBER.test(text)) return Number(text);
  if (decimal === 'comma' && WITH_COMMA.test(text)) return Number(text.replace(',', '.'));
  return NOT_FINITE.test(text) ? Number.POSITIVE_INFINITY : Number.NaN;
}

export function isNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** Whether `text` would be a number if a comma were its decimal mark. */
export function looksLikeDecimalComma(text: string): boolean {
  return WITH_COMMA.test(text);
}

/**
 * The decimal mark of a table's fields: a comma where some number has one that separates no thousands, and none has a
 * point; a point in all other cases.
 */
export function guessDecimal(fields: readonly string[]): DecimalMark {
  const withComma = fields.filter(looksLikeDecimalComma);
  const sure = withComma.some((field) => !/^[+-]?[1-9]\d{0,2},\d{3}$/.test(field));
  const points = fields.some((field) => field.includes('.') && isNumber(field));
  return sure && !points ? 'comma' : 'point';
}

/**
 * One spelling for each number, worked out on its digits, so that no two numbers become one: `1` for `+1`,
 * `1.0` and `1.000e+00`. A number with leading zeros is a name and stays as it is, like any other text.
 */
export function canonicalNumber(text: string): string {
  const parts = /^([+-]?)(\d*)\.?(\d*)(?:[eE]([+-]?\d+))?$/.exec(text);
  if (!NUMBER.test(text) || !parts) return text;
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = parts;
  if (/^0\d/.test(whole)) return text;
  const digits = `${whole}${fraction}`.replace(/^0+/, '').replace(/0+$/, '');
  if (digits === '') return '0';
  const shift = Number(exponent);
  if (!Number.isSafeInteger(shift)) return text;
  const leading = `${whole}${fraction}`.length - `${whole}${fraction}`.replace(/^0+/, '').length;
  const point = whole.length + shift - leading; // digits before the decimal point
  const minus = sign === '-' ? '-' : '';
  if (point > 40 || point < -40) return `${minus}${digits[0]}.${digits.slice(1) || '0'}e${point - 1}`;
  if (point <= 0) return `${minus}0.${'0'.repeat(-point)}${digits}`;
  if (point >= digits.length) return `${minus}${digits}${'0'.repeat(point - digits.length)}`;
  return `${minus}${digits.slice(0, point)}.${digits.slice(point)}`;
}
