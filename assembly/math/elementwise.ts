import { expFour } from './exp';

/** y = e^(a·x) for f32[count], count a multiple of 4; y may be x. */
export function expScaled(x: usize, y: usize, count: i32, a: f32): void {
  const by = f32x4.splat(a);
  for (let i = 0; i < count; i += 4) {
    const at = (<usize>i) << 2;
    v128.store(y + at, expFour(f32x4.mul(by, v128.load(x + at))));
  }
}

/** Row i of f32[rows, ld] times scale[i], ld a multiple of 4. */
export function scaleRows(x: usize, ld: i32, rows: i32, scale: usize, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const by = v128.load32_splat(scale + ((<usize>i) << 2));
    const from = x + ((<usize>i * <usize>ld) << 2);
    const to = out + ((<usize>i * <usize>ld) << 2);
    for (let j = 0; j < ld; j += 4) {
      const at = (<usize>j) << 2;
      v128.store(to + at, f32x4.mul(by, v128.load(from + at)));
    }
  }
}

/** out[i] += xᵢ · yᵢ over the rows of two f32[rows, ld], ld a multiple of 4; f64[rows]. */
export function rowDots(x: usize, y: usize, ld: i32, rows: i32, out: usize): void {
  for (let i = 0; i < rows; i++) {
    const from = (<usize>i * <usize>ld) << 2;
    let sum = f32x4.splat(0);
    for (let j = 0; j < ld; j += 4) {
      const at = from + ((<usize>j) << 2);
      sum = f32x4.add(sum, f32x4.mul(v128.load(x + at), v128.load(y + at)));
    }
    const p = out + ((<usize>i) << 3);
    const value: f32 =
      f32x4.extract_lane(sum, 0) +
      f32x4.extract_lane(sum, 2) +
      (f32x4.extract_lane(sum, 1) + f32x4.extract_lane(sum, 3));
    store<f64>(p, load<f64>(p) + <f64>value);
  }
}

/**
 * Multinomial naive Bayes: log((count + smoothing) / (total + smoothing · d)).
 *
 * @param counts f64[d], read and overwritten.
 */
export function logFrequencies(counts: usize, d: i32, smoothing: f64): void {
  let total = 0.0;
  for (let j = 0; j < d; j++) total += load<f64>(counts + ((<usize>j) << 3));
  const base = Math.log(total + smoothing * <f64>d);
  for (let j = 0; j < d; j++) {
    const p = counts + ((<usize>j) << 3);
    store<f64>(p, Math.log(load<f64>(p) + smoothing) - base);
  }
}
