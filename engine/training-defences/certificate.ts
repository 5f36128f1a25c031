import type { Matrix } from '../numeric/core.ts';

/** What a vote is worth. */
export interface Certificate {
  readonly label: number;
  /**
   * Changes that cannot turn the vote. A row that is inserted or removed counts one, a row that is changed, in a
   * feature or in its label, counts two: it leaves one bucket and enters another.
   */
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

/**
 * Certified accuracy: the r-th number is the share of the samples that the vote gets right, and would get right
 * after any r changes to the rows it was trained on, 0 … 1. It falls with r; the last number is above 0, or it is
 * the only one.
 *
 * @param votes   f32[n, classes], see votesOf
 * @param labels  i32[n]
 */
export function certifiedAccuracies({ rows, cols, values }: Matrix, labels: Int32Array): number[] {
  const safe: number[] = [0];
  for (let i = 0; i < rows; i++) {
    const { label, radius } = certificateOf(values.subarray(i * cols, (i + 1) * cols));
    if (label !== labels[i]) continue;
    while (safe.length <= radius) safe.push(0);
    for (let r = 0; r <= radius; r++) safe[r] = (safe[r] as number) + 1;
  }
  return safe.map((count) => (rows === 0 ? 0 : count / rows));
}

/** A certified accuracy, and the number of rows that it holds against. */
export interface CertifiedShare {
  readonly rows: number;
  readonly share: number;
}

/** Certified accuracies at a few numbers of rows, the largest that still holds for some sample among them. */
export function certifiedShares(accuracies: readonly number[]): CertifiedShare[] {
  const last = accuracies.length - 1;
  const shown = [...new Set([1, 2, 5, 10, 20, 50, last])].filter((rows) => rows >= 1 && rows <= last);
  return shown.sort((a, b) => a - b).map((rows) => ({ rows, share: accuracies[rows] as number }));
}
