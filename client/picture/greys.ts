import { boxOf, spanOf } from '../../engine/data/quantise.ts';
import type { Quantiser, Samples } from '../../engine/data/samples.ts';

/** Features as grey values, u8[n · d]: 0 for the low end of the range of each, 255 for the high end. */
export function greyValues(quantiser: Quantiser, { x, d }: Pick<Samples, 'x' | 'd'>): Uint8Array {
  const box = boxOf(quantiser, d);
  const scale = Float64Array.from(box.lo, (_, j) => 255 / (spanOf(box, j) || 1));
  const greys = new Uint8Array(x.length);
  // A plain loop: a page reads half a million pixels before its first picture.
  for (let i = 0; i < x.length; i++)
    greys[i] = Math.round(((x[i] as number) - (box.lo[i % d] as number)) * (scale[i % d] as number));
  return greys;
}
