/** Points of the plane, x₀ y₀ x₁ y₁ …, in pixels; the middle of the pixel in row r and column c is (c, r). */
export type Stroke = Float64Array;

/** Straight pieces that a stretch of curve between two control points is drawn by: no longer than about a pixel. */
const PIECES = 12;

/** The Catmull–Rom curve through the points of `through`, from the first to the last, as a chain of straight pieces. */
export function curveThrough(through: Stroke): Stroke {
  const points = through.length / 2;
  const path = new Float64Array(2 * (PIECES * (points - 1) + 1));
  for (let k = 0; k < points - 1; k++) {
    for (let axis = 0; axis < 2; axis++) {
      const before = through[2 * Math.max(0, k - 1) + axis] as number;
      const from = through[2 * k + axis] as number;
      const to = through[2 * (k + 1) + axis] as number;
      const after = through[2 * Math.min(points - 1, k + 2) + axis] as number;
      // ½ (2p₁ + (p₂ − p₀)t + (2p₀ − 5p₁ + 4p₂ − p₃)t² + (3p₁ − p₀ − 3p₂ + p₃)t³)
      const square = 2 * before - 5 * from + 4 * to - after;
      const cube = 3 * from - before - 3 * to + after;
      for (let piece = 0; piece < PIECES; piece++) {
        const t = piece / PIECES;
        path[2 * (k * PIECES + piece) + axis] =
          0.5 * (2 * from + t * (to - before + t * (square + t * cube)));
      }
    }
  }
  path[path.length - 2] = through[2 * points - 2] as number;
  path[path.length - 1] = through[2 * points - 1] as number;
  return path;
}

/**
 * Draws a chain of straight pieces with a round pen: grey = clamp(radius + ½ − distance to the chain), 0 … 1.
 *
 * @param out   f32, overwritten from `from` on: side × side greys, row by row
 * @param radius  of the pen, in pixels
 * @param nearest  room for side × side numbers, overwritten: one for many pictures leaves nothing to collect
 */
export function drawPath(
  path: Stroke,
  radius: number,
  side: number,
  out: Float32Array,
  from: number,
  nearest: Float64Array = new Float64Array(side * side),
): void {
  const reach = radius + 0.5;
  nearest.fill(reach * reach);
  for (let k = 0; k + 3 < path.length; k += 2) {
    markPiece(path, k, reach, side, nearest);
  }
  for (let p = 0; p < nearest.length; p++) {
    const grey = reach - Math.sqrt(nearest[p] as number);
    out[from + p] = Math.min(grey, 1);
  }
}

/** Lowers the squared distance of every pixel in reach of the piece that starts at `k`. */
function markPiece(path: Stroke, k: number, reach: number, side: number, nearest: Float64Array): void {
  const ax = path[k] as number;
  const ay = path[k + 1] as number;
  const bx = path[k + 2] as number;
  const by = path[k + 3] as number;
  const dx = bx - ax;
  const dy = by - ay;
  const square = dx * dx + dy * dy;
  const left = Math.max(0, Math.ceil(Math.min(ax, bx) - reach));
  const right = Math.min(side - 1, Math.floor(Math.max(ax, bx) + reach));
  const top = Math.max(0, Math.ceil(Math.min(ay, by) - reach));
  const bottom = Math.min(side - 1, Math.floor(Math.max(ay, by) + reach));
  for (let row = top; row <= bottom; row++) {
    const py = row - ay;
    for (let column = left; column <= right; column++) {
      const px = column - ax;
      const along = square > 0 ? (px * dx + py * dy) / square : 0;
      const t = along < 0 ? 0 : Math.min(along, 1);
      const gx = px - t * dx;
      const gy = py - t * dy;
      const distance = gx * gx + gy * gy;
      const at = row * side + column;
      if (distance < (nearest[at] as number)) nearest[at] = distance;
    }
  }
}
