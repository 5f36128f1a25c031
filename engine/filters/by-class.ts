import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';

/**
 * Scores each class by itself and puts the scores back in the stream's order; a class without rows is
 * left out. Scores that come out as no number (no spread, no rows to compare with) count as 0.
 *
 * @param score  gets the rows of one class and their places in the stream; one number for each
 */
export function scoreByClass(
  stream: Samples,
  score: (rows: Samples, index: Int32Array, label: number) => ArrayLike<number>,
): Float32Array {
  const scores = new Float32Array(stream.n);
  for (let label = 0; label < stream.classes; label++) {
    const index = indicesWhere(stream.y, label);
    if (index.length === 0) continue;
    const own = score(takeRows(stream, index), index, label);
    index.forEach((row, i) => {
      const value = own[i] as number;
      scores[row] = Number.isFinite(value) ? value : 0;
    });
  }
  return scores;
}
