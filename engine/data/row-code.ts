import { GameError } from '../errors.ts';
import type { Core } from '../numeric/core.ts';
import { type NumberReader, numberReader } from './bit-code.ts';
import { indicesWhere } from './rows.ts';

/** What rows of bytes are: pictures of side × side, or, with side 0, features that say nothing of their neighbours. */
export interface RowForm {
  /** Features of a row. */
  readonly d: number;
  readonly side: number;
}

/** Nodes of all contexts, at most: rows with more of them take too much memory to be coded. */
const MOST_STATES = 2 ** 21;
/** Features of all rows, at most. */
const MOST_NUMBERS = 2 ** 28;
/** Classes of grey that neighbours are told apart by, and contexts of a pixel. */
const GREYS = 5;
const PIXEL_CONTEXTS = GREYS ** 4 * 4;
/** Classes of the number of features before one in its row that are not the least, as a share of what is common. */
const FILLS = 6;

/**
 * Rows of bytes in fewer, for pictures in grey about 0.7 and for words half of what DEFLATE makes of them:
 *
 *   values that occur, less 1 · those values, ascending · the code of the rows
 *
 * A feature is coded as the number of its value in that list, by decisions of one bit: whether it is number 0, and where it
 * is not the bits of its number, the highest first. Each decision has a chance that is learnt from those before it in the
 * same context (bit-code.ts). The context of a pixel is how dark the pixels left, above and beside above are; that of any
 * other feature is its column and how many features of its row came before it that are not the least.
 *
 * @param x  u8[n · d]
 * @returns  null where it would take too much memory
 */
export function packRows(core: Core, x: Uint8Array, form: RowForm): Uint8Array | null {
  const values = valuesIn(x);
  if (values.length === 0 || isTooLarge(form, values.length)) return null;
  const numberOf = new Uint8Array(256);
  values.forEach((value, number) => {
    numberOf[value] = number;
  });
  const numbers = new Uint8Array(x.length);
  for (let i = 0; i < x.length; i++) numbers[i] = numberOf[x[i] as number] as number;
  const code =
    form.side > 0
      ? core.codePictures(numbers, form.side, greysOf(values))
      : core.codeColumns(numbers, form.d, values.length);
  const packed = new Uint8Array(1 + values.length + code.length);
  packed[0] = values.length - 1;
  packed.set(values, 1);
  packed.set(code, 1 + values.length);
  return packed;
}

/**
 * The rows that packRows was given. Any bytes are the code of some rows.
 *
 * @param n  rows
 * @throws GameError 'bad-file' where the list of values is cut off, or they take too much memory
 */
export function unpackRows(packed: Uint8Array, n: number, form: RowForm): Uint8Array {
  const count = (packed[0] ?? 0) + 1;
  if (packed.length < 1 + count || isTooLarge(form, count) || n * form.d > MOST_NUMBERS)
    throw new GameError('bad-file', 'these are no coded rows');
  const values = packed.subarray(1, 1 + count);
  const numbers = new Uint8Array(n * form.d);
  const reader = numberReader(contextsOf(form), bitsOf(count), packed.subarray(1 + count));
  if (form.side > 0) readPictures(form.side, values, numbers, reader);
  else readColumns(form.d, numbers, reader);
  return numbers.map((number) => values[number] ?? 0);
}

/** The values that occur, ascending. */
function valuesIn(x: Uint8Array): Uint8Array {
  const occurs = new Uint8Array(256);
  for (let i = 0; i < x.length; i++) occurs[x[i] as number] = 1;
  return Uint8Array.from(indicesWhere(occurs, 1));
}

const bitsOf = (values: number): number => Math.max(1, 32 - Math.clz32(values - 1));

const contextsOf = ({ d, side }: RowForm): number => (side > 0 ? PIXEL_CONTEXTS : d * FILLS);

const isTooLarge = (form: RowForm, values: number): boolean =>
  contextsOf(form) << bitsOf(values) > MOST_STATES;

function readPictures(side: number, values: Uint8Array, numbers: Uint8Array, reader: NumberReader): void {
  const greyOf = greysOf(values);
  // Classes of the pixels of one picture, with an empty rim: two pixels to the left, two above, one to the right.
  const across = side + 3;
  const greys = new Uint8Array(across * (side + 2));
  for (let at = 0; at < numbers.length; ) {
    greys.fill(0);
    for (let row = 0; row < side; row++) {
      for (let here = (row + 2) * across + 2, end = here + side; here < end; here++, at++) {
        const above = here - across;
        let context = greys[here - 1] as number;
        context = GREYS * context + (greys[above] as number);
        context = GREYS * context + (greys[above + 1] as number);
        context = GREYS * context + (greys[above - 1] as number);
        context = 2 * context + (greys[here - 2] === 0 ? 0 : 1);
        context = 2 * context + (greys[above - across] === 0 ? 0 : 1);
        const number = reader.read(context);
        numbers[at] = number;
        greys[here] = greyOf[number] as number;
      }
    }
  }
}

/** The class of each value: nothing, three greys, or nearly the most that occurs. */
function greysOf(values: Uint8Array): Uint8Array {
  const most = values[values.length - 1] as number;
  return values.map((value) => {
    if (value === 0) return 0;
    return 1 + [0.25, 0.63, 0.94].filter((share) => value >= share * most).length;
  });
}

function readColumns(d: number, numbers: Uint8Array, reader: NumberReader): void {
  for (let at = 0; at < numbers.length; at += d) {
    let filled = 0;
    for (let j = 0; j < d; j++) {
      const fill = Math.min(FILLS - 1, Math.floor((12 * filled) / (j + 8)));
      const number = reader.read(FILLS * j + fill);
      numbers[at + j] = number;
      if (number > 0) filled++;
    }
  }
}
