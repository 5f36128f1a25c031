import { tile4x8 } from './micro';
import { packCentred, packRows } from './pack';

const KC: i32 = 256;
/** Panels of eight columns on the left side per block: 16 of 8 KiB stay in the second-level cache. */
const BLOCK: i32 = 16;

/** Bytes of workspace that `syrk` needs for d columns. */
export function syrkWork(d: i32): i32 {
  return ((d + 7) & ~7) * KC * 4;
}

/**
 * C = alpha · Yᵀ Y with Y = diag(scale) (X − 1·shiftᵀ), both triangles.
 *
 * @param x     f32[n, d], rows `ld` values apart, padded with zeros to a multiple of 8, read.
 * @param shift f32[round8(d)], read, subtracted from every row while packing; 0 for none.
 * @param scale f32[n], read, one factor per row; 0 for ones. Needs `shift`.
 * @param c     f32[round8(d), ldc], ldc ≥ round8(d), overwritten.
 * @param work  Workspace of `syrkWork(d)` bytes.
 *
 * One packing serves both sides, only tiles on and above the diagonal are computed, then mirrored.
 * Cost n·d² flops. Each entry is summed in blocks of 256 rows, in index order: for centred data the
 * error is 4e-7 of the variances (one running sum: 6e-6).
 */
export function syrk(
  x: usize,
  ld: i32,
  n: i32,
  d: i32,
  shift: usize,
  scale: usize,
  alpha: f64,
  c: usize,
  ldc: i32,
  work: usize,
): void {
  const lx = (<usize>ld) << 2;
  const lc = (<usize>ldc) << 2;
  const panels = (d + 7) >> 3;
  if (n === 0) {
    memory.fill(c, 0, ((<usize>panels) << 3) * lc);
    return;
  }
  for (let pc = 0; pc < n; pc += KC) {
    const kc = min(KC, n - pc);
    const rows = x + <usize>pc * lx;
    if (shift) packCentred(rows, lx, kc, d, work, shift, scale ? scale + ((<usize>pc) << 2) : 0);
    else packRows(rows, lx, kc, d, work, 0);
    const stride = (<usize>kc) << 5;
    for (let ic = 0; ic < panels; ic += BLOCK) {
      const ie = min(ic + BLOCK, panels);
      for (let j = ic; j < panels; j++) {
        const pb = work + <usize>j * stride;
        const last = min(ie, j + 1);
        for (let i = ic; i < last; i++) {
          const pa = work + <usize>i * stride;
          const out = c + ((<usize>i) << 3) * lc + ((<usize>j) << 5);
          tile4x8(kc, pa, pb, 32, out, lc, pc === 0, 1);
          tile4x8(kc, pa + 16, pb, 32, out + (lc << 2), lc, pc === 0, 1);
        }
      }
    }
  }
  scaleAndMirror(c, lc, panels << 3, <f32>alpha);
}

/** Multiplies the upper triangle by alpha and copies it into the lower one, four by four. */
function scaleAndMirror(c: usize, lc: usize, d: i32, alpha: f32): void {
  const by = f32x4.splat(alpha);
  for (let i = 0; i < d; i += 4) {
    for (let j = i; j < d; j += 4) {
      const p = c + <usize>i * lc + ((<usize>j) << 2);
      const q = c + <usize>j * lc + ((<usize>i) << 2);
      const r0 = f32x4.mul(v128.load(p), by);
      const r1 = f32x4.mul(v128.load(p + lc), by);
      const r2 = f32x4.mul(v128.load(p + lc + lc), by);
      const r3 = f32x4.mul(v128.load(p + lc + lc + lc), by);
      v128.store(p, r0);
      v128.store(p + lc, r1);
      v128.store(p + lc + lc, r2);
      v128.store(p + lc + lc + lc, r3);
      const t0 = v128.shuffle<f32>(r0, r1, 0, 4, 1, 5);
      const t1 = v128.shuffle<f32>(r2, r3, 0, 4, 1, 5);
      const t2 = v128.shuffle<f32>(r0, r1, 2, 6, 3, 7);
      const t3 = v128.shuffle<f32>(r2, r3, 2, 6, 3, 7);
      v128.store(q, v128.shuffle<f32>(t0, t1, 0, 1, 4, 5));
      v128.store(q + lc, v128.shuffle<f32>(t0, t1, 2, 3, 6, 7));
      v128.store(q + lc + lc, v128.shuffle<f32>(t2, t3, 0, 1, 4, 5));
      v128.store(q + lc + lc + lc, v128.shuffle<f32>(t2, t3, 2, 3, 6, 7));
    }
  }
}
