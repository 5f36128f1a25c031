/**
 * Area under the receiver operating curve: the chance that a positive sample scores higher than a
 * negative one, ties counted half. By ranks (Mann–Whitney), exact; O(n log n).
 *
 * @param scores    finite, higher is more suspicious
 * @param positive  non-zero where the sample is positive
 * @returns         0 … 1; null where one of the two kinds is missing
 */
export function rocAuc(scores: ArrayLike<number>, positive: ArrayLike<number>): number | null {
  const n = scores.length;
  const order = Int32Array.from({ length: n }, (_, i) => i);
  order.sort((a, b) => (scores[a] as number) - (scores[b] as number));
  let positives = 0;
  let rankSum = 0; // twice the sum of the positives' mid-ranks: stays a whole number
  for (let from = 0; from < n; ) {
    let to = from + 1;
    while (to < n && scores[order[to] as number] === scores[order[from] as number]) to++;
    for (let k = from; k < to; k++) {
      if (positive[order[k] as number] === 0) continue;
      positives++;
      rankSum += from + 1 + to;
    }
    from = to;
  }
  const negatives = n - positives;
  if (positives === 0 || negatives === 0) return null;
  return (rankSum / 2 - (positives * (positives + 1)) / 2) / (positives * negatives);
}
