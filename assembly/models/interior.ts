/**
 * What an interior point method for the linear SVM asks of its rows, in f64: products, and the matrix of its linear
 * systems. Vectors over the features are f64[d + 1], the constant column's coordinate last.
 */

/** out f64[n] = u·(xᵢ, 1) for rows f32[n, ld], ld a multiple of 8. */
export function products64(x: usize, ld: i32, n: i32, d: i32, u: usize, out: usize): void {
  const bias = load<f64>(u + ((<usize>d) << 3));
  for (let i = 0; i < n; i++) {
    const row = x + ((<usize>i * <usize>ld) << 2);
    let sum = f64x2.splat(0);
    let j = 0;
    for (; j + 2 <= d; j += 2) {
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(row + ((<usize>j) << 2)));
      sum = f64x2.add(sum, f64x2.mul(pair, v128.load(u + ((<usize>j) << 3))));
    }
    let total = bias + f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
    if (j < d) total += <f64>load<f32>(row + ((<usize>j) << 2)) * load<f64>(u + ((<usize>j) << 3));
    store<f64>(out + ((<usize>i) << 3), total);
  }
}

/** out f64[d + 1] = Σ rᵢ (xᵢ, 1), r f64[n]. */
export function weightedSum64(x: usize, ld: i32, n: i32, d: i32, r: usize, out: usize): void {
  memory.fill(out, 0, (<usize>(d + 1)) << 3);
  let bias = 0.0;
  for (let i = 0; i < n; i++) {
    const row = x + ((<usize>i * <usize>ld) << 2);
    const own = load<f64>(r + ((<usize>i) << 3));
    const by = f64x2.splat(own);
    let j = 0;
    for (; j + 2 <= d; j += 2) {
      const at = out + ((<usize>j) << 3);
      const pair = f64x2.promote_low_f32x4(v128.load64_zero(row + ((<usize>j) << 2)));
      v128.store(at, f64x2.add(v128.load(at), f64x2.mul(by, pair)));
    }
    if (j < d) {
      const at = out + ((<usize>j) << 3);
      store<f64>(at, load<f64>(at) + own * <f64>load<f32>(row + ((<usize>j) << 2)));
    }
    bias += own;
  }
  store<f64>(out + ((<usize>d) << 3), bias);
}

/** Four rows with their constant as f64[4, m], m even, each times the root of its weight; rows past `n` are zeros. */
function loadFour(x: usize, ld: i32, i: i32, n: i32, d: i32, roots: usize, four: usize, m: i32): void {
  memory.fill(four, 0, (<usize>(4 * m)) << 3);
  for (let r = 0; r < 4 && i + r < n; r++) {
    const row = x + ((<usize>(i + r) * <usize>ld) << 2);
    const root = load<f64>(roots + ((<usize>(i + r)) << 3));
    const to = four + ((<usize>(r * m)) << 3);
    for (let j = 0; j < d; j++) {
      store<f64>(to + ((<usize>j) << 3), root * <f64>load<f32>(row + ((<usize>j) << 2)));
    }
    store<f64>(to + ((<usize>d) << 3), root);
  }
}

/** Bytes of workspace of `weightedNormal64`. */
export function normalWork(m: i32): i32 {
  return 4 * m * 8;
}

/**
 * Σ rootᵢ² (xᵢ, 1)(xᵢ, 1)ᵀ, entries up to the diagonal and at most one beside it.
 *
 * @param x     f32[n, ld], read.
 * @param roots f64[n], read.
 * @param m     d + 1 rounded up to an even number: the length of a row of `out`.
 * @param out   f64[d + 1, m], overwritten.
 * @param four  `normalWork(m)` bytes.
 *
 * Cost n·d² flops. Rows are added four at a time in index order.
 */
export function weightedNormal64(
  x: usize,
  ld: i32,
  n: i32,
  d: i32,
  roots: usize,
  out: usize,
  m: i32,
  four: usize,
): void {
  const line = (<usize>m) << 3;
  memory.fill(out, 0, <usize>(d + 1) * line);
  for (let i = 0; i < n; i += 4) {
    loadFour(x, ld, i, n, d, roots, four, m);
    for (let j = 0; j <= d; j++) {
      const at = (<usize>j) << 3;
      const a = v128.load64_splat(four + at);
      const b = v128.load64_splat(four + line + at);
      const c = v128.load64_splat(four + 2 * line + at);
      const e = v128.load64_splat(four + 3 * line + at);
      let to = out + <usize>j * line;
      const end = to + at;
      let p = four;
      while (to <= end) {
        const low = f64x2.add(f64x2.mul(a, v128.load(p)), f64x2.mul(b, v128.load(p + line)));
        const high = f64x2.add(f64x2.mul(c, v128.load(p + 2 * line)), f64x2.mul(e, v128.load(p + 3 * line)));
        v128.store(to, f64x2.add(v128.load(to), f64x2.add(low, high)));
        to += 16;
        p += 16;
      }
    }
  }
}

/**
 * Cholesky factor of a symmetric positive semi-definite matrix in place of its lower triangle. A pivot that has lost
 * all its digits becomes so large that its coordinate of a solution is zero.
 *
 * @param a f64[n, m], read and overwritten up to the diagonal.
 */
export function factor64(a: usize, n: i32, m: i32): void {
  const line = (<usize>m) << 3;
  for (let j = 0; j < n; j++) {
    const row = a + <usize>j * line;
    const own = row + ((<usize>j) << 3);
    const before = load<f64>(own);
    for (let k = 0; k <= j; k++) {
      const other = a + <usize>k * line;
      let sum = load<f64>(row + ((<usize>k) << 3));
      for (let i = 0; i < k; i++) {
        const at = (<usize>i) << 3;
        sum -= load<f64>(row + at) * load<f64>(other + at);
      }
      if (k < j) store<f64>(row + ((<usize>k) << 3), sum / load<f64>(other + ((<usize>k) << 3)));
      else store<f64>(own, sum > 1e-15 * before ? sqrt(sum) : 1e150);
    }
  }
}

/** x f64[n] ← the solution of L Lᵀ x' = x for a factor of `factor64`. */
export function solve64(l: usize, n: i32, m: i32, x: usize): void {
  const line = (<usize>m) << 3;
  for (let j = 0; j < n; j++) {
    const row = l + <usize>j * line;
    const own = (<usize>j) << 3;
    let sum = load<f64>(x + own);
    for (let k = 0; k < j; k++) sum -= load<f64>(row + ((<usize>k) << 3)) * load<f64>(x + ((<usize>k) << 3));
    store<f64>(x + own, sum / load<f64>(row + own));
  }
  for (let j = n - 1; j >= 0; j--) {
    const row = l + <usize>j * line;
    const own = (<usize>j) << 3;
    const value = load<f64>(x + own) / load<f64>(row + own);
    store<f64>(x + own, value);
    for (let k = 0; k < j; k++) {
      const at = x + ((<usize>k) << 3);
      store<f64>(at, load<f64>(at) - load<f64>(row + ((<usize>k) << 3)) * value);
    }
  }
}
