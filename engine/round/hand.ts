import { type Trigger, withTrigger } from '../attacks/trigger.ts';
import { boxOf, ofFeature, snap, snapSamples } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Quantiser, Samples } from '../data/samples.ts';
import { GameError } from '../errors.ts';
import { joinPoison, keepRows, noPoison, type PoisonRows, toPoisonRows } from './poison-rows.ts';

/**
 * Work by hand on rows of poison, as pure functions: each gives new rows and changes nothing. Everything lands on the grid of
 * the data, in its box. Numbers of rows are those of `known`; budgets are poison-check.ts's to hold.
 */
export interface HandGround {
  /** The rows that the attackers know, on the grid. */
  readonly known: Samples;
  readonly quantiser: Quantiser;
}

/** More new rows, sent from one of the attackers' accounts, 0 … 63. */
export function insertRows(poison: PoisonRows, ground: HandGround, rows: Samples, account = 0): PoisonRows {
  const inserted = snapSamples(ground.quantiser, rows);
  return joinPoison(poison, {
    ...noPoison(ground.known),
    inserted,
    account: new Uint8Array(inserted.n).fill(account),
  });
}

/**
 * Other labels for known rows; the other one of two when `to` is left out. A row that gets its own label back is as it was.
 *
 * @throws GameError 'out-of-range' for more than two classes without `to`
 */
export function flipRows(
  poison: PoisonRows,
  ground: HandGround,
  rows: ArrayLike<number>,
  to?: number,
): PoisonRows {
  if (to === undefined && ground.known.classes !== 2)
    throw new GameError('out-of-range', 'say which class the rows are to have: there are more than two');
  return changeRows(poison, ground, rows, (now) => ({ ...now, y: now.y.map((label) => to ?? 1 - label) }));
}

/**
 * Other features for known rows, which keep the labels that they have by now.
 *
 * @param x  f32[rows · d], in the order of `rows`
 * @throws GameError 'bad-shape' when `x` has another length
 */
export function moveRows(
  poison: PoisonRows,
  ground: HandGround,
  rows: ArrayLike<number>,
  x: Float32Array,
): PoisonRows {
  if (x.length !== rows.length * ground.known.d)
    throw new GameError('bad-shape', 'there are to be as many features as the rows have');
  const order = Int32Array.from(rows, (_, k) => k).sort((a, b) => (rows[a] as number) - (rows[b] as number));
  const moved = takeRows({ ...ground.known, x }, order).x;
  return changeRows(poison, ground, rows, (now) => ({ ...now, x: moved }));
}

/** Known rows that disappear, whatever was done to them before. */
export function eraseRows(poison: PoisonRows, ground: HandGround, rows: ArrayLike<number>): PoisonRows {
  const removed = ascending(ground, rows);
  return joinPoison(poison, { ...noPoison(ground.known), removed });
}

/** Takes work back: known rows become what they were, and inserted rows, by their places among them, go. */
export function takeBack(
  poison: PoisonRows,
  { rows = [], inserted = [] }: { readonly rows?: readonly number[]; readonly inserted?: readonly number[] },
): PoisonRows {
  const [known, fresh] = [new Set(rows), new Set(inserted)];
  return keepRows(poison, { changed: (row) => !known.has(row), inserted: (at) => !fresh.has(at) });
}

/** The known rows with all that is done to them, removed ones as they were: what the attackers look at while they work. */
export function asChanged({ flipped, mutated }: PoisonRows, known: Samples): Samples {
  const { d } = known;
  const [x, y] = [known.x.slice(), known.y.slice()];
  mutated.index.forEach((row, k) => {
    x.set(mutated.x.subarray(k * d, k * d + d), row * d);
    y[row] = mutated.y[k] as number;
  });
  flipped.index.forEach((row, k) => {
    y[row] = flipped.y[k] as number;
  });
  return { ...known, x, y };
}

function changeRows(
  poison: PoisonRows,
  ground: HandGround,
  rows: ArrayLike<number>,
  change: (now: Samples) => Samples,
): PoisonRows {
  const index = ascending(ground, rows);
  const touched = new Set(index);
  const now = takeRows(asChanged(poison, ground.known), index);
  const { x, y } = change(now);
  const changes = toPoisonRows(
    { inserted: noRows(now), changed: { index, x, y }, removed: new Int32Array(0) },
    ground,
  );
  return joinPoison(keepRows(poison, { changed: (row) => !touched.has(row) }), changes);
}

function ascending({ known }: HandGround, rows: ArrayLike<number>): Int32Array {
  const index = Int32Array.from(new Set(Array.from(rows))).sort();
  if (index.some((row) => !(row >= 0 && row < known.n)))
    throw new GameError('out-of-range', `rows are numbered from 0 to ${known.n - 1}`);
  return index;
}

/** Points of the plane, as `x0, y0, x1, y1 …`. */
export type Path = ArrayLike<number>;

/**
 * Points along a line that somebody has drawn: its beginning, then one after every `spacing` of its length.
 *
 * @param spacing  in units of a feature, above 0
 */
export function pointsAlong(path: Path, spacing: number): number[] {
  if (!(spacing > 0)) throw new GameError('out-of-range', 'the spacing of a stroke is above 0');
  if (path.length < 2) return [];
  const at = (k: number) => path[k] as number;
  const points = [at(0), at(1)];
  let left = spacing;
  for (let k = 2; k + 1 < path.length; k += 2) {
    const [fromX, fromY] = [at(k - 2), at(k - 1)];
    const [dx, dy] = [at(k) - fromX, at(k + 1) - fromY];
    const length = Math.sqrt(dx * dx + dy * dy);
    let gone = left;
    for (; gone <= length; gone += spacing) {
      points.push(fromX + (gone / length) * dx, fromY + (gone / length) * dy);
    }
    left = gone - length;
  }
  return points;
}

/** Points of the plane as samples of one label; those outside of the box go to its edge. */
export function pointRows(
  { known, quantiser }: HandGround,
  points: ArrayLike<number>,
  label: number,
): Samples {
  const n = Math.floor(points.length / 2);
  const x = Float32Array.from({ length: 2 * n }, (_, k) => snap(quantiser, points[k] as number, k % 2));
  return { n, d: 2, classes: known.classes, x, y: new Int32Array(n).fill(label) };
}

/** A picture as features. @param greys  u8[d], 0 for the low end of the range of its feature, 255 for the high end */
export function pictureRow({ known, quantiser }: HandGround, greys: ArrayLike<number>): Float32Array {
  return Float32Array.from({ length: known.d }, (_, j) => {
    const lo = ofFeature(quantiser.lo, j);
    return snap(quantiser, lo + ((greys[j] as number) / 255) * (ofFeature(quantiser.hi, j) - lo), j);
  });
}

/** One sample of a label. */
export function oneRow({ known }: HandGround, x: Float32Array, label: number): Samples {
  return { n: 1, d: known.d, classes: known.classes, x, y: Int32Array.of(label) };
}

/** Copies of known rows under a label of the attackers' choice. */
export function relabelledCopies({ known }: HandGround, rows: ArrayLike<number>, label: number): Samples {
  const copies = takeRows(known, rows);
  return { ...copies, y: new Int32Array(copies.n).fill(label) };
}

/** The same with a mark on them: what teaches a backdoor. */
export function stampedCopies(
  ground: HandGround,
  rows: ArrayLike<number>,
  mark: Trigger,
  label: number,
): Samples {
  const box = boxOf(ground.quantiser, ground.known.d);
  return snapSamples(ground.quantiser, withTrigger(mark, relabelledCopies(ground, rows, label), box));
}

/**
 * A mark that somebody has drawn: it covers the features that are marked and leaves the others alone.
 *
 * @param marked  u8[d], non-zero where the mark is
 * @param greys   u8[d], what it shows there, as in pictureRow
 */
export function drawnTrigger(
  ground: HandGround,
  marked: ArrayLike<number>,
  greys: ArrayLike<number>,
): Trigger {
  const cover = Float32Array.from({ length: ground.known.d }, (_, j) => (marked[j] === 0 ? 0 : 1));
  const shown = pictureRow(ground, greys);
  return { cover, add: cover.map((share, j) => share * (shown[j] as number)) };
}
