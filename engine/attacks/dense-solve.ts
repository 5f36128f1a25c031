/**
 * Solves A x = b for several right-hand sides by Gaussian elimination with partial pivoting, in f64 and with
 * nothing but + − × ÷, so that every engine gets the same bits. A pivot of 0 leaves its unknown at 0.
 *
 * @param a      f64[m, m], row-major; changed
 * @param sides  right-hand sides, m numbers each
 * @returns      one f64[m] for each side
 *
 * Cost O(m³). Source: Golub & Van Loan, Matrix Computations (2013), algorithm 3.4.1.
 */
export function solveDense(a: Float64Array, sides: readonly (readonly number[])[]): Float64Array[] {
  const m = Math.round(Math.sqrt(a.length));
  const found = sides.map((side) => Float64Array.from(side));
  const at = (i: number, j: number) => a[i * m + j] as number;
  for (let k = 0; k < m; k++) {
    let pivot = k;
    for (let i = k + 1; i < m; i++) if (Math.abs(at(i, k)) > Math.abs(at(pivot, k))) pivot = i;
    if (at(pivot, k) === 0) continue;
    if (pivot !== k) {
      for (let j = k; j < m; j++) [a[k * m + j], a[pivot * m + j]] = [at(pivot, j), at(k, j)];
      for (const b of found) [b[k], b[pivot]] = [b[pivot] as number, b[k] as number];
    }
    for (let i = k + 1; i < m; i++) {
      const factor = at(i, k) / at(k, k);
      if (factor === 0) continue;
      for (let j = k; j < m; j++) a[i * m + j] = at(i, j) - factor * at(k, j);
      for (const b of found) b[i] = (b[i] as number) - factor * (b[k] as number);
    }
  }
  for (const b of found) {
    for (let i = m - 1; i >= 0; i--) {
      let sum = b[i] as number;
      for (let j = i + 1; j < m; j++) sum -= at(i, j) * (b[j] as number);
      b[i] = at(i, i) === 0 ? 0 : sum / at(i, i);
    }
  }
  return found;
}
