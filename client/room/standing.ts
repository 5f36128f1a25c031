/** Each score as the share of scores below it, 0 … 1: scores of any unit become comparable. */
export function standing(scores: Float32Array): Float32Array {
  const order = Int32Array.from({ length: scores.length }, (_, i) => i);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number) || a - b);
  const ranks = new Float32Array(scores.length);
  order.forEach((i, rank) => {
    ranks[i] = scores.length > 1 ? rank / (scores.length - 1) : 0;
  });
  return ranks;
}
