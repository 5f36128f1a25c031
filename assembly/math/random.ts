/**
 * Random numbers: xoshiro128** (Blackman & Vigna 2018), the same stream as the engine's own. Integers only, so it is
 * the same everywhere. Every function starts the stream that it draws from with the four words `s0 … s3`, which
 * `randomState` of engine/random.ts makes from a seed; nothing is left over between calls.
 */

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let d: u32 = 0;
/** Starts a stream: the four words are its state, not all zero. */
function start(s0: u32, s1: u32, s2: u32, s3: u32): void {
  a = s0;
  b = s1;
  c = s2;
  d = s3;
}

/** Uniform in 0 … 2³² − 1. */
function nextRandom(): u32 {
  const result = rotl<u32>(b * 5, 7) * 9;
  const t = b << 9;
  c ^= a;
  d ^= b;
  b ^= c;
  a ^= d;
  c ^= t;
  d = rotl<u32>(d, 11);
  return result;
}

/** Uniform in (−1, 1), a multiple of 2⁻³¹ shifted off zero. */
function signedUnit(): f64 {
  return (<f64>nextRandom() + 0.5) * (1.0 / 2147483648.0) - 1.0;
}

/**
 * Independent N(0, 1) by the polar method (Marsaglia & Bray 1964).
 *
 * @param out f32[count], overwritten.
 */
export function fillNormals(s0: u32, s1: u32, s2: u32, s3: u32, out: usize, count: i32): void {
  start(s0, s1, s2, s3);
  for (let i = 0; i < count; i += 2) {
    let u = 0.0;
    let v = 0.0;
    let s = 0.0;
    do {
      u = signedUnit();
      v = signedUnit();
      s = u * u + v * v;
    } while (s >= 1);
    const by = sqrt((-2 * Math.log(s)) / s);
    const p = out + ((<usize>i) << 2);
    store<f32>(p, <f32>(u * by));
    if (i + 1 < count) store<f32>(p, <f32>(v * by), 4);
  }
}

/**
 * Independent uniforms in [0, 1), multiples of 2⁻²⁴ so that f32 holds them exactly.
 *
 * @param out f32[count], overwritten.
 */
export function fillUniforms(s0: u32, s1: u32, s2: u32, s3: u32, out: usize, count: i32): void {
  start(s0, s1, s2, s3);
  for (let i = 0; i < count; i++) {
    store<f32>(out + ((<usize>i) << 2), <f32>(nextRandom() >>> 8) * <f32>(1.0 / 16777216.0));
  }
}

/** A uniform permutation of 0 … n − 1 (Fisher–Yates), i32[n], overwritten. */
export function shuffle(s0: u32, s1: u32, s2: u32, s3: u32, out: usize, n: i32): void {
  start(s0, s1, s2, s3);
  for (let i = 0; i < n; i++) store<i32>(out + ((<usize>i) << 2), i);
  for (let i = n - 1; i > 0; i--) {
    const j = below(<u32>(i + 1));
    const p = out + ((<usize>i) << 2);
    const q = out + ((<usize>j) << 2);
    const held = load<i32>(p);
    store<i32>(p, load<i32>(q));
    store<i32>(q, held);
  }
}

/** Uniform in 0 … bound − 1 without modulo bias. */
function below(bound: u32): u32 {
  const over = <u32>(0x100000000 % <u64>bound);
  const limit = <u32>(0x100000000 - <u64>over);
  let draw = nextRandom();
  while (limit !== 0 && draw >= limit) draw = nextRandom();
  return draw % bound;
}
