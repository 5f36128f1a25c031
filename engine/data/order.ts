/**
 * Indices of `scores` from the highest to the lowest, ties by index, so that the order is total and
 * the same on every engine. Scores must be finite.
 */
export function descending(scores: ArrayLike<number>): Int32Array {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  return order.sort((a, b) => (scores[b] as number) - (scores[a] as number) || a - b);
}

/** Indices of the `count` highest scores, ascending by index. */
export function topIndices(scores: ArrayLike<number>, count: number): Int32Array {
  return descending(scores).slice(0, count).sort();
}
