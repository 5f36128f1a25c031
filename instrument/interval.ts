/** The mean of several numbers, and how far the mean of more of them may well lie from it. */
export interface Interval {
  readonly mean: number;
  /** Half the width of the 95 % confidence interval of the mean; null for fewer than two numbers. */
  readonly half: number | null;
}

/**
 * Mean and 95 % confidence interval by Student's t: mean ± t · s / √n with n − 1 degrees of freedom, s the standard
 * deviation. It assumes independent draws from a distribution near a normal one.
 *
 * @param values  at least one
 */
export function meanInterval(values: readonly number[]): Interval {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, half: null };
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (n - 1);
  return { mean, half: studentQuantile(n - 1) * Math.sqrt(variance / n) };
}

/** t with P(|T| ≤ t) = 95 %, for 1 to 7 degrees of freedom. */
const FEW = [12.706205, 4.302653, 3.182446, 2.776445, 2.570582, 2.446912, 2.364624];
/** The same of the normal distribution. */
const Z = 1.959963984540054;

/**
 * t with P(|T| ≤ t) = 95 %. Above 7 degrees of freedom by an expansion in 1/ν, to 3e-5.
 *
 * Source: Abramowitz & Stegun: Handbook of Mathematical Functions (1964), 26.7.5.
 */
export function studentQuantile(degrees: number): number {
  const known = FEW[degrees - 1];
  if (known !== undefined) return known;
  const z2 = Z * Z;
  const terms = [
    (z2 + 1) / 4,
    (z2 * (5 * z2 + 16) + 3) / 96,
    (z2 * (z2 * (3 * z2 + 19) + 17) - 15) / 384,
    (z2 * (z2 * (z2 * (79 * z2 + 776) + 1482) - 1920) - 945) / 92_160,
  ];
  return Z * (1 + terms.reduce((sum, term, k) => sum + term / degrees ** (k + 1), 0));
}
