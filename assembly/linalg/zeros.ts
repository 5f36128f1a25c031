import { gemm } from './gemm';

/**
 * A product whose left side is full of zeros, as the gradients behind a ReLU are: steps with a zero are left out, which
 * changes no bit of a sum that starts at zero.
 */

/** Steps of the shared dimension per block, as in `gemm`. */
const KC: i32 = 256;
/** Columns of A whose steps are listed at a time: 64 · 256 · 8 bytes at most, in the workspace. */
const GROUP: i32 = 64;
/** Bytes of a list: a step is the address of B's row and the value of A. */
const LIST: usize = 2048;

/** Lists the steps at which a column of A is not zero; returns the list's end. */
function listSteps(a: usize, lda: usize, b: usize, ldb: usize, k: i32, list: usize): usize {
  for (let s = 0; s < k; s++) {
    const value = load<f32>(a);
    store<u32>(list, <u32>b);
    store<f32>(list, value, 4);
    list += (<usize>(value !== 0)) << 3;
    a += lda;
    b += ldb;
  }
  return list;
}

/** c f32[32] = or += Σ value · row over a list, both from `column` bytes on. */
function sumWide(list: usize, end: usize, column: usize, c: usize, fresh: bool): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  let s2 = f32x4.splat(0);
  let s3 = f32x4.splat(0);
  let s4 = f32x4.splat(0);
  let s5 = f32x4.splat(0);
  let s6 = f32x4.splat(0);
  let s7 = f32x4.splat(0);
  list &= -8;
  while (list < end) {
    const row = <usize>load<u32>(list) + column;
    const value = v128.load32_splat(list, 4);
    s7 = f32x4.add(s7, f32x4.mul(value, v128.load(row, 112)));
    s6 = f32x4.add(s6, f32x4.mul(value, v128.load(row, 96)));
    s5 = f32x4.add(s5, f32x4.mul(value, v128.load(row, 80)));
    s4 = f32x4.add(s4, f32x4.mul(value, v128.load(row, 64)));
    s3 = f32x4.add(s3, f32x4.mul(value, v128.load(row, 48)));
    s2 = f32x4.add(s2, f32x4.mul(value, v128.load(row, 32)));
    s1 = f32x4.add(s1, f32x4.mul(value, v128.load(row, 16)));
    s0 = f32x4.add(s0, f32x4.mul(value, v128.load(row)));
    list += 8;
  }
  if (!fresh) {
    s0 = f32x4.add(s0, v128.load(c));
    s1 = f32x4.add(s1, v128.load(c, 16));
    s2 = f32x4.add(s2, v128.load(c, 32));
    s3 = f32x4.add(s3, v128.load(c, 48));
    s4 = f32x4.add(s4, v128.load(c, 64));
    s5 = f32x4.add(s5, v128.load(c, 80));
    s6 = f32x4.add(s6, v128.load(c, 96));
    s7 = f32x4.add(s7, v128.load(c, 112));
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
  v128.store(c, s2, 32);
  v128.store(c, s3, 48);
  v128.store(c, s4, 64);
  v128.store(c, s5, 80);
  v128.store(c, s6, 96);
  v128.store(c, s7, 112);
}

/** As `sumWide` for eight columns, where fewer than 32 are left. */
function sumNarrow(list: usize, end: usize, column: usize, c: usize, fresh: bool): void {
  let s0 = f32x4.splat(0);
  let s1 = f32x4.splat(0);
  while (list < end) {
    const row = <usize>load<u32>(list) + column;
    const value = v128.load32_splat(list, 4);
    s0 = f32x4.add(s0, f32x4.mul(value, v128.load(row)));
    s1 = f32x4.add(s1, f32x4.mul(value, v128.load(row, 16)));
    list += 8;
  }
  if (!fresh) {
    s0 = f32x4.add(s0, v128.load(c));
    s1 = f32x4.add(s1, v128.load(c, 16));
  }
  v128.store(c, s0);
  v128.store(c, s1, 16);
}

/** True when more than a quarter of A is zeros; its padding does not count. */
function worthwhile(a: usize, lda: usize, k: i32, m: i32): bool {
  const padded = (m + 7) & ~7;
  const bytes = (<usize>padded) << 2;
  let four = i32x4.splat(0);
  for (let s = 0; s < k; s++) {
    for (let at: usize = 0; at < bytes; at += 16) {
      four = i32x4.sub(four, f32x4.eq(v128.load(a + at), f32x4.splat(0)));
    }
    a += lda;
  }
  const two = i32x4.extract_lane(four, 0) + i32x4.extract_lane(four, 1);
  const zeros = two + i32x4.extract_lane(four, 2) + i32x4.extract_lane(four, 3) - k * (padded - m);
  return <i64>zeros * 4 > <i64>k * <i64>m;
}

/**
 * C = Aᵀ B, added to C when `add`: the same bits as `gemm`, in less time the more zeros A has, and through `gemm` when
 * they are a quarter or less.
 *
 * @param a    f32[k, m], rows `lda` values apart, padded with zeros to a multiple of 8 columns, read.
 * @param b    f32[k, n], rows `ldb` values apart, likewise; finite, for a zero times it must be a zero.
 * @param c    f32[round8(m), ldc], ldc ≥ round8(n), overwritten or added to; as `gemm` leaves it.
 * @param work Workspace of `gemmWork()` bytes.
 *
 * Cost 2·n·(values of A that are not zero) flops. Each entry is summed in blocks of 256, in index order.
 */
export function gemmZeros(
  a: usize,
  lda: i32,
  b: usize,
  ldb: i32,
  c: usize,
  ldc: i32,
  m: i32,
  n: i32,
  k: i32,
  add: i32,
  work: usize,
): void {
  const la = (<usize>lda) << 2;
  const lb = (<usize>ldb) << 2;
  const lc = (<usize>ldc) << 2;
  if (!worthwhile(a, la, k, m)) {
    gemm(a, lda, 1, b, ldb, 0, c, ldc, m, n, k, 1, add, work);
    return;
  }
  const ends = work + <usize>GROUP * LIST;
  const wide = (<usize>(n & ~31)) << 2;
  const bytes = (<usize>((n + 7) & ~7)) << 2;
  for (let pc = 0; pc < k; pc += KC) {
    const kc = min(KC, k - pc);
    const fresh = pc === 0 && !add;
    for (let jc = 0; jc < m; jc += GROUP) {
      const group = min(GROUP, m - jc);
      const from = a + <usize>pc * la + ((<usize>jc) << 2);
      for (let j = 0; j < group; j++) {
        const end = listSteps(
          from + ((<usize>j) << 2),
          la,
          b + <usize>pc * lb,
          lb,
          kc,
          work + <usize>j * LIST,
        );
        store<u32>(ends + ((<usize>j) << 2), <u32>end);
      }
      const out = c + <usize>jc * lc;
      for (let column: usize = 0; column < bytes; ) {
        const isWide = column < wide;
        for (let j = 0; j < group; j++) {
          const list = work + <usize>j * LIST;
          const end = <usize>load<u32>(ends + ((<usize>j) << 2));
          const target = out + <usize>j * lc + column;
          if (isWide) sumWide(list, end, column, target, fresh);
          else sumNarrow(list, end, column, target, fresh);
        }
        column += isWide ? 128 : 32;
      }
    }
  }
}
