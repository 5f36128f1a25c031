/** Sums that covariances and kernels need beside the products. */

/**
 * Weighted column variances about a given point: Σ aᵢ (xᵢⱼ − mⱼ)² / total.
 *
 * @param a        f32[n], read; 0 for ones.
 * @param mean     f32[ld], read.
 * @param variance f64[ld], overwritten.
 */
export function columnVariances(
  x: usize,
  ld: i32,
  n: i32,
  a: usize,
  total: f64,
  mean: usize,
  variance: usize,
): void {
  memory.fill(variance, 0, (<usize>ld) << 3);
  for (let i = 0; i < n; i++) {
    const row = x + ((<usize>i * <usize>ld) << 2);
    const weight: f64 = a ? <f64>load<f32>(a + ((<usize>i) << 2)) : 1;
    const by = f64x2.splat(weight);
    for (let j = 0; j < ld; j += 4) {
      const d = f32x4.sub(v128.load(row + ((<usize>j) << 2)), v128.load(mean + ((<usize>j) << 2)));
      const low = f64x2.promote_low_f32x4(d);
      const high = f64x2.promote_low_f32x4(v128.shuffle<f32>(d, d, 2, 3, 2, 3));
      const p = variance + ((<usize>j) << 3);
      v128.store(p, f64x2.add(v128.load(p), f64x2.mul(by, f64x2.mul(low, low))));
      v128.store(p, f64x2.add(v128.load(p, 16), f64x2.mul(by, f64x2.mul(high, high))), 16);
    }
  }
  for (let j = 0; j < ld; j++) {
    const p = variance + ((<usize>j) << 3);
    store<f64>(p, load<f64>(p) / total);
  }
}
