/** Scores on a grid over the unit square, row-major from the top left; both edges are on the grid. */
export interface Field {
  readonly cols: number;
  readonly rows: number;
  readonly scores: Float32Array;
  /** With more than two classes: who wins, u8 on the same grid; `scores` are then leads, 0 or more. */
  readonly winners?: Uint8Array;
}

/**
 * Where the field crosses `level`: segments u0, v0, u1, v1 in the unit square (marching squares, linear
 * between grid points). Saddles are cut by the mean of their corners. It runs for every frame of a transition.
 */
export function contour(field: Field, level: number): Float32Array {
  const { cols, rows, scores } = field;
  const segments: number[] = [];
  for (let r = 0; r + 1 < rows; r++) {
    const above = r * cols;
    const below = above + cols;
    let a = (scores[above] as number) - level;
    let e = (scores[below] as number) - level;
    for (let c = 0; c + 1 < cols; c++) {
      const b = (scores[above + c + 1] as number) - level;
      const d = (scores[below + c + 1] as number) - level;
      const first = a > 0;
      if (b > 0 !== first || d > 0 !== first || e > 0 !== first) cross(segments, field, c, r, a, b, d, e);
      a = b;
      e = d;
    }
  }
  return Float32Array.from(segments);
}

/** The lines along which the model is undecided: between its two classes, or between any two that win. */
export function boundary(field: Field): Float32Array {
  const { winners, scores, cols, rows } = field;
  if (!winners) return contour(field, 0);
  const segments: number[] = [];
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < cols; c++) {
      const corners = [r * cols + c, r * cols + c + 1, (r + 1) * cols + c + 1, (r + 1) * cols + c];
      const first = winners[corners[0] as number];
      if (corners.every((at) => winners[at] === first)) continue;
      // Around each class that wins a corner: its lead there, and what others lead it by elsewhere.
      for (const winner of new Set(corners.map((at) => winners[at]))) {
        const lead = (k: number) => {
          const at = corners[k] as number;
          return winners[at] === winner ? (scores[at] as number) : -(scores[at] as number);
        };
        cross(segments, field, c, r, lead(0), lead(1), lead(2), lead(3));
      }
    }
  }
  return Float32Array.from(segments);
}

/** Edges of a cell, and from which to which its line goes, by the corners (1, 2, 4, 8, clockwise) that lie above. */
const [TOP, RIGHT, BOTTOM, LEFT] = [0, 1, 2, 3];
const CORNERS_OFF = [LEFT, TOP, RIGHT, BOTTOM];
const CORNERS_ON = [LEFT, BOTTOM, TOP, RIGHT];
const LINES: readonly (readonly number[])[] = [
  [],
  [LEFT, TOP],
  [TOP, RIGHT],
  [LEFT, RIGHT],
  [RIGHT, BOTTOM],
  CORNERS_OFF,
  [TOP, BOTTOM],
  [BOTTOM, LEFT],
  [BOTTOM, LEFT],
  [TOP, BOTTOM],
  CORNERS_ON,
  [RIGHT, BOTTOM],
  [LEFT, RIGHT],
  [TOP, RIGHT],
  [LEFT, TOP],
  [],
];

/**
 * Adds what the line makes of a cell of the grid: none, one or two segments.
 *
 * @param c  the cell's column, and `r` its row
 * @param a  the score at its top left corner; then clockwise `b`, `d`, `e`
 */
function cross(
  segments: number[],
  { cols, rows }: Field,
  c: number,
  r: number,
  a: number,
  b: number,
  d: number,
  e: number,
): void {
  const cut = (from: number, to: number) => from / (from - to);
  const inside = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (d > 0 ? 4 : 0) | (e > 0 ? 8 : 0);
  let edges = LINES[inside] as readonly number[];
  // A saddle whose middle lies above is cut the other way.
  if (edges.length === 4 && a + b + d + e > 0) edges = inside === 5 ? CORNERS_ON : CORNERS_OFF;
  for (const edge of edges) {
    if (edge === TOP) segments.push((c + cut(a, b)) / (cols - 1), r / (rows - 1));
    else if (edge === RIGHT) segments.push((c + 1) / (cols - 1), (r + cut(b, d)) / (rows - 1));
    else if (edge === BOTTOM) segments.push((c + cut(e, d)) / (cols - 1), (r + 1) / (rows - 1));
    else segments.push(c / (cols - 1), (r + cut(a, e)) / (rows - 1));
  }
}

/** Part of the way from one field to another of the same size. */
export function between(from: Field, to: Field, t: number): Field {
  if (from.scores.length !== to.scores.length) return to;
  const scores = new Float32Array(to.scores.length);
  for (let i = 0; i < scores.length; i++) {
    const a = from.scores[i] as number;
    scores[i] = a + ((to.scores[i] as number) - a) * t;
  }
  const winners = from.winners && to.winners && new Uint8Array(to.winners);
  if (!winners) return { cols: to.cols, rows: to.rows, scores };
  // Where another class is to win, the first one's lead sinks to nothing before the other's grows.
  for (let i = 0; i < scores.length; i++) {
    const before = from.winners?.[i] as number;
    if (before === winners[i]) continue;
    scores[i] = t < 0.5 ? (from.scores[i] as number) * (1 - 2 * t) : (to.scores[i] as number) * (2 * t - 1);
    if (t < 0.5) winners[i] = before;
  }
  return { cols: to.cols, rows: to.rows, scores, winners };
}
