/**
 * Passes over rows. A pass that needs both X·v and Xᵀ·r takes eight rows at a time: eight dot products,
 * one row after the other, then one sum over the eight rows while they are still in the first-level
 * cache, so X is read from memory once.
 */

/** One dot product of f32[ld] with f32[ld], ld a multiple of 8; four sums side by side. */
export function dotRow(p: usize, w: usize, ld: i32): f32 {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  const end = p + ((<usize>(ld & ~31)) << 2);
  while (p < end) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(p), v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(p, 16), v128.load(w, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(p, 32), v128.load(w, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(p, 48), v128.load(w, 48)));
    s0 = f32x4.add(s0, f32x4.mul(v128.load(p, 64), v128.load(w, 64)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(p, 80), v128.load(w, 80)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(p, 96), v128.load(w, 96)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(p, 112), v128.load(w, 112)));
    p += 128;
    w += 128;
  }
  if (ld & 16) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(p), v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(p, 16), v128.load(w, 16)));
    s2 = f32x4.add(s2, f32x4.mul(v128.load(p, 32), v128.load(w, 32)));
    s3 = f32x4.add(s3, f32x4.mul(v128.load(p, 48), v128.load(w, 48)));
    p += 64;
    w += 64;
  }
  if (ld & 8) {
    s0 = f32x4.add(s0, f32x4.mul(v128.load(p), v128.load(w)));
    s1 = f32x4.add(s1, f32x4.mul(v128.load(p, 16), v128.load(w, 16)));
  }
  return sumLanes(f32x4.add(f32x4.add(s0, s1), f32x4.add(s2, s3)));
}

/** The sum of four lanes, the outer pairs first. */
export function sumLanes(s: v128): f32 {
  return (
    f32x4.extract_lane(s, 0) +
    f32x4.extract_lane(s, 2) +
    (f32x4.extract_lane(s, 1) + f32x4.extract_lane(s, 3))
  );
}

/**
 * z = x·w for eight rows.
 *
 * @param rows u32[8] addresses of f32[ld], read.
 * @param z    f64[8], overwritten.
 */
export function dotEight(rows: usize, w: usize, ld: i32, z: usize): void {
  for (let i: usize = 0; i < 8; i++) {
    store<f64>(z + (i << 3), <f64>dotRow(<usize>load<u32>(rows + (i << 2)), w, ld));
  }
}

/**
 * 32, the bytes that `addEight` goes on by. Read from memory after the last store, it keeps compilers from working out
 * the next eight addresses while the present ones are still needed, for which there are no registers.
 */
const STEP = memory.data<u32>([32]);

/**
 * sum += Σ rᵢ xᵢ over eight rows, the sum of (0 + 1) + (2 + 3) and (4 + 5) + (6 + 7).
 *
 * @param rows u32[8] addresses of f32[ld], multiples of 16, read.
 * @param r    f32[8], read.
 * @param sum  f32[ld], added to.
 */
export function addEight(rows: usize, r: usize, sum: usize, ld: i32): void {
  let p0 = <usize>load<u32>(rows);
  let p1 = <usize>load<u32>(rows, 4);
  let p2 = <usize>load<u32>(rows, 8);
  let p3 = <usize>load<u32>(rows, 12);
  let p4 = <usize>load<u32>(rows, 16);
  let p5 = <usize>load<u32>(rows, 20);
  let p6 = <usize>load<u32>(rows, 24);
  let p7 = <usize>load<u32>(rows, 28);
  const r0 = v128.load32_splat(r);
  const r1 = v128.load32_splat(r, 4);
  const r2 = v128.load32_splat(r, 8);
  const r3 = v128.load32_splat(r, 12);
  const r4 = v128.load32_splat(r, 16);
  const r5 = v128.load32_splat(r, 20);
  const r6 = v128.load32_splat(r, 24);
  const r7 = v128.load32_splat(r, 28);
  p0 &= -16;
  p1 &= -16;
  p2 &= -16;
  p3 &= -16;
  p4 &= -16;
  p5 &= -16;
  p6 &= -16;
  p7 &= -16;
  sum &= -16;
  const end = sum + ((<usize>ld) << 2);
  while (sum < end) {
    const h = f32x4.add(f32x4.mul(r7, v128.load(p7, 0)), f32x4.mul(r6, v128.load(p6, 0)));
    const f = f32x4.add(f32x4.mul(r5, v128.load(p5, 0)), f32x4.mul(r4, v128.load(p4, 0)));
    const d = f32x4.add(f32x4.mul(r3, v128.load(p3, 0)), f32x4.mul(r2, v128.load(p2, 0)));
    const b = f32x4.add(f32x4.mul(r1, v128.load(p1, 0)), f32x4.mul(r0, v128.load(p0, 0)));
    const all = f32x4.add(f32x4.add(h, f), f32x4.add(d, b));
    v128.store(sum, f32x4.add(all, v128.load(sum, 0)), 0);
    const h2 = f32x4.add(f32x4.mul(r7, v128.load(p7, 16)), f32x4.mul(r6, v128.load(p6, 16)));
    const f2 = f32x4.add(f32x4.mul(r5, v128.load(p5, 16)), f32x4.mul(r4, v128.load(p4, 16)));
    const d2 = f32x4.add(f32x4.mul(r3, v128.load(p3, 16)), f32x4.mul(r2, v128.load(p2, 16)));
    const b2 = f32x4.add(f32x4.mul(r1, v128.load(p1, 16)), f32x4.mul(r0, v128.load(p0, 16)));
    const all2 = f32x4.add(f32x4.add(h2, f2), f32x4.add(d2, b2));
    v128.store(sum, f32x4.add(all2, v128.load(sum, 16)), 16);
    const step = <usize>load<u32>(STEP);
    p0 += step;
    p1 += step;
    p2 += step;
    p3 += step;
    p4 += step;
    p5 += step;
    p6 += step;
    p7 += step;
    sum += 32;
  }
}

/** Addresses of rows i … i + 7, u32[8]; past the end the last row stands in, to be given r = 0. */
export function pointEight(rows: usize, x: usize, ld: i32, i: i32, n: i32): void {
  const bytes = (<usize>ld) << 2;
  for (let k = 0; k < 8; k++) {
    const row = min(i + k, n - 1);
    store<u32>(rows + ((<usize>k) << 2), <u32>(x + <usize>row * bytes));
  }
}

/** total f64[count] += part f32[count], then part = 0; count a multiple of 4. */
export function flush(part: usize, total: usize, count: i32): void {
  for (let j = 0; j < count; j += 4) {
    const p = part + ((<usize>j) << 2);
    const q = total + ((<usize>j) << 3);
    const value = v128.load(p);
    const high = v128.shuffle<f32>(value, value, 2, 3, 2, 3);
    v128.store(q, f64x2.add(v128.load(q), f64x2.promote_low_f32x4(value)));
    v128.store(q, f64x2.add(v128.load(q, 16), f64x2.promote_low_f32x4(high)), 16);
    v128.store(p, f32x4.splat(0));
  }
}

/**
 * z = X w + bias.
 *
 * @param x f32[n, ld], ld a multiple of 8, read.
 * @param w f32[ld], read.
 * @param z f32[n], overwritten.
 */
export function rowProducts(x: usize, ld: i32, n: i32, w: usize, bias: f64, z: usize): void {
  const bytes = (<usize>ld) << 2;
  for (let i = 0; i < n; i++) {
    store<f32>(z + ((<usize>i) << 2), <f32>(<f64>dotRow(x + <usize>i * bytes, w, ld) + bias));
  }
}

/** ‖xᵢ‖² of every row, f32[n], overwritten. */
export function rowSquares(x: usize, ld: i32, n: i32, squares: usize): void {
  const bytes = (<usize>ld) << 2;
  for (let i = 0; i < n; i++) {
    const p = x + <usize>i * bytes;
    store<f32>(squares + ((<usize>i) << 2), dotRow(p, p, ld));
  }
}

/** Bytes of workspace of `normalProduct`, `weightedSum` and `columnMeans`. */
export function rowsWork(ld: i32): i32 {
  return 4 * ld + 160;
}

/**
 * out = Yᵀ (scale² ∘ Y v) in one pass, where Y has the rows (xᵢ, 1) less `shift`: Hessian-vector
 * products and power steps on a covariance. With cᵢ = scaleᵢ:
 *
 *     t_i = cᵢ (xᵢ·v + v_b) − mean·v,   out = Σ cᵢ tᵢ (xᵢ, 1)
 *
 * For rows cᵢ(xᵢ, 1) whose mean is `mean`, that is the centred product, because Σ tᵢ = 0 then.
 *
 * @param x      f32[n, ld], ld a multiple of 8, read.
 * @param scale  f32[n], read, or 0 for ones.
 * @param v      f32[ld], zeros in the padding, read; `vBias` is the coordinate of the constant column.
 * @param shift  mean·v, the constant column included.
 * @param out    f64[ld + 1], overwritten; the last entry belongs to the constant column.
 * @param work   `rowsWork(ld)` bytes.
 *
 * Cost 4·n·ld flops. f32 sums of 256 rows, added in f64 in index order.
 */
export function normalProduct(
  x: usize,
  ld: i32,
  n: i32,
  scale: usize,
  v: usize,
  vBias: f64,
  shift: f64,
  out: usize,
  work: usize,
): void {
  const rows = work;
  const z = work + 32;
  const r = work + 96;
  const part = work + 160;
  memory.fill(part, 0, (<usize>ld) << 2);
  memory.fill(out, 0, (<usize>(ld + 1)) << 3);
  let bias = 0.0;
  for (let i = 0; i < n; i += 8) {
    pointEight(rows, x, ld, i, n);
    dotEight(rows, v, ld, z);
    for (let k = 0; k < 8; k++) {
      let value = 0.0;
      if (i + k < n) {
        const c: f64 = scale ? <f64>load<f32>(scale + ((<usize>(i + k)) << 2)) : 1.0;
        value = c * (c * (load<f64>(z + ((<usize>k) << 3)) + vBias) - shift);
      }
      store<f32>(r + ((<usize>k) << 2), <f32>value);
      bias += value;
    }
    addEight(rows, r, part, ld);
    if ((i & 255) === 248) flush(part, out, ld);
  }
  flush(part, out, ld);
  store<f64>(out + ((<usize>ld) << 3), bias);
}

/**
 * out = Σ rᵢ (xᵢ, 1).
 *
 * @param x    f32[n, ld], ld a multiple of 8, read.
 * @param r    f32[n], read.
 * @param out  f64[ld + 1], overwritten.
 * @param work `rowsWork(ld)` bytes.
 */
export function weightedSum(x: usize, ld: i32, n: i32, r: usize, out: usize, work: usize): void {
  const rows = work;
  const eight = work + 96;
  const part = work + 160;
  memory.fill(part, 0, (<usize>ld) << 2);
  memory.fill(out, 0, (<usize>(ld + 1)) << 3);
  let bias = 0.0;
  for (let i = 0; i < n; i += 8) {
    pointEight(rows, x, ld, i, n);
    for (let k = 0; k < 8; k++) {
      const value: f32 = i + k < n ? load<f32>(r + ((<usize>(i + k)) << 2)) : 0;
      store<f32>(eight + ((<usize>k) << 2), value);
      bias += <f64>value;
    }
    addEight(rows, eight, part, ld);
    if ((i & 255) === 248) flush(part, out, ld);
  }
  flush(part, out, ld);
  store<f64>(out + ((<usize>ld) << 3), bias);
}
