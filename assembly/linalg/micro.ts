/**
 * The inner loop of every dense product.
 *
 * A panel holds 8 columns of an operand: f32[k, 8], so that each step in k reads 32 bytes in a row.
 * The left operand is packed so, and read four columns at a time; the right one mostly, too. Four by eight values in
 * eight registers and no unrolling in k is what the compilers of Node 20 and 22 turn into the fastest
 * loop; larger tiles spill there. The test stands at the loop's end, so that they take the addresses of A's four
 * columns out of the loop, and the masks tell them that an address needs no widening: 28 instructions a step, not 33.
 */

/**
 * C tile (4 × 8) = or += alpha · Aᵀ B over one block of k.
 *
 * @param k     Steps, ≥ 1.
 * @param a     f32[k, 8], read: columns 0 to 3 from this address, a multiple of 16.
 * @param b     f32[k, 8], read, rows `ldb` bytes apart: 32 in a panel. A multiple of 16.
 * @param c     f32[4, …], rows `ldc` bytes apart: overwritten when `fresh`, else added to.
 *
 * Each entry is one running sum over k in index order, so a tile's place does not change its bits.
 */
export function tile4x8(
  k: i32,
  a: usize,
  b: usize,
  ldb: usize,
  c: usize,
  ldc: usize,
  fresh: bool,
  alpha: f32,
): void {
  let c00 = f32x4.splat(0);
  let c01 = f32x4.splat(0);
  let c10 = f32x4.splat(0);
  let c11 = f32x4.splat(0);
  let c20 = f32x4.splat(0);
  let c21 = f32x4.splat(0);
  let c30 = f32x4.splat(0);
  let c31 = f32x4.splat(0);
  a &= -16;
  b &= -16;
  const end = a + ((<usize>k) << 5);
  do {
    const b0 = v128.load(b);
    const b1 = v128.load(b, 16);
    const a0 = v128.load32_splat(a);
    c00 = f32x4.add(c00, f32x4.mul(a0, b0));
    c01 = f32x4.add(c01, f32x4.mul(a0, b1));
    const a1 = v128.load32_splat(a, 4);
    c10 = f32x4.add(c10, f32x4.mul(a1, b0));
    c11 = f32x4.add(c11, f32x4.mul(a1, b1));
    const a2 = v128.load32_splat(a, 8);
    c20 = f32x4.add(c20, f32x4.mul(a2, b0));
    c21 = f32x4.add(c21, f32x4.mul(a2, b1));
    const a3 = v128.load32_splat(a, 12);
    c30 = f32x4.add(c30, f32x4.mul(a3, b0));
    c31 = f32x4.add(c31, f32x4.mul(a3, b1));
    a += 32;
    b += ldb;
  } while (a < end);
  const r1 = c + ldc;
  const r2 = r1 + ldc;
  const r3 = r2 + ldc;
  if (alpha !== 1) {
    const by = f32x4.splat(alpha);
    c00 = f32x4.mul(c00, by);
    c01 = f32x4.mul(c01, by);
    c10 = f32x4.mul(c10, by);
    c11 = f32x4.mul(c11, by);
    c20 = f32x4.mul(c20, by);
    c21 = f32x4.mul(c21, by);
    c30 = f32x4.mul(c30, by);
    c31 = f32x4.mul(c31, by);
  }
  if (!fresh) {
    c00 = f32x4.add(c00, v128.load(c));
    c01 = f32x4.add(c01, v128.load(c, 16));
    c10 = f32x4.add(c10, v128.load(r1));
    c11 = f32x4.add(c11, v128.load(r1, 16));
    c20 = f32x4.add(c20, v128.load(r2));
    c21 = f32x4.add(c21, v128.load(r2, 16));
    c30 = f32x4.add(c30, v128.load(r3));
    c31 = f32x4.add(c31, v128.load(r3, 16));
  }
  v128.store(c, c00);
  v128.store(c, c01, 16);
  v128.store(r1, c10);
  v128.store(r1, c11, 16);
  v128.store(r2, c20);
  v128.store(r2, c21, 16);
  v128.store(r3, c30);
  v128.store(r3, c31, 16);
}
