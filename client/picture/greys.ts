import { boxOf, spanOf } from '../../engine/data/quantise.ts';
import type { Quantiser, Samples } from '../../engine/data/samples.ts';

/** Features as grey values, u8[n · d]: 0 for the low end of the range of each, 255 for the high end. */
export function greyValues(quantiser: Quantiser, { x, d }: Pick<Samples, 'x' | 'd'>): Uint8Array {
  const box = boxOf(quantiser, d);
  const greys = box.lo.map((_, j) => 255 / (spanOf(box, j) || 1));
  return Uint8Array.from(x, (value, i) =>
    Math.round((value - (box.lo[i % d] as number)) * (greys[i % d] as number)),
  );
}
