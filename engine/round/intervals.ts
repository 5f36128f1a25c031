/** Both ends of an interval that holds the true value in 95 of 100 such experiments. */
export interface ConfidenceInterval {
  readonly lo: number;
  readonly hi: number;
}

/** Standard normal quantile of 0.975. */
const Z = 1.959963984540054;

/**
 * ConfidenceInterval of a share, 0 … 1, from `hits` of `n` independent trials. (Wilson 1927, JASA 22; as
 * scipy.stats.binomtest(...).proportion_ci(method='wilson').)
 */
export function wilson(hits: number, n: number): ConfidenceInterval {
  if (n === 0) return { lo: 0, hi: 1 };
  const share = hits / n;
  const spread = (Z * Z) / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Math.sqrt(spread) * Math.sqrt(share * (1 - share) + spread / 4)) / (1 + spread);
  return { lo: Math.max(0, middle - half), hi: Math.min(1, middle + half) };
}

/**
 * ConfidenceInterval of the difference between two shares on the same samples: with − without. Only samples on which the two
 * differ tell anything. (Bonett & Price 2012, "Adjusted Wald confidence interval for a difference of binomial proportions
 * based on paired data", J. Educ. Behav. Stat. 37, eq. 6.)
 *
 * @param gained  samples that count with it and not without it
 * @param lost    samples that count without it and not with it
 * @param n       all samples
 */
export function pairedDifference(gained: number, lost: number, n: number): ConfidenceInterval {
  const [up, down] = [(gained + 1) / (n + 2), (lost + 1) / (n + 2)];
  const half = Z * Math.sqrt((up + down - (up - down) * (up - down)) / (n + 2));
  return { lo: Math.max(-1, up - down - half), hi: Math.min(1, up - down + half) };
}

/**
 * The chance that two equally good models differ on the same samples at least as lopsidedly as these, 0 … 1: McNemar's
 * test with the exact binomial law, two-sided. (McNemar 1947; as scipy.stats.binomtest(gained, gained + lost).)
 *
 * @param gained  samples that the second model has right and the first wrong
 * @param lost    samples that the first model has right and the second wrong
 */
export function mcnemarExact(gained: number, lost: number): number {
  const n = gained + lost;
  const fewer = Math.min(gained, lost);
  // Σ C(n, k) / 2ⁿ for k ≤ fewer, each term from the one before; 2ⁿ would overflow, so it is divided away in between.
  let [term, sum, halvings] = [1, 1, n];
  for (let k = 1; k <= fewer; k++) {
    term *= (n - k + 1) / k;
    sum += term;
    for (; halvings > 0 && sum > 1; halvings--) {
      term /= 2;
      sum /= 2;
    }
  }
  for (; halvings > 0; halvings--) sum /= 2;
  return Math.min(1, 2 * sum);
}
