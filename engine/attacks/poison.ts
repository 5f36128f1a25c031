import { z } from 'zod';
import { spanOf, spanShares, within } from '../data/quantise.ts';
import { noRows, takeRows } from '../data/rows.ts';
import type { Box, Samples } from '../data/samples.ts';
import type { Random } from '../random.ts';
import type { Poison } from './attack.ts';

/** Poison that only adds rows. */
export function insertion(inserted: Samples): Poison {
  return {
    inserted,
    changed: { index: new Int32Array(0), x: new Float32Array(0), y: new Int32Array(0) },
    removed: new Int32Array(0),
  };
}

/** A number from the range of feature j, all alike likely. */
export function uniformIn(box: Box, j: number, random: Random): number {
  return (box.lo[j] as number) + random.uniform() * spanOf(box, j);
}

/** Poison that turns the labels of the rows `index` (ascending) of two-class data and keeps their features. */
export function labelFlips(known: Samples, index: Int32Array): Poison {
  const { x, y } = withFlippedLabels(takeRows(known, index));
  return { inserted: noRows(known), changed: { index, x, y }, removed: new Int32Array(0) };
}

/** Poison that replaces features, labels or both of the rows `index` (ascending), and keeps the rest. */
export function changes(
  known: Samples,
  index: Int32Array,
  to: { readonly x?: Float32Array; readonly y?: Int32Array },
): Poison {
  const { x, y } = { ...takeRows(known, index), ...to };
  return { inserted: noRows(known), changed: { index, x, y }, removed: new Int32Array(0) };
}

/** The same two-class samples, each with the other label; shares `x`. */
export function withFlippedLabels(data: Samples): Samples {
  return { ...data, y: data.y.map((label) => 1 - label) };
}

/** Which label poison carries: the two by turns, or only one. Filters that count per class care. */
export const labelChoice = z.enum(['both', 'first', 'second']).default('both');
export type LabelChoice = z.infer<typeof labelChoice>;

/** Label of the `row`-th poisoned sample. */
export function labelOf(choice: LabelChoice, row: number): number {
  if (choice === 'both') return row % 2;
  return choice === 'first' ? 0 : 1;
}

/**
 * Every sample one step of `length` uphill, clipped to the box. Distances are measured in units of each
 * feature's range, so that no feature is moved more for being written in a smaller unit.
 */
export function stepped(poison: Samples, gradients: Float64Array, box: Box, length: number): Samples {
  const { n, d } = poison;
  const x = poison.x.slice();
  const shares = spanShares(box);
  for (let from = 0; from < n * d; from += d) {
    const gradient = gradients.subarray(from, from + d);
    let square = 0;
    for (let j = 0; j < d; j++) {
      const at = x[from + j] as number;
      const g = (gradient[j] as number) * (shares[j] as number);
      gradient[j] = g;
      // A feature at its end that is pushed outwards would only shorten the others' step.
      if ((at <= (box.lo[j] as number) && g < 0) || (at >= (box.hi[j] as number) && g > 0)) gradient[j] = 0;
      else square += g * g;
    }
    if (!(square > 0)) continue;
    const scale = length / Math.sqrt(square);
    for (let j = 0; j < d; j++) {
      const moved = (x[from + j] as number) + scale * (gradient[j] as number) * (shares[j] as number);
      x[from + j] = within(box, j, moved);
    }
  }
  return { ...poison, x };
}
