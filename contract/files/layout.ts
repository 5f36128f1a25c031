import type { Projection } from '../../engine/round/projection.ts';
import type { Blocks, FileReader } from './rows.ts';

/** Where the samples of a round are drawn, and the plane that its models are drawn in. */
export interface DrawnLayout {
  /** f32[2 n]. */
  readonly places: Float32Array;
  /** Null where the models read the two coordinates themselves. */
  readonly plane: Projection | null;
}

const FINEST = 65_535;

/** Places in 65,536 steps of the range in which they lie, across and down. */
export function putLayout({ places, plane }: DrawnLayout): Blocks {
  const range = rangeOf(places);
  const coded = Uint16Array.from(places, (value, i) => {
    const [lo, hi] = [range[i % 2] as number, range[2 + (i % 2)] as number];
    return hi > lo ? Math.round(((value - lo) / (hi - lo)) * FINEST) : 0;
  });
  return {
    places: coded,
    range,
    ...(plane && { mean: plane.mean, across: plane.axes[0], down: plane.axes[1] }),
  };
}

/** @param n  samples @throws GameError 'bad-file' */
export function layoutIn(
  { floats, has, shorts }: Pick<FileReader<unknown>, 'floats' | 'has' | 'shorts'>,
  n: number,
): DrawnLayout {
  const range = floats('range', 4);
  const places = Float32Array.from(shorts('places', 2 * n), (code, i) => {
    const [lo, hi] = [range[i % 2] as number, range[2 + (i % 2)] as number];
    return lo + (code * (hi - lo)) / FINEST;
  });
  if (!has('mean')) return { places, plane: null };
  const mean = floats('mean');
  const d = mean.length;
  return { places, plane: { d, mean, axes: [floats('across', d), floats('down', d)] } };
}

/** The least and the most across and down: f32[4]. */
function rangeOf(places: Float32Array): Float32Array {
  const range = Float32Array.of(0, 0, 0, 0);
  places.forEach((value, i) => {
    const k = i % 2;
    range[k] = i < 2 ? value : Math.min(range[k] as number, value);
    range[2 + k] = i < 2 ? value : Math.max(range[2 + k] as number, value);
  });
  return range;
}
