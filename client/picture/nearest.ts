import type { ArenaSamples } from './arena-model.ts';
import { type Camera, type Size, toScreen } from './frame.ts';

/** The sample nearest to a place on the screen; null where none is within `reach` pixels. */
export function nearestSample(
  samples: ArenaSamples,
  camera: Camera,
  size: Size,
  [x, y]: readonly [number, number],
  reach: number,
): number | null {
  let best: number | null = null;
  let bestDistance = reach;
  for (let i = 0; i < samples.n; i++) {
    const [sx, sy] = placeOfSample(samples, camera, size, i);
    const distance = Math.hypot(sx - x, sy - y);
    if (distance < bestDistance) [best, bestDistance] = [i, distance];
  }
  return best;
}

/** Where a sample is drawn, in pixels. */
export function placeOfSample(
  { places }: ArenaSamples,
  camera: Camera,
  size: Size,
  i: number,
): readonly [x: number, y: number] {
  return toScreen(camera, size, places[2 * i] as number, places[2 * i + 1] as number);
}
