/** What a vote is worth. */
export interface Certificate {
  readonly label: number;
  /** Samples that may be added, taken away or changed without turning the vote. */
  readonly radius: number;
}

/**
 * Deep partition aggregation's promise: a sample is in one bucket alone, so that many changes turn at most
 * as many votes. radius = ⌊(n₁ − n₂ − [i₂ < i₁]) / 2⌋, i₁ the winner, i₂ the runner-up; ties go to the
 * smaller class. Levine & Feizi 2021.
 */
export function certificateOf(votes: ArrayLike<number>): Certificate {
  const at = (k: number) => votes[k] as number;
  let label = 0;
  for (let k = 1; k < votes.length; k++) if (at(k) > at(label)) label = k;
  let radius = Number.POSITIVE_INFINITY;
  for (let k = 0; k < votes.length; k++) {
    if (k !== label) radius = Math.min(radius, Math.floor((at(label) - at(k) - (k < label ? 1 : 0)) / 2));
  }
  return { label, radius };
}
