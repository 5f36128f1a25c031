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

/** 1/13!, 1/12! … 1/1!, 1/0!: in memory, because constants in a loop are built anew at each use. */
const EXP_SERIES = memory.data<f64>([
  1.0 / 6227020800.0,
  1.0 / 479001600.0,
  1.0 / 39916800.0,
  1.0 / 3628800.0,
  1.0 / 362880.0,
  1.0 / 40320.0,
  1.0 / 5040.0,
  1.0 / 720.0,
  1.0 / 120.0,
  1.0 / 24.0,
  1.0 / 6.0,
  0.5,
  1.0,
  1.0,
]);
const EXP_TERMS: usize = 14;
/** 1/33, 1/31 … 1/3, 1. */
const LOG_SERIES = memory.data<f64>([
  1.0 / 33.0,
  1.0 / 31.0,
  1.0 / 29.0,
  1.0 / 27.0,
  1.0 / 25.0,
  1.0 / 23.0,
  1.0 / 21.0,
  1.0 / 19.0,
  1.0 / 17.0,
  1.0 / 15.0,
  1.0 / 13.0,
  1.0 / 11.0,
  1.0 / 9.0,
  1.0 / 7.0,
  1.0 / 5.0,
  1.0 / 3.0,
  1.0,
]);
const LOG_TERMS: usize = 17;

/** k with ROUND on top, k the integer nearest to x / ln 2. */
function steps(x: v128): v128 {
  return f64x2.add(f64x2.mul(x, f64x2.splat(LOG2E)), f64x2.splat(ROUND));
}

/** x − k·ln 2. */
function remainder(x: v128, shifted: v128): v128 {
  const k = f64x2.sub(shifted, f64x2.splat(ROUND));
  return f64x2.sub(f64x2.sub(x, f64x2.mul(k, f64x2.splat(LN2_HIGH))), f64x2.mul(k, f64x2.splat(LN2_LOW)));
}

/** p · 2^k. */
function scaled(p: v128, shifted: v128): v128 {
  return f64x2.mul(p, i64x2.shl(i64x2.add(shifted, i64x2.splat(1023)), 52));
}

/**
 * x = e^x for f64[8], x ≤ 0; below −708 the result is e^−708. Error under 2 units in the last place. Four pairs side
 * by side hide the latency of the polynomial.
 */
export function expNegativeEight(x: usize): void {
  const least = f64x2.splat(-708);
  const x0 = f64x2.max(v128.load(x), least);
  const x1 = f64x2.max(v128.load(x, 16), least);
  const x2 = f64x2.max(v128.load(x, 32), least);
  const x3 = f64x2.max(v128.load(x, 48), least);
  const k0 = steps(x0);
  const k1 = steps(x1);
  const k2 = steps(x2);
  const k3 = steps(x3);
  const r0 = remainder(x0, k0);
  const r1 = remainder(x1, k1);
  const r2 = remainder(x2, k2);
  const r3 = remainder(x3, k3);
  let p0 = v128.load64_splat(EXP_SERIES);
  let p1 = p0;
  let p2 = p0;
  let p3 = p0;
  for (let at = EXP_SERIES + 8; at < EXP_SERIES + 8 * EXP_TERMS; at += 8) {
    const term = v128.load64_splat(at);
    p0 = f64x2.add(f64x2.mul(p0, r0), term);
    p1 = f64x2.add(f64x2.mul(p1, r1), term);
    p2 = f64x2.add(f64x2.mul(p2, r2), term);
    p3 = f64x2.add(f64x2.mul(p3, r3), term);
  }
  v128.store(x, scaled(p0, k0));
  v128.store(x, scaled(p1, k1), 16);
  v128.store(x, scaled(p2, k2), 32);
  v128.store(x, scaled(p3, k3), 48);
}

/** e / (2 + e). */
function ratio(e: v128): v128 {
  return f64x2.div(e, f64x2.add(e, f64x2.splat(2)));
}

/** y = log(1 + e) for f64[8] in [0, 1]: 2 artanh(e / (2 + e)) by its series. */
export function log1pUnitEight(e: usize, y: usize): void {
  const s0 = ratio(v128.load(e));
  const s1 = ratio(v128.load(e, 16));
  const s2 = ratio(v128.load(e, 32));
  const s3 = ratio(v128.load(e, 48));
  const q0 = f64x2.mul(s0, s0);
  const q1 = f64x2.mul(s1, s1);
  const q2 = f64x2.mul(s2, s2);
  const q3 = f64x2.mul(s3, s3);
  let p0 = v128.load64_splat(LOG_SERIES);
  let p1 = p0;
  let p2 = p0;
  let p3 = p0;
  for (let at = LOG_SERIES + 8; at < LOG_SERIES + 8 * LOG_TERMS; at += 8) {
    const term = v128.load64_splat(at);
    p0 = f64x2.add(f64x2.mul(p0, q0), term);
    p1 = f64x2.add(f64x2.mul(p1, q1), term);
    p2 = f64x2.add(f64x2.mul(p2, q2), term);
    p3 = f64x2.add(f64x2.mul(p3, q3), term);
  }
  v128.store(y, f64x2.mul(f64x2.add(s0, s0), p0));
  v128.store(y, f64x2.mul(f64x2.add(s1, s1), p1), 16);
  v128.store(y, f64x2.mul(f64x2.add(s2, s2), p2), 32);
  v128.store(y, f64x2.mul(f64x2.add(s3, s3), p3), 48);
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
