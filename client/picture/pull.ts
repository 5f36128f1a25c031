import { boundary, type Field } from './contour.ts';

/** Arrows of a picture, at most. */
const MOST = 7;
/** How far a boundary is followed, and the shortest and the finest step of the way, in the unit square. */
const FAR = 0.2;
const SHORTEST = 0.012;
const STEP = 0.004;

/** From where a boundary would be to where it is: u0, v0, u1, v1 in the unit square. */
export type Pull = readonly [u0: number, v0: number, u1: number, v1: number];

/**
 * The way that a boundary was pulled: from places of the boundary `before`, straight across it, to the nearest place of
 * the boundary `after`. None where it has hardly moved or gone far, and none with more than two classes.
 */
export function boundaryPulls(before: Field, after: Field): readonly Pull[] {
  if (before.winners || after.winners) return [];
  const lines = boundary(before);
  const count = lines.length / 4;
  const pulls: Pull[] = [];
  for (let i = 0; i < count; i++) {
    const [u0 = 0, v0 = 0, u1 = 0, v1 = 0] = lines.subarray(4 * i, 4 * i + 4);
    const pull = pullFrom(before, after, (u0 + u1) / 2, (v0 + v1) / 2);
    if (pull) pulls.push(pull);
  }
  const every = Math.max(1, Math.floor(pulls.length / MOST));
  return pulls.filter((_, i) => i % every === Math.floor(every / 2)).slice(0, MOST);
}

function pullFrom(before: Field, after: Field, u: number, v: number): Pull | null {
  const slope = [
    at(before, u + STEP, v) - at(before, u - STEP, v),
    at(before, u, v + STEP) - at(before, u, v - STEP),
  ] as const;
  const length = Math.hypot(...slope);
  const here = at(after, u, v);
  if (length === 0 || here === 0) return null;
  // Where the place now belongs to class 1, the boundary has gone towards class 0, and the other way round.
  const sign = here > 0 ? -1 : 1;
  const [du, dv] = [(sign * slope[0]) / length, (sign * slope[1]) / length];
  for (let gone = STEP; gone <= FAR; gone += STEP) {
    const [a, b] = [u + gone * du, v + gone * dv];
    if (a < 0 || a > 1 || b < 0 || b > 1) return null;
    if (at(after, a, b) > 0 !== here > 0) return gone < SHORTEST ? null : [u, v, a, b];
  }
  return null;
}

/** The field between its grid points. */
function at({ cols, rows, scores }: Field, u: number, v: number): number {
  const x = Math.min(1, Math.max(0, u)) * (cols - 1);
  const y = Math.min(1, Math.max(0, v)) * (rows - 1);
  const [c, r] = [Math.min(cols - 2, Math.floor(x)), Math.min(rows - 2, Math.floor(y))];
  const [s, t] = [x - c, y - r];
  const score = (i: number, j: number) => scores[(r + j) * cols + c + i] as number;
  return (1 - t) * ((1 - s) * score(0, 0) + s * score(1, 0)) + t * ((1 - s) * score(0, 1) + s * score(1, 1));
}
