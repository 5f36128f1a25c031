import { gemm, gemmWork } from './gemm';
import { tile4x8 } from './micro';
import { packColumns } from './pack';
import { axpy, dot, rescale } from './vector';

/** Columns per block: the diagonal block is factored in f64, all else is products of blocks. */
const NB: i32 = 64;

/** Bytes of workspace of `cholesky` for n rows, and of `solveLower` for m rows. */
export function choleskyWork(rows: i32): i32 {
  return BLOCKS + tailBytes(rows) + gemmWork();
}

/** Bytes of the diagonal block and its inverse in f64, and of the inverse in f32. */
const BLOCKS: i32 = NB * NB * 8 * 2 + NB * NB * 4;

/** Bytes of a block column of f32[round8(rows), NB]. */
function tailBytes(rows: i32): i32 {
  return ((rows + 7) & ~7) * NB * 4;
}

function at64(a: usize, i: i32, j: i32): usize {
  return a + ((<usize>(i * NB + j)) << 3);
}

/** Factor of an n × n block in f64, lower triangle in place; the first bad pivot's index, or −1. */
function factorBlock(a: usize, n: i32): i32 {
  for (let i = 0; i < n; i++) {
    const row = at64(a, i, 0);
    for (let j = 0; j < i; j++) {
      const other = at64(a, j, 0);
      const value = (load<f64>(row + ((<usize>j) << 3)) - dot(row, other, j)) / load<f64>(at64(a, j, j));
      store<f64>(row + ((<usize>j) << 3), value);
    }
    const pivot = load<f64>(at64(a, i, i)) - dot(row, row, i);
    if (!(pivot > 0)) return i;
    store<f64>(at64(a, i, i), sqrt(pivot));
  }
  return -1;
}

/** Inverse of a lower triangle in f64, into `out`; zeros above. */
function invertBlock(a: usize, out: usize, n: i32): void {
  memory.fill(out, 0, NB * NB * 8);
  for (let i = 0; i < n; i++) {
    const row = at64(out, i, 0);
    for (let k = 0; k < i; k++) axpy(-load<f64>(at64(a, i, k)), at64(out, k, 0), row, k + 1);
    store<f64>(at64(out, i, i), 1);
    rescale(1 / load<f64>(at64(a, i, i)), row, i + 1);
  }
}

/** Diagonal block j of a lower triangle of f32 into f64, n × n. */
function widenBlock(l: usize, ld: i32, j: i32, n: i32, out: usize): void {
  for (let r = 0; r < n; r++) {
    for (let c = 0; c < n; c++) {
      const value: f64 =
        c <= r ? <f64>load<f32>(l + ((<usize>(j + r) * <usize>ld + <usize>(j + c)) << 2)) : 0;
      store<f64>(at64(out, r, c), value);
    }
  }
}

/** The inverse of diagonal block j, f32[NB, NB], zeros past n. */
function narrowBlock(inverse: usize, n: i32, out: usize): void {
  memory.fill(out, 0, NB * NB * 4);
  for (let r = 0; r < n; r++) {
    for (let c = 0; c <= r; c++) {
      store<f32>(out + ((<usize>(r * NB + c)) << 2), <f32>load<f64>(at64(inverse, r, c)));
    }
  }
}

/** C −= P Pᵀ on and below the diagonal, P packed in panels of eight rows; C's rows are `ldc` bytes apart. */
function subtractSquare(packed: usize, n: i32, c: usize, ldc: usize): void {
  const panels = (n + 7) >> 3;
  const stride = (<usize>NB) << 5;
  for (let i = 0; i < panels; i++) {
    const rows = packed + <usize>i * stride;
    const out = c + ((<usize>i) << 3) * ldc;
    for (let j = 0; j <= i; j++) {
      const columns = packed + <usize>j * stride;
      const target = out + ((<usize>j) << 5);
      tile4x8(NB, rows, columns, 32, target, ldc, false, -1);
      tile4x8(NB, rows + 16, columns, 32, target + (ldc << 2), ldc, false, -1);
    }
  }
}

/**
 * A = L Lᵀ, by blocks of columns, right-looking (Golub & Van Loan, "Matrix Computations" (2013), 4.2).
 *
 * @param a     f32[round8(n), ld], ld ≥ round8(n), symmetric, the lower triangle is read; overwritten with L
 *              and zeros above the diagonal.
 * @param space `choleskyWork(n)` bytes.
 * @returns     −1, or the index of the first pivot that is not positive: the matrix is not positive definite.
 *
 * Cost n³ / 3 flops. Diagonal blocks are factored and inverted in f64, the rest is sums of 64 in f32:
 * the error of L Lᵀ is 1e-6 of the largest diagonal entry for n up to 1024.
 */
export function cholesky(a: usize, ld: i32, n: i32, space: usize): i32 {
  const block = space;
  const tail = block + BLOCKS;
  const work = tail + tailBytes(n);
  const inverse = block + <usize>(NB * NB * 8);
  const inverse32 = inverse + <usize>(NB * NB * 8);
  for (let j = 0; j < n; j += NB) {
    const nb = min(NB, n - j);
    widenBlock(a, ld, j, nb, block);
    const bad = factorBlock(block, nb);
    if (bad >= 0) return j + bad;
    for (let r = 0; r < nb; r++) {
      for (let c = 0; c <= r; c++) {
        const p = a + ((<usize>(j + r) * <usize>ld + <usize>(j + c)) << 2);
        store<f32>(p, <f32>load<f64>(at64(block, r, c)));
      }
    }
    const left = n - j - nb;
    if (left > 0) {
      invertBlock(block, inverse, nb);
      narrowBlock(inverse, nb, inverse32);
      // L₂₁ = A₂₁ L₁₁⁻ᵀ, then A₂₂ −= L₂₁ L₂₁ᵀ on and below the diagonal.
      const below = a + ((<usize>(j + nb) * <usize>ld + <usize>j) << 2);
      for (let r = 0; r < left; r++) {
        memory.copy(tail + ((<usize>(r * NB)) << 2), below + ((<usize>r * <usize>ld) << 2), NB * 4);
      }
      gemm(tail, NB, 0, inverse32, NB, 1, below, ld, left, nb, nb, 1, 0, work);
      packColumns(below, (<usize>ld) << 2, NB, left, tail);
      subtractSquare(tail, left, a + ((<usize>(j + nb) * <usize>(ld + 1)) << 2), (<usize>ld) << 2);
    }
  }
  for (let r = 0; r < n; r++) {
    const p = a + ((<usize>r * <usize>ld) << 2);
    for (let c = r + 1; c < ld; c++) store<f32>(p + ((<usize>c) << 2), 0);
  }
  return -1;
}

/**
 * Y = X L⁻ᵀ, that is L yᵢ = xᵢ for every row.
 *
 * @param l     f32[round8(n), ld] from `cholesky`, read.
 * @param x     f32[round8(m), ldx], ldx ≥ round8(n), zeros in the padding; overwritten with Y.
 * @param space `choleskyWork(m)` bytes.
 */
export function solveLower(l: usize, ld: i32, n: i32, x: usize, ldx: i32, m: i32, space: usize): void {
  const block = space;
  const tail = block + BLOCKS;
  const work = tail + tailBytes(m);
  const inverse = block + <usize>(NB * NB * 8);
  const inverse32 = inverse + <usize>(NB * NB * 8);
  const blocks = (n + NB - 1) / NB;
  for (let b = 0; b < blocks; b++) {
    const j = b * NB;
    const nb = min(NB, n - j);
    const target = x + ((<usize>j) << 2);
    if (j > 0) {
      const factor = l + ((<usize>j * <usize>ld) << 2);
      gemm(x, ldx, 0, factor, ld, 1, target, ldx, m, nb, j, -1, 1, work);
    }
    widenBlock(l, ld, j, nb, block);
    invertBlock(block, inverse, nb);
    narrowBlock(inverse, nb, inverse32);
    for (let r = 0; r < m; r++) {
      const p = tail + ((<usize>(r * NB)) << 2);
      memory.copy(p, target + ((<usize>r * <usize>ldx) << 2), nb * 4);
      if (nb < NB) memory.fill(p + ((<usize>nb) << 2), 0, (NB - nb) * 4);
    }
    gemm(tail, NB, 0, inverse32, NB, 1, target, ldx, m, nb, nb, 1, 0, work);
  }
}

/** log det A = 2 Σ log Lᵢᵢ. */
export function logDeterminant(l: usize, ld: i32, n: i32): f64 {
  let sum = 0.0;
  for (let i = 0; i < n; i++) {
    sum += Math.log(<f64>load<f32>(l + ((<usize>i * <usize>(ld + 1)) << 2)));
  }
  return 2 * sum;
}
