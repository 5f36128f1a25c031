/** Householder tridiagonalisation of a symmetric matrix in f64, and the product of its reflections. */

/** Address of entry (i, j) of f64[n, n]. */
export function at(a: usize, n: i32, i: i32, j: i32): usize {
  return a + ((<usize>i * <usize>n + <usize>j) << 3);
}

/** y += a x over f64[n], and the dot product of x with `other` on the way. */
function addAndDot(a: f64, x: usize, y: usize, other: usize, n: i32): f64 {
  const by = f64x2.splat(a);
  let sum = f64x2.splat(0);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const p = (<usize>i) << 3;
    const value = v128.load(x + p);
    v128.store(y + p, f64x2.add(v128.load(y + p), f64x2.mul(by, value)));
    sum = f64x2.add(sum, f64x2.mul(value, v128.load(other + p)));
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (i < n) {
    const p = (<usize>i) << 3;
    const value = load<f64>(x + p);
    store<f64>(y + p, load<f64>(y + p) + a * value);
    total += value * load<f64>(other + p);
  }
  return total;
}

/** x −= a v + b w over f64[n]; then as `addAndDot` with c in place of a. */
function turnAddAndDot(
  x: usize,
  a: f64,
  v: usize,
  b: f64,
  w: usize,
  c: f64,
  y: usize,
  other: usize,
  n: i32,
): f64 {
  const aa = f64x2.splat(a);
  const bb = f64x2.splat(b);
  const cc = f64x2.splat(c);
  let sum = f64x2.splat(0);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const p = (<usize>i) << 3;
    const less = f64x2.add(f64x2.mul(aa, v128.load(v + p)), f64x2.mul(bb, v128.load(w + p)));
    const value = f64x2.sub(v128.load(x + p), less);
    v128.store(x + p, value);
    v128.store(y + p, f64x2.add(v128.load(y + p), f64x2.mul(cc, value)));
    sum = f64x2.add(sum, f64x2.mul(value, v128.load(other + p)));
  }
  let total = f64x2.extract_lane(sum, 0) + f64x2.extract_lane(sum, 1);
  if (i < n) {
    const p = (<usize>i) << 3;
    const value = load<f64>(x + p) - (a * load<f64>(v + p) + b * load<f64>(w + p));
    store<f64>(x + p, value);
    store<f64>(y + p, load<f64>(y + p) + c * value);
    total += value * load<f64>(other + p);
  }
  return total;
}

/**
 * Householder reduction of the lower triangle. Step k makes column k zero below its second entry with the
 * reflection I − u uᵀ / hₖ, u kept in row k right of the diagonal. The update A −= u wᵀ + w uᵀ of one step
 * and the product A u of the next are one pass over the triangle.
 *
 * @param d f64[n], diagonal; `e` f64[n], subdiagonal from 0 on; `h` f64[n]; `w`, `y` f64[n], workspace.
 */
export function tridiagonalise(a: usize, n: i32, d: usize, e: usize, h: usize, w: usize, y: usize): void {
  let pending = false;
  for (let k = 0; k < n; k++) {
    // The reflection of the step before, for columns from k on.
    const old = at(a, n, k - 1, 0);
    if (pending) {
      const vk = load<f64>(old + ((<usize>k) << 3));
      const wk = load<f64>(w + ((<usize>k) << 3));
      for (let i = k; i < n; i++) {
        const p = at(a, n, i, k);
        const less = load<f64>(old + ((<usize>i) << 3)) * wk + load<f64>(w + ((<usize>i) << 3)) * vk;
        store<f64>(p, load<f64>(p) - less);
      }
    }
    store<f64>(d + ((<usize>k) << 3), load<f64>(at(a, n, k, k)));
    store<f64>(h + ((<usize>k) << 3), 0);
    if (k === n - 1) {
      store<f64>(e + ((<usize>k) << 3), 0);
      return;
    }

    const u = at(a, n, k, 0);
    let rest = 0.0;
    for (let i = k + 1; i < n; i++) {
      const value = load<f64>(at(a, n, i, k));
      store<f64>(u + ((<usize>i) << 3), value);
      if (i > k + 1) rest += value * value;
    }
    const first = u + ((<usize>(k + 1)) << 3);
    const lead = load<f64>(first);
    if (rest === 0) {
      // Nothing to make zero: the update that is pending must still reach the rows below.
      store<f64>(e + ((<usize>k) << 3), lead);
      for (let i = k + 1; pending && i < n; i++) {
        for (let j = k + 1; j <= i; j++) {
          const p = at(a, n, i, j);
          const less =
            load<f64>(old + ((<usize>i) << 3)) * load<f64>(w + ((<usize>j) << 3)) +
            load<f64>(w + ((<usize>i) << 3)) * load<f64>(old + ((<usize>j) << 3));
          store<f64>(p, load<f64>(p) - less);
        }
      }
      pending = false;
      continue;
    }
    const size = sqrt(rest + lead * lead);
    const end = lead > 0 ? -size : size;
    store<f64>(e + ((<usize>k) << 3), end);
    store<f64>(first, lead - end);
    const half = size * (size + abs(lead)); // ‖u‖² / 2
    store<f64>(h + ((<usize>k) << 3), half);

    const from = (<usize>(k + 1)) << 3;
    memory.fill(y + from, 0, (<usize>(n - k - 1)) << 3);
    for (let i = k + 1; i < n; i++) {
      const row = at(a, n, i, 0);
      const own = (<usize>i) << 3;
      const ui = load<f64>(u + own);
      const count = i - k - 1;
      let sum = 0.0;
      if (pending) {
        const vi = load<f64>(old + own);
        const wi = load<f64>(w + own);
        sum = turnAddAndDot(row + from, wi, old + from, vi, w + from, ui, y + from, u + from, count);
        store<f64>(row + own, load<f64>(row + own) - 2 * vi * wi);
      } else {
        sum = addAndDot(ui, row + from, y + from, u + from, count);
      }
      store<f64>(y + own, load<f64>(y + own) + sum + load<f64>(row + own) * ui);
    }
    let along = 0.0;
    for (let i = k + 1; i < n; i++) {
      const own = (<usize>i) << 3;
      const value = load<f64>(y + own) / half;
      store<f64>(y + own, value);
      along += value * load<f64>(u + own);
    }
    along /= 2 * half;
    for (let i = k + 1; i < n; i++) {
      const own = (<usize>i) << 3;
      store<f64>(w + own, load<f64>(y + own) - along * load<f64>(u + own));
    }
    pending = true;
  }
}

/** The transposed product of the reflections, from the last to the first, in place of them. */
export function accumulate(a: usize, n: i32, h: usize): void {
  for (let k = n - 1; k >= 0; k--) {
    // Row and column k of the product so far are those of the identity; row k still holds u.
    const u = at(a, n, k, 0);
    const half = load<f64>(h + ((<usize>k) << 3));
    const from = (<usize>(k + 1)) << 3;
    const count = n - k - 1;
    if (half !== 0) {
      const per = 1 / half;
      for (let i = k + 1; i < n; i++) reflect(at(a, n, i, 0) + from, u + from, per, count);
    }
    for (let j = k + 1; j < n; j++) {
      store<f64>(u + ((<usize>j) << 3), 0);
      store<f64>(at(a, n, j, k), 0);
    }
    store<f64>(at(a, n, k, k), 1);
  }
}

/** x −= (x·u) per · u over f64[n]. */
function reflect(x: usize, u: usize, per: f64, n: i32): void {
  let s0 = f64x2.splat(0);
  let s1 = f64x2.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const p = (<usize>i) << 3;
    s0 = f64x2.add(s0, f64x2.mul(v128.load(x + p), v128.load(u + p)));
    s1 = f64x2.add(s1, f64x2.mul(v128.load(x + p, 16), v128.load(u + p, 16)));
  }
  s0 = f64x2.add(s0, s1);
  let sum = f64x2.extract_lane(s0, 0) + f64x2.extract_lane(s0, 1);
  for (; i < n; i++) {
    const p = (<usize>i) << 3;
    sum += load<f64>(x + p) * load<f64>(u + p);
  }
  const by = sum * per;
  const bb = f64x2.splat(by);
  i = 0;
  for (; i + 2 <= n; i += 2) {
    const p = (<usize>i) << 3;
    v128.store(x + p, f64x2.sub(v128.load(x + p), f64x2.mul(bb, v128.load(u + p))));
  }
  if (i < n) {
    const p = (<usize>i) << 3;
    store<f64>(x + p, load<f64>(x + p) - by * load<f64>(u + p));
  }
}
