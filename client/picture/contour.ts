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
 * between grid points). Saddles are cut by the mean of their corners.
 */
export function contour(field: Field, level: number): Float32Array {
  const { cols, rows, scores } = field;
  const segments: number[] = [];
  const at = (c: number, r: number) => (scores[r * cols + c] as number) - level;
  const cut = (a: number, b: number) => a / (a - b);
  for (let r = 0; r + 1 < rows; r++) {
    for (let c = 0; c + 1 < cols; c++) {
      const [a, b, d, e] = [at(c, r), at(c + 1, r), at(c + 1, r + 1), at(c, r + 1)];
      const inside = (a > 0 ? 1 : 0) | (b > 0 ? 2 : 0) | (d > 0 ? 4 : 0) | (e > 0 ? 8 : 0);
      if (inside === 0 || inside === 15) continue;
      const top = () => segments.push((c + cut(a, b)) / (cols - 1), r / (rows - 1));
      const right = () => segments.push((c + 1) / (cols - 1), (r + cut(b, d)) / (rows - 1));
      const bottom = () => segments.push((c + cut(e, d)) / (cols - 1), (r + 1) / (rows - 1));
      const left = () => segments.push(c / (cols - 1), (r + cut(a, e)) / (rows - 1));
      const join = (from: () => void, to: () => void) => {
        from();
        to();
      };
      switch (inside) {
        case 1:
        case 14:
          join(left, top);
          break;
        case 2:
        case 13:
          join(top, right);
          break;
        case 4:
        case 11:
          join(right, bottom);
          break;
        case 8:
        case 7:
          join(bottom, left);
          break;
        case 3:
        case 12:
          join(left, right);
          break;
        case 6:
        case 9:
          join(top, bottom);
          break;
        default: {
          const middle = (a + b + d + e) / 4 > 0;
          if ((inside === 5) === middle) {
            join(left, bottom);
            join(top, right);
          } else {
            join(left, top);
            join(right, bottom);
          }
        }
      }
    }
  }
  return Float32Array.from(segments);
}

/** The lines along which the model is undecided: between its two classes, or between any two that win. */
export function boundary(field: Field): Float32Array {
  const { winners, scores } = field;
  if (!winners) return contour(field, 0);
  const lines = [...new Set(winners)].map((winner) =>
    contour({ ...field, scores: scores.map((lead, i) => (winners[i] === winner ? lead : -lead)) }, 0),
  );
  const all = new Float32Array(lines.reduce((sum, line) => sum + line.length, 0));
  let at = 0;
  for (const line of lines) {
    all.set(line, at);
    at += line.length;
  }
  return all;
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
