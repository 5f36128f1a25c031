import type { Core } from '../numeric/core.ts';
import type { Random } from '../random.ts';
import { curveThrough, drawPath, type Stroke } from './pen.ts';
import type { Samples } from './samples.ts';
import { turnBy } from './turn.ts';

/** Width and height of a picture of a letter, in pixels. */
export const LETTER_SIDE = 28;

/** How letters are invented and written; lengths in pixels. */
export interface Script {
  /** Letters of the alphabet. */
  readonly letters: number;
  /** Of them, so many (from the second on, every other one) are made from the one before by moving two points. */
  readonly twins: number;
  /** How far those two points are moved. */
  readonly moved: number;
  /** σ of every control point from hand to hand. */
  readonly wobble: number;
}

/** A letter is the control points of its stroke. */
export type Letter = Stroke;

const POINTS = 6;
/** Control points of a new letter lie in this square, consecutive ones this far apart. */
const FIELD = { lo: 5, hi: 22, least: 6, most: 15 } as const;
/** Moved points stay in this square. */
const PAPER = { lo: 4, hi: 23 } as const;
/** What differs from hand to hand: rotation in radians, scale of each axis, shear, shift and pen in pixels. */
const HAND = { rotation: (8 * Math.PI) / 180, scale: 0.1, shear: 0.15, shift: 0.8 } as const;
const PEN = { least: 0.6, most: 1.5 } as const;
const MIDDLE = (LETTER_SIDE - 1) / 2;

/** Invents an alphabet; twins stand next to each other. */
export function inventLetters({ letters, twins, moved }: Script, random: Random): Letter[] {
  const alphabet: Letter[] = [];
  for (let k = 0; k < letters; k++) {
    const isTwin = k % 2 === 1 && k < 2 * twins;
    const stream = random.fork(`letter ${k}`);
    alphabet.push(isTwin ? twinOf(alphabet[k - 1] as Letter, moved, stream) : newLetter(stream));
  }
  return alphabet;
}

function newLetter(random: Random): Letter {
  const { lo, hi, least, most } = FIELD;
  const letter = new Float64Array(2 * POINTS);
  for (let k = 0; k < POINTS; ) {
    const x = lo + (hi - lo) * random.uniform();
    const y = lo + (hi - lo) * random.uniform();
    const dx = x - (letter[2 * k - 2] ?? x);
    const dy = y - (letter[2 * k - 1] ?? y);
    const apart = Math.sqrt(dx * dx + dy * dy);
    if (k > 0 && !(apart >= least && apart <= most)) continue;
    letter[2 * k] = x;
    letter[2 * k + 1] = y;
    k++;
  }
  return letter;
}

/** The letter with two of its points moved in random directions. */
function twinOf(letter: Letter, moved: number, random: Random): Letter {
  const twin = letter.slice();
  const clip = (value: number) => Math.max(PAPER.lo, Math.min(PAPER.hi, value));
  for (const k of random.permutation(POINTS).slice(0, 2)) {
    const [dx, dy] = direction(random);
    twin[2 * k] = clip((twin[2 * k] as number) + moved * dx);
    twin[2 * k + 1] = clip((twin[2 * k + 1] as number) + moved * dy);
  }
  return twin;
}

/** A uniform direction of the plane, length 1, without a sine. */
function direction(random: Random): [number, number] {
  for (;;) {
    const x = 2 * random.uniform() - 1;
    const y = 2 * random.uniform() - 1;
    const square = x * x + y * y;
    if (square > 1 || square < 1e-6) continue; // near the middle the direction has too few digits
    const length = Math.sqrt(square);
    return [x / length, y / length];
  }
}

/** Normal numbers that a hand takes: one for each coordinate, then rotation, two scales, shear and two shifts. */
const DRAWS = 2 * POINTS + 6;

/**
 * Letters of an alphabet, every one in a hand of its own: control points move by N(0, wobble²); then the letter is
 * scaled, sheared, turned and shifted about the middle of the picture and drawn with a pen of random width.
 *
 * @param n  rows; of each letter n / letters, in the order of the alphabet, the first ones get the rest
 * @returns  greys 0 … 1, f32[n, 784], not yet on a grid
 */
export function writeLetters(
  core: Core,
  alphabet: readonly Letter[],
  n: number,
  { wobble }: Pick<Script, 'wobble'>,
  random: Random,
): Samples {
  const d = LETTER_SIDE * LETTER_SIDE;
  const normals = core.normals(random.fork('hands').seed(), n * DRAWS);
  const x = new Float32Array(n * d);
  const y = Int32Array.from({ length: n }, (_, i) => Math.floor((i * alphabet.length) / n));
  const room = new Float64Array(d);
  y.forEach((letter, i) => {
    const hand = normals.subarray(i * DRAWS, (i + 1) * DRAWS);
    const stroke = inHand(alphabet[letter] as Letter, hand, wobble);
    const radius = PEN.least + (PEN.most - PEN.least) * random.uniform();
    drawPath(curveThrough(stroke), radius, LETTER_SIDE, x, i * d, room);
  });
  return { n, d, classes: alphabet.length, x, y };
}

function inHand(letter: Letter, hand: Float32Array, wobble: number): Stroke {
  const own = (k: number) => hand[2 * POINTS + k] as number;
  const { cos, sin } = turnBy(HAND.rotation * own(0));
  const wide = 1 + HAND.scale * own(1);
  const high = 1 + HAND.scale * own(2);
  const shear = HAND.shear * own(3);
  const right = HAND.shift * own(4);
  const down = HAND.shift * own(5);
  const stroke = new Float64Array(letter.length);
  for (let k = 0; k < letter.length; k += 2) {
    const px = (letter[k] as number) + wobble * (hand[k] as number) - MIDDLE;
    const py = (letter[k + 1] as number) + wobble * (hand[k + 1] as number) - MIDDLE;
    const sx = wide * (px + shear * py);
    const sy = high * py;
    stroke[k] = MIDDLE + right + cos * sx - sin * sy;
    stroke[k + 1] = MIDDLE + down + sin * sx + cos * sy;
  }
  return stroke;
}
