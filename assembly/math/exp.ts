/**
 * e^x for vectors, from + − × and shifts alone, so the bits are the same on every engine.
 * x = k·ln 2 + r with |r| ≤ ln 2 / 2, e^r by its Taylor polynomial, 2^k through the exponent bits.
 */

/** 1.5 · 2⁵²: adding it leaves the nearest integer in the low bits. */
const ROUND: f64 = 6755399441055744.0;
const LOG2E: f64 = Math.LOG2E;
/** ln 2 in two parts, the first short enough for k · HIGH to be exact (fdlibm). */
const LN2_HIGH: f64 = 0.6931471803691238;
const LN2_LOW: f64 = 1.9082149292705877e-10;

/** Two of f64, x ≤ 0; below −708 the result is e^−708. Error under 2 units in the last place. */
export function expNegative(x: v128): v128 {
  x = f64x2.max(x, f64x2.splat(-708));
  const shifted = f64x2.add(f64x2.mul(x, f64x2.splat(LOG2E)), f64x2.splat(ROUND));
  const k = f64x2.sub(shifted, f64x2.splat(ROUND));
  const r = f64x2.sub(f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH))), f64x2.mul(k, f64x2.splat(LN2_LOW)));
  let p = f64x2.splat(1.0 / 6227020800.0);
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 479001600.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 39916800.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 3628800.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 362880.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 40320.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 5040.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 720.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 120.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 24.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1.0 / 6.0));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(0.5));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1));
  p = f64x2.add(f64x2.mul(p, r), f64x2.splat(1));
  const power = i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52);
  return f64x2.mul(p, power);
}

/** log(1 + e) for two of f64 in [0, 1]: 2 artanh(e / (2 + e)) by its series. */
export function log1pUnit(e: v128): v128 {
  const s = f64x2.div(e, f64x2.add(e, f64x2.splat(2)));
  const q = f64x2.mul(s, s);
  let p = f64x2.splat(1.0 / 33.0);
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 31.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 29.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 27.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 25.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 23.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 21.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 19.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 17.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 15.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 13.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 11.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 9.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 7.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 5.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1.0 / 3.0));
  p = f64x2.add(f64x2.mul(p, q), f64x2.splat(1));
  return f64x2.mul(f64x2.add(s, s), p);
}

/** e^x of one f64. */
export function exp(x: f64): f64 {
  return Math.exp(x);
}

/** Natural logarithm of one f64. */
export function log(x: f64): f64 {
  return Math.log(x);
}

/** e^x for four of f32, x clamped to ±87. Relative error 1e-7 (polynomial of Cephes' expf, Moshier). */
export function expFour(x: v128): v128 {
  x = f32x4.min(f32x4.max(x, f32x4.splat(-87)), f32x4.splat(87));
  const shifted = f32x4.add(f32x4.mul(x, f32x4.splat(<f32>LOG2E)), f32x4.splat(12582912));
  const k = f32x4.sub(shifted, f32x4.splat(12582912));
  const r = f32x4.sub(
    f32x4.sub(x, f32x4.mul(k, f32x4.splat(0.693359375))),
    f32x4.mul(k, f32x4.splat(-2.1219444e-4)),
  );
  let p = f32x4.splat(1.98756915e-4);
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(1.39819995e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(8.33345191e-3));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(4.16657959e-2));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.166666655));
  p = f32x4.add(f32x4.mul(p, r), f32x4.splat(0.50000001));
  p = f32x4.add(f32x4.add(f32x4.mul(f32x4.mul(p, r), r), r), f32x4.splat(1));
  const power = i32x4.shl(i32x4.add(shifted, i32x4.splat(127)), 23);
  return f32x4.mul(p, power);
}

/** tanh for four of f32, error 1e-7 (Cephes' tanhf: a polynomial below 0.625, through e^2x above). */
export function tanhFour(x: v128): v128 {
  const size = f32x4.abs(x);
  const z = f32x4.mul(x, x);
  let p = f32x4.splat(-5.70498873e-3);
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(2.06390888e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-5.37397155e-2));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(0.133314422));
  p = f32x4.add(f32x4.mul(p, z), f32x4.splat(-0.333332819));
  const near = f32x4.add(f32x4.mul(f32x4.mul(p, z), x), x);
  const e = expFour(f32x4.add(size, size));
  const far = f32x4.sub(f32x4.splat(1), f32x4.div(f32x4.splat(2), f32x4.add(e, f32x4.splat(1))));
  const signed = v128.or(far, v128.and(x, i32x4.splat(0x80000000)));
  return v128.bitselect(near, signed, f32x4.lt(size, f32x4.splat(0.625)));
}
