/**
 * Seeded random numbers: xoshiro128** (Blackman & Vigna 2018), seeded by SplitMix32; the same stream as
 * the engine's own. Integers only, so it is the same everywhere. Every function seeds the stream it
 * draws from: nothing is left over between calls.
 */

let a: u32 = 0;
let b: u32 = 0;
let c: u32 = 0;
let d: u32 = 0;
let mixer: u32 = 0;

function mix(): u32 {
  mixer += 0x9e3779b9;
  let t = mixer ^ (mixer >>> 16);
  t *= 0x21f0aaad;
  t ^= t >>> 15;
  t *= 0x735a2d97;
  return t ^ (t >>> 15);
}

/** Starts the stream of `seed`. */
function seedRandom(seed: u32): void {
  mixer = seed;
  a = mix();
  b = mix();
  c = mix();
  d = mix();
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
export function fillNormals(seed: u32, out: usize, count: i32): void {
  seedRandom(seed);
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
export function fillUniforms(seed: u32, out: usize, count: i32): void {
  seedRandom(seed);
  for (let i = 0; i < count; i++) {
    store<f32>(out + ((<usize>i) << 2), <f32>(nextRandom() >>> 8) * <f32>(1.0 / 16777216.0));
  }
}

/** A uniform permutation of 0 … n − 1 (Fisher–Yates), i32[n], overwritten. */
export function shuffle(seed: u32, out: usize, n: i32): void {
  seedRandom(seed);
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
