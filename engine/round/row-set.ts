import { z } from 'zod';
import { GameError } from '../errors.ts';

/** Characters of a set of rows, at most: it travels in a message of 16 KiB. */
const ROW_SET_MAX_CHARS = 5_000;
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const MORE = 32;

/**
 * Numbers of rows as text: the gaps between them, each as digits of base 32, the lowest first, one character of base64url
 * a digit; a character of the upper half says that another one of the same number follows.
 */
export const rowSetSchema = z
  .string()
  .max(ROW_SET_MAX_CHARS)
  .regex(/^[A-Za-z0-9_-]*$/);

/**
 * @param rows  ascending, each once
 * @throws GameError 'too-large' for more than fit in 5,000 characters: two and a half thousand at the least
 */
export function encodeRowSet(rows: ArrayLike<number>): string {
  let text = '';
  let before = -1;
  for (const row of Array.from(rows)) {
    if (!(Number.isInteger(row) && row > before))
      throw new GameError('bad-payload', 'rows are whole numbers that ascend');
    let gap = row - before - 1;
    for (; gap >= MORE; gap = Math.floor(gap / MORE)) text += ALPHABET[MORE + (gap % MORE)];
    text += ALPHABET[gap];
    before = row;
  }
  if (text.length <= ROW_SET_MAX_CHARS) return text;
  throw new GameError('too-large', 'more rows are marked than a plan holds: let a filter find them');
}

/** @throws GameError 'bad-payload' when it is no such text, 'out-of-range' for a number that is not below `rows` */
export function decodeRowSet(text: string, rows = 2 ** 31): Int32Array {
  const found: number[] = [];
  let [gap, unit, before] = [0, 1, -1];
  for (const character of text) {
    const digit = ALPHABET.indexOf(character);
    if (digit < 0 || unit > 2 ** 30) throw new GameError('bad-payload', 'this is no set of rows');
    gap += (digit % MORE) * unit;
    unit *= MORE;
    if (digit >= MORE) continue;
    before += gap + 1;
    if (before >= rows) throw new GameError('out-of-range', `rows are numbered from 0 to ${rows - 1}`);
    found.push(before);
    [gap, unit] = [0, 1];
  }
  if (unit !== 1) throw new GameError('bad-payload', 'this set of rows is cut off');
  return Int32Array.from(found);
}
