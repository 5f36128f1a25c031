/** Vectors of f64: the state of optimisers and eigen-solvers. Sums run in index order, in four lanes. */

/** x · y. */
export function dot(x: usize, y: usize, n: i32): f64 {
  let s = f64x2.splat(0);
  let t = f64x2.splat(0);
  let i = 0;
  for (; i + 4 <= n; i += 4) {
    const at = (<usize>i) << 3;
    s = f64x2.add(s, f64x2.mul(v128.load(x + at), v128.load(y + at)));
    t = f64x2.add(t, f64x2.mul(v128.load(x + at, 16), v128.load(y + at, 16)));
  }
  s = f64x2.add(s, t);
  let sum = f64x2.extract_lane(s, 0) + f64x2.extract_lane(s, 1);
  for (; i < n; i++) {
    const at = (<usize>i) << 3;
    sum += load<f64>(x + at) * load<f64>(y + at);
  }
  return sum;
}

/** y += a x. */
export function axpy(a: f64, x: usize, y: usize, n: i32): void {
  const by = f64x2.splat(a);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const at = (<usize>i) << 3;
    v128.store(y + at, f64x2.add(v128.load(y + at), f64x2.mul(by, v128.load(x + at))));
  }
  if (i < n) {
    const at = (<usize>i) << 3;
    store<f64>(y + at, load<f64>(y + at) + a * load<f64>(x + at));
  }
}

/** x *= a. */
export function rescale(a: f64, x: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    const at = x + ((<usize>i) << 3);
    store<f64>(at, load<f64>(at) * a);
  }
}

/** z = x + a y. `z` may be `x`. */
export function combine(x: usize, a: f64, y: usize, z: usize, n: i32): void {
  const by = f64x2.splat(a);
  let i = 0;
  for (; i + 2 <= n; i += 2) {
    const at = (<usize>i) << 3;
    v128.store(z + at, f64x2.add(v128.load(x + at), f64x2.mul(by, v128.load(y + at))));
  }
  if (i < n) {
    const at = (<usize>i) << 3;
    store<f64>(z + at, load<f64>(x + at) + a * load<f64>(y + at));
  }
}

/** The largest absolute entry; NaN when one is not finite. */
export function largest(x: usize, n: i32): f64 {
  let most = 0.0;
  for (let i = 0; i < n; i++) {
    const value = abs(load<f64>(x + ((<usize>i) << 3)));
    if (value - value !== 0) return NaN;
    if (value > most) most = value;
  }
  return most;
}

/** y f32[n] = x f64[n]. */
export function narrow(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<f32>(y + ((<usize>i) << 2), <f32>load<f64>(x + ((<usize>i) << 3)));
  }
}

/** y f64[n] = x f32[n]. */
export function widen(x: usize, y: usize, n: i32): void {
  for (let i = 0; i < n; i++) {
    store<f64>(y + ((<usize>i) << 3), <f64>load<f32>(x + ((<usize>i) << 2)));
  }
}
