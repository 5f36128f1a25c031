import type { ArenaSamples } from './arena-model.ts';
import { type Box2, type Lens, toBox } from './frame.ts';
import { placeOfSample } from './nearest.ts';

/** A line that a pointer has drawn, in pixels of the arena: x0, y0, x1, y1 … */
export type PixelPath = readonly number[];

/** Pixels of the arena → the plane that the samples are shown in; the inverse of `toUnit` and `toScreen`. */
export function toPlane(box: Box2, { camera, size }: Lens, x: number, y: number): readonly [number, number] {
  const [u, v] = toBox(camera, size, x, y);
  return [box.x0 + u * (box.x1 - box.x0), box.y1 - v * (box.y1 - box.y0)];
}

/** Whether a place lies inside of a closed line, by how often a ray to the right crosses it. */
export function isInside(path: PixelPath, x: number, y: number): boolean {
  const corners = Math.floor(path.length / 2);
  const at = (k: number) => path[k] as number;
  let inside = false;
  for (let k = 0, before = corners - 1; k < corners; before = k++) {
    const [ax, ay, bx, by] = [at(2 * k), at(2 * k + 1), at(2 * before), at(2 * before + 1)];
    const crosses = ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax;
    if (crosses) inside = !inside;
  }
  return inside;
}

/** Pixels between a place and the nearest place of a line; a line of one point is that point. */
export function distanceTo(path: PixelPath, x: number, y: number): number {
  const at = (k: number) => path[k] as number;
  let nearest = Infinity;
  for (let k = 0; k + 1 < path.length; k += 2) {
    const from = Math.max(0, k - 2);
    const [ax, ay] = [at(from), at(from + 1)];
    const [dx, dy] = [at(k) - ax, at(k + 1) - ay];
    const length = dx * dx + dy * dy;
    const along = length > 0 ? Math.max(0, Math.min(1, ((x - ax) * dx + (y - ay) * dy) / length)) : 0;
    nearest = Math.min(nearest, Math.hypot(x - ax - along * dx, y - ay - along * dy));
  }
  return nearest;
}

/** The samples inside of a closed line, ascending. */
export const samplesInside = (samples: ArenaSamples, lens: Lens, path: PixelPath): number[] =>
  samplesWhere(samples, lens, (x, y) => isInside(path, x, y));

/** The samples within `reach` pixels of a line, ascending. */
export const samplesAlong = (samples: ArenaSamples, lens: Lens, path: PixelPath, reach: number): number[] =>
  samplesWhere(samples, lens, (x, y) => distanceTo(path, x, y) <= reach);

function samplesWhere(
  samples: ArenaSamples,
  { camera, size }: Lens,
  holds: (x: number, y: number) => boolean,
): number[] {
  const found: number[] = [];
  for (let i = 0; i < samples.n; i++) {
    if (holds(...placeOfSample(samples, camera, size, i))) found.push(i);
  }
  return found;
}
