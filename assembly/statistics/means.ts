import { addEight, flush, pointEight, sumLanes } from '../linalg/rows';

/**
 * Weighted column means.
 *
 * @param x     f32[n, ld], ld a multiple of 8, read.
 * @param a     f32[n], weights, read; 0 for ones.
 * @param total Σ a, > 0.
 * @param mean  f64[ld], overwritten.
 * @param work  `rowsWork(ld)` bytes.
 *
 * f32 sums of 32 rows are added up in f64, in index order: error 2e-7 of the largest value.
 */
export function columnMeans(x: usize, ld: i32, n: i32, a: usize, total: f64, mean: usize, work: usize): void {
  const rows = work;
  const eight = work + 96;
  const part = work + 160;
  memory.fill(part, 0, (<usize>ld) << 2);
  memory.fill(mean, 0, (<usize>ld) << 3);
  for (let i = 0; i < n; i += 8) {
    pointEight(rows, x, ld, i, n);
    for (let k = 0; k < 8; k++) {
      const one: f32 = a ? load<f32>(a + ((<usize>min(i + k, n - 1)) << 2)) : 1;
      store<f32>(eight + ((<usize>k) << 2), i + k < n ? one : 0);
    }
    addEight(rows, eight, part, ld);
    if ((i & 31) === 24) flush(part, mean, ld);
  }
  flush(part, mean, ld);
  const per = 1 / total;
  for (let j = 0; j < ld; j++) {
    const at = mean + ((<usize>j) << 3);
    store<f64>(at, load<f64>(at) * per);
  }
}

/**
 * Squared Euclidean distance of each row to a point, f32[n], overwritten. Differences are taken before
 * squaring, so near points lose no digits.
 *
 * @param index i32[n] of rows of x, or 0 for 0 … n − 1.
 */
export function squaredDistances(x: usize, ld: i32, n: i32, index: usize, point: usize, out: usize): void {
  const bytes = (<usize>ld) << 2;
  for (let i = 0; i < n; i++) {
    const row = index ? load<i32>(index + ((<usize>i) << 2)) : i;
    store<f32>(out + ((<usize>i) << 2), squaredDistance(x + <usize>row * bytes, point, ld));
  }
}

/** ‖p − q‖² of two f32[ld], ld a multiple of 8. */
export function squaredDistance(p: usize, q: usize, ld: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  const end = p + ((<usize>(ld & ~15)) << 2);
  while (p < end) {
    const a = f32x4.sub(v128.load(p), v128.load(q));
    const b = f32x4.sub(v128.load(p, 16), v128.load(q, 16));
    const c = f32x4.sub(v128.load(p, 32), v128.load(q, 32));
    const d = f32x4.sub(v128.load(p, 48), v128.load(q, 48));
    s0 = f32x4.add(s0, f32x4.mul(a, a));
    s1 = f32x4.add(s1, f32x4.mul(b, b));
    s2 = f32x4.add(s2, f32x4.mul(c, c));
    s3 = f32x4.add(s3, f32x4.mul(d, d));
    p += 64;
    q += 64;
  }
  if (ld & 8) {
    const a = f32x4.sub(v128.load(p), v128.load(q));
    const b = f32x4.sub(v128.load(p, 16), v128.load(q, 16));
    s0 = f32x4.add(s0, f32x4.mul(a, a));
    s1 = f32x4.add(s1, f32x4.mul(b, b));
  }
  return sumLanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/**
 * Sums of the rows that bear each label.
 *
 * @param x      f32[n, ld], ld a multiple of 4, read.
 * @param labels i32[n], 0 … count − 1, read.
 * @param sums   f64[count, ld], overwritten. Rows are added in index order.
 */
export function labelSums(x: usize, ld: i32, n: i32, labels: usize, count: i32, sums: usize): void {
  const bytes = (<usize>ld) << 2;
  memory.fill(sums, 0, <usize>count * (bytes << 1));
  for (let i = 0; i < n; i++) {
    let p = x + <usize>i * bytes;
    let q = sums + <usize>load<i32>(labels + ((<usize>i) << 2)) * (bytes << 1);
    const end = p + bytes;
    while (p < end) {
      const value = v128.load(p);
      const high = v128.shuffle<f32>(value, value, 2, 3, 2, 3);
      v128.store(q, f64x2.add(v128.load(q), f64x2.promote_low_f32x4(value)));
      v128.store(q, f64x2.add(v128.load(q, 16), f64x2.promote_low_f32x4(high)), 16);
      p += 16;
      q += 32;
    }
  }
}
