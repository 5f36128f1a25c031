import { sumLanes } from './rows';

/**
 * Products of rows with rows, without packing: both operands are read along their rows, four of one by two of
 * the other in eight registers. As fast as packed panels where one side is small enough for the cache, and
 * packing would cost as much as it saves.
 */

/** What is left of a dot product after whole fours. */
function rest(p: usize, w: usize, from: usize, to: usize): f32 {
  let sum: f32 = 0;
  for (let at = from; at < to; at += 4) sum += load<f32>(p + at) * load<f32>(w + at);
  return sum;
}

/**
 * z[r][c] = xᵣ · w꜀ for four rows and two others.
 *
 * @param rows u32[4] addresses of f32[k], read.
 * @param z    f32[4, …], rows `ldz` bytes apart, two columns overwritten.
 */
export function dotFourByTwo(rows: usize, w0: usize, w1: usize, k: i32, z: usize, ldz: usize): void {
  const p0 = <usize>load<u32>(rows);
  const p1 = <usize>load<u32>(rows, 4);
  const p2 = <usize>load<u32>(rows, 8);
  const p3 = <usize>load<u32>(rows, 12);
  let a00 = f32x4.splat(0);
  let a01 = f32x4.splat(0);
  let a10 = f32x4.splat(0);
  let a11 = f32x4.splat(0);
  let a20 = f32x4.splat(0);
  let a21 = f32x4.splat(0);
  let a30 = f32x4.splat(0);
  let a31 = f32x4.splat(0);
  const whole = (<usize>(k & ~3)) << 2;
  const double = (<usize>(k & ~7)) << 2;
  let at: usize = 0;
  // The last row first: compilers end a block with the first sums, and so need not hold all that is read.
  while (at < double) {
    const u = v128.load(w0 + at);
    const v = v128.load(w1 + at);
    const x3 = v128.load(p3 + at);
    a31 = f32x4.add(a31, f32x4.mul(x3, v));
    a30 = f32x4.add(a30, f32x4.mul(x3, u));
    const x2 = v128.load(p2 + at);
    a21 = f32x4.add(a21, f32x4.mul(x2, v));
    a20 = f32x4.add(a20, f32x4.mul(x2, u));
    const x1 = v128.load(p1 + at);
    a11 = f32x4.add(a11, f32x4.mul(x1, v));
    a10 = f32x4.add(a10, f32x4.mul(x1, u));
    const x0 = v128.load(p0 + at);
    a01 = f32x4.add(a01, f32x4.mul(x0, v));
    a00 = f32x4.add(a00, f32x4.mul(x0, u));
    const u2 = v128.load(w0 + at, 16);
    const v2 = v128.load(w1 + at, 16);
    const x32 = v128.load(p3 + at, 16);
    a31 = f32x4.add(a31, f32x4.mul(x32, v2));
    a30 = f32x4.add(a30, f32x4.mul(x32, u2));
    const x22 = v128.load(p2 + at, 16);
    a21 = f32x4.add(a21, f32x4.mul(x22, v2));
    a20 = f32x4.add(a20, f32x4.mul(x22, u2));
    const x12 = v128.load(p1 + at, 16);
    a11 = f32x4.add(a11, f32x4.mul(x12, v2));
    a10 = f32x4.add(a10, f32x4.mul(x12, u2));
    const x02 = v128.load(p0 + at, 16);
    a01 = f32x4.add(a01, f32x4.mul(x02, v2));
    a00 = f32x4.add(a00, f32x4.mul(x02, u2));
    at += 32;
  }
  if (at < whole) {
    const u = v128.load(w0 + at);
    const v = v128.load(w1 + at);
    const x3 = v128.load(p3 + at);
    a31 = f32x4.add(a31, f32x4.mul(x3, v));
    a30 = f32x4.add(a30, f32x4.mul(x3, u));
    const x2 = v128.load(p2 + at);
    a21 = f32x4.add(a21, f32x4.mul(x2, v));
    a20 = f32x4.add(a20, f32x4.mul(x2, u));
    const x1 = v128.load(p1 + at);
    a11 = f32x4.add(a11, f32x4.mul(x1, v));
    a10 = f32x4.add(a10, f32x4.mul(x1, u));
    const x0 = v128.load(p0 + at);
    a01 = f32x4.add(a01, f32x4.mul(x0, v));
    a00 = f32x4.add(a00, f32x4.mul(x0, u));
  }
  const end = (<usize>k) << 2;
  store<f32>(z, sumLanes(a00) + rest(p0, w0, whole, end));
  store<f32>(z, sumLanes(a01) + rest(p0, w1, whole, end), 4);
  z += ldz;
  store<f32>(z, sumLanes(a10) + rest(p1, w0, whole, end));
  store<f32>(z, sumLanes(a11) + rest(p1, w1, whole, end), 4);
  z += ldz;
  store<f32>(z, sumLanes(a20) + rest(p2, w0, whole, end));
  store<f32>(z, sumLanes(a21) + rest(p2, w1, whole, end), 4);
  z += ldz;
  store<f32>(z, sumLanes(a30) + rest(p3, w0, whole, end));
  store<f32>(z, sumLanes(a31) + rest(p3, w1, whole, end), 4);
}

/**
 * C = A Bᵀ for few rows in B.
 *
 * @param a    f32[m, k], rows `lda` bytes apart, read.
 * @param b    f32[n, k], rows `ldb` bytes apart, read.
 * @param c    f32[m, …], rows `ldc` bytes apart, at least round8(n) values each: overwritten, zeros past n.
 * @param work 48 bytes.
 */
export function rowsTimesRows(
  a: usize,
  lda: usize,
  b: usize,
  ldb: usize,
  c: usize,
  ldc: usize,
  m: i32,
  n: i32,
  k: i32,
  work: usize,
): void {
  const tile = work + 16;
  const even = n & ~1;
  const bytes = (<usize>(n & 7 ? 8 - (n & 7) : 0)) << 2;
  for (let i = 0; i < m; i += 4) {
    const left = min(4, m - i);
    for (let r = 0; r < 4; r++) {
      store<u32>(work + ((<usize>r) << 2), <u32>(a + <usize>min(i + r, m - 1) * lda));
    }
    const out = c + <usize>i * ldc;
    for (let j = 0; j < n; j += 2) {
      const w0 = b + <usize>j * ldb;
      const target = out + ((<usize>j) << 2);
      if (left === 4 && j < even) {
        dotFourByTwo(work, w0, w0 + ldb, k, target, ldc);
        continue;
      }
      // At an edge the last row stands in for those that are not there; their results are dropped.
      dotFourByTwo(work, w0, j < even ? w0 + ldb : w0, k, tile, 8);
      for (let r = 0; r < left; r++) {
        const from = tile + ((<usize>r) << 3);
        const to = target + <usize>r * ldc;
        store<f32>(to, load<f32>(from));
        if (j < even) store<f32>(to, load<f32>(from, 4), 4);
      }
    }
    if (bytes) for (let r = 0; r < left; r++) memory.fill(out + <usize>r * ldc + ((<usize>n) << 2), 0, bytes);
  }
}
