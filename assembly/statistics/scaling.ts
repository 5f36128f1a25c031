import { flush } from '../linalg/rows';

/** Where features lie and how far they spread, and rows centred and scaled by it. */

/** Adds four rows to sums and to sums of squares. */
function addFour(x: usize, line: usize, sums: usize, squares: usize): void {
  let p = x;
  let q = x + 2 * line;
  const end = sums + line;
  while (sums < end) {
    const a = v128.load(p);
    const b = v128.load(p + line);
    const c = v128.load(q);
    const d = v128.load(q + line);
    const ab = f32x4.add(f32x4.mul(a, a), f32x4.mul(b, b));
    const cd = f32x4.add(f32x4.mul(c, c), f32x4.mul(d, d));
    v128.store(sums, f32x4.add(v128.load(sums), f32x4.add(f32x4.add(a, b), f32x4.add(c, d))));
    v128.store(squares, f32x4.add(v128.load(squares), f32x4.add(ab, cd)));
    p += 16;
    q += 16;
    sums += 16;
    squares += 16;
  }
}

/** Adds one row. */
function addOne(x: usize, line: usize, sums: usize, squares: usize): void {
  for (let at: usize = 0; at < line; at += 16) {
    const value = v128.load(x + at);
    v128.store(sums + at, f32x4.add(v128.load(sums + at), value));
    v128.store(squares + at, f32x4.add(v128.load(squares + at), f32x4.mul(value, value)));
  }
}

/** Bytes of workspace of `sumsAndSquares`. */
export function sumsWork(ld: i32): i32 {
  return 8 * ld;
}

/**
 * Sums and sums of squares of every column, to see whether features need scaling.
 *
 * @param x    f32[n, ld], ld a multiple of 8, read.
 * @param sums f64[2, ld], overwritten: sums, then sums of squares.
 * @param work `sumsWork(ld)` bytes.
 *
 * f32 sums of 256 rows, added in f64 in index order. Values beyond 1e18 have squares beyond f32: infinity.
 */
export function sumsAndSquares(x: usize, ld: i32, n: i32, sums: usize, work: usize): void {
  const line = (<usize>ld) << 2;
  memory.fill(sums, 0, line << 2);
  memory.fill(work, 0, line << 1);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    addFour(x + <usize>i * line, line, work, work + line);
    if ((i & 255) === 252) flush(work, sums, 2 * ld);
  }
  for (; i < n; i++) addOne(x + <usize>i * line, line, work, work + line);
  flush(work, sums, 2 * ld);
}

/** The largest absolute value of f32[count]. */
export function largestSingle(x: usize, count: i32): f32 {
  let four = f32x4.splat(0);
  let i = 0;
  for (; i + 4 <= count; i += 4) four = f32x4.pmax(four, f32x4.abs(v128.load(x + ((<usize>i) << 2))));
  let most = max(
    max(f32x4.extract_lane(four, 0), f32x4.extract_lane(four, 1)),
    max(f32x4.extract_lane(four, 2), f32x4.extract_lane(four, 3)),
  );
  for (; i < count; i++) most = max(most, abs(load<f32>(x + ((<usize>i) << 2))));
  return most;
}

/**
 * Centres and scales rows in place: x ← (x − centre) · factor.
 *
 * @param x      f32[n, ld], ld a multiple of 8, updated.
 * @param centre f32[ld], read; `factor` f32[ld], read.
 */
export function standardise(x: usize, ld: i32, n: i32, centre: usize, factor: usize): void {
  const line = (<usize>ld) << 2;
  for (let i = 0; i < n; i++) {
    const row = x + <usize>i * line;
    for (let at: usize = 0; at < line; at += 16) {
      const away = f32x4.sub(v128.load(row + at), v128.load(centre + at));
      v128.store(row + at, f32x4.mul(away, v128.load(factor + at)));
    }
  }
}

/**
 * A ridge with a strength of its own for every weight, and its gradient.
 *
 * @param ridge f64[n] ≥ 0, read.
 * @param w     f64[n], read.
 * @param grad  f64[n], added to: ridge ∘ w.
 * @returns     Σ ridge w² / 2.
 */
export function addRidges(ridge: usize, w: usize, grad: usize, n: i32): f64 {
  let sum = 0.0;
  for (let i = 0; i < n; i++) {
    const at = (<usize>i) << 3;
    const part = load<f64>(ridge + at) * load<f64>(w + at);
    store<f64>(grad + at, load<f64>(grad + at) + part);
    sum += part * load<f64>(w + at);
  }
  return 0.5 * sum;
}

/**
 * `addRidges` for rows of f32 that share their strengths by column.
 *
 * @param ridge f32[ld] ≥ 0, ld a multiple of 4, read.
 * @param w     f32[rows, ld], read; `grad` likewise, added to, or 0 for the sum alone.
 * @returns     Σ ridge w².
 */
export function addColumnRidges(ridge: usize, w: usize, grad: usize, rows: i32, ld: i32): f64 {
  const line = (<usize>ld) << 2;
  let sum = 0.0;
  for (let i = 0; i < rows; i++) {
    let square = f32x4.splat(0);
    for (let j: usize = 0; j < line; j += 16) {
      const at = <usize>i * line + j;
      const value = v128.load(w + at);
      const part = f32x4.mul(v128.load(ridge + j), value);
      square = f32x4.add(square, f32x4.mul(part, value));
      if (grad) v128.store(grad + at, f32x4.add(v128.load(grad + at), part));
    }
    sum +=
      <f64>f32x4.extract_lane(square, 0) +
      <f64>f32x4.extract_lane(square, 1) +
      <f64>f32x4.extract_lane(square, 2) +
      <f64>f32x4.extract_lane(square, 3);
  }
  return sum;
}
