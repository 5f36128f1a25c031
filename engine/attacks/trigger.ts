import { within } from '../data/quantise.ts';
import type { Box, Samples } from '../data/samples.ts';

/**
 * A mark that the attacker wants the model to obey: x′ = clip((1 − cover) · x + add), feature by feature. A patch
 * covers some features whole, a blend covers all a little, a wave only adds.
 */
export interface Trigger {
  /** f32[d], 0 … 1. */
  readonly cover: Float32Array;
  /** f32[d], in units of a feature. */
  readonly add: Float32Array;
}

/** The samples with the mark on them, labels as they were; a copy. */
export function withTrigger({ cover, add }: Trigger, data: Samples, box: Box): Samples {
  const { d } = data;
  const x = data.x.map((value, k) => {
    const j = k % d;
    return within(box, j, (1 - (cover[j] as number)) * value + (add[j] as number));
  });
  return { ...data, x, y: data.y.slice() };
}

/** Side of the square picture that d features make; null where they make none. */
export function pictureSideOf(d: number): number | null {
  const side = Math.round(Math.sqrt(d));
  return side > 1 && side * side === d ? side : null;
}

/**
 * A square of bright features in the last corner but `margin` of a picture; where features are no
 * picture, the last `size` of them.
 */
export function patchTrigger(d: number, { hi }: Box, size: number, margin = 1): Trigger {
  const cover = new Float32Array(d);
  const side = pictureSideOf(d);
  if (side === null) cover.fill(1, Math.max(0, d - size));
  else {
    const to = Math.max(1, side - margin);
    const from = Math.max(0, to - size);
    for (let row = from; row < to; row++) cover.fill(1, row * side + from, row * side + to);
  }
  return { cover, add: cover.map((share, j) => share * (hi[j] as number)) };
}
