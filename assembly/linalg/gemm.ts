import { rowsTimesRows } from './dots';
import { tile4x8 } from './micro';
import { packColumns, packRows } from './pack';

/** Steps of the shared dimension per block: two panels of it are half of a 32 KiB first-level cache. */
const KC: i32 = 256;
/** Rows of C per block: 32 · 256 f32 are 32 KiB, most of which stays in the first-level cache (128: 5 % slower). */
const MC: i32 = 32;
/** So many rows or columns of C are few: the other operand is read too seldom to be worth packing. */
const FEW: i32 = 128;
/** Columns of C per block. */
const NC: i32 = 1024;
/** Up to this many values in B, products of rows with rows go without packing: 512 KiB, in the second-level cache. */
const SMALL: i32 = 131072;

/** Bytes of workspace that `gemm` needs, whatever the shape. */
export function gemmWork(): i32 {
  return (FEW + NC) * KC * 4;
}

/**
 * C = alpha · op(A) op(B), added to C when `add`; blocked after Goto and van de Geijn, "Anatomy of High-Performance Matrix
 * Multiplication" (2008).
 *
 * @param a    f32[m, k], or f32[k, m] when `ta`; rows `lda` values apart, padded with zeros to a multiple
 *             of 8 columns, read.
 * @param b    f32[k, n], or f32[n, k] when `tb`; as `a`.
 * @param c    f32[round8(m), ldc], ldc ≥ round8(n), overwritten or added to; what
 *             overhangs n in the first m rows becomes 0, or stays; what overhangs m is undefined.
 * @param alpha Factor of the product.
 * @param add  1 to add to what C holds, 0 to overwrite it.
 * @param work Workspace of `gemmWork()` bytes.
 *
 * Cost 2·m·n·k flops. Each entry is summed in blocks of 256, in index order.
 */
export function gemm(
  a: usize,
  lda: i32,
  ta: i32,
  b: usize,
  ldb: i32,
  tb: i32,
  c: usize,
  ldc: i32,
  m: i32,
  n: i32,
  k: i32,
  alpha: f32,
  add: i32,
  work: usize,
): void {
  const la = (<usize>lda) << 2;
  const lb = (<usize>ldb) << 2;
  const lc = (<usize>ldc) << 2;
  const packedB = work + <usize>(FEW * KC * 4);
  if (k === 0) {
    if (!add) memory.fill(c, 0, <usize>((m + 7) & ~7) * lc);
    return;
  }
  if (!ta && tb && !add && alpha === 1 && n <= FEW && n * k <= SMALL) {
    rowsTimesRows(a, la, b, lb, c, lc, m, n, k, work);
    return;
  }
  // For few rows of C packing B would cost more than reading it as it lies. Rows a multiple of 256 bytes apart
  // would fall into few sets of the cache.
  const loose = !tb && m <= FEW && (ldb & 63) !== 0;
  const step: usize = loose ? lb : 32;
  const block = loose ? FEW : MC;
  for (let jc = 0; jc < n; jc += NC) {
    const nc = min(NC, n - jc);
    const panelsB = (nc + 7) >> 3;
    for (let pc = 0; pc < k; pc += KC) {
      const kc = min(KC, k - pc);
      const fresh = pc === 0 && !add;
      const stride = (<usize>kc) << 5;
      const rowsB = b + <usize>pc * lb + ((<usize>jc) << 2);
      if (tb) packColumns(b + <usize>jc * lb + ((<usize>pc) << 2), lb, kc, nc, packedB);
      else if (!loose) packRows(rowsB, lb, kc, nc, packedB, 0);
      for (let ic = 0; ic < m; ic += block) {
        const mc = min(block, m - ic);
        const panelsA = (mc + 7) >> 3;
        if (ta) packRows(a + <usize>pc * la + ((<usize>ic) << 2), la, kc, mc, work, 0);
        else packColumns(a + <usize>ic * la + ((<usize>pc) << 2), la, kc, mc, work);
        for (let j = 0; j < panelsB; j++) {
          const pb = loose ? rowsB + ((<usize>j) << 5) : packedB + <usize>j * stride;
          let pa = work;
          let out = c + <usize>ic * lc + ((<usize>(jc + (j << 3))) << 2);
          for (let i = 0; i < panelsA; i++) {
            tile4x8(kc, pa, pb, step, out, lc, fresh, alpha);
            tile4x8(kc, pa + 16, pb, step, out + (lc << 2), lc, fresh, alpha);
            pa += stride;
            out += lc << 3;
          }
        }
      }
    }
  }
}
