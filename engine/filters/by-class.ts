import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { SparseSamples } from '../numeric/core.ts';

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

/**
 * The same for sparse rows, by one function of a row for each class. Where a score is beyond f32, all are
 * divided by one power of two: orders do not change.
 *
 * @param scorer  gets a label that occurs; what it returns gets the number of a row in the stream
 */
export function scoreSparseByClass(
  { y, classes }: SparseSamples,
  scorer: (label: number) => (row: number) => number,
): Float32Array {
  const scores = new Float64Array(y.length);
  for (let label = 0; label < classes; label++) {
    if (!y.includes(label)) continue;
    const score = scorer(label);
    y.forEach((own, i) => {
      if (own === label) scores[i] = score(i);
    });
  }
  const most = scores.reduce((a, b) => Math.max(a, b), 0);
  let unit = 1;
  while (most / unit > MOST_F32) unit *= 2;
  return Float32Array.from(scores, (score) => score / unit);
}

const MOST_F32 = 2 ** 127;
