import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * What a stream starts from: a whole number of 32 bits, for tables and previews, or 32 hex digits, for matches. Nobody
 * finds 128 bits by trying.
 */
export type Seed = number | string;

/** A seed of 128 bits that follows from a text one way only. */
export function seedFrom(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text))).slice(0, 32);
}

/** Whether a text is a seed of 128 bits: 32 hex digits. */
export const isHexSeed = (text: string): boolean => /^[0-9a-f]{32}$/.test(text);

/** The state that xoshiro128** starts from: four words of 32 bits. */
export type RandomState = readonly [number, number, number, number];

/**
 * The state that belongs to a seed, for the streams of this file and for those of the core. A number goes through
 * SplitMix (Steele, Lea & Flood 2014) of 32 bits with constants of Wellons's hash prospector (2018): there are 2³² such
 * streams. Hex digits go through SHA-256: all 128 bits count, and the state does not give the seed away.
 */
export function randomState(seed: Seed): RandomState {
  return typeof seed === 'string' ? wordsOf(seedFrom(`state/${seed}`)) : mixedWords(seed >>> 0);
}

/**
 * A seeded stream of random numbers: xoshiro128** (Blackman & Vigna 2018) from `randomState`. Integer arithmetic only,
 * so the stream is the same on every engine. It is no cipher: who has seen enough of a stream can work out its state,
 * and with it that whole stream. Forks and seeds drawn from a stream of 128 bits are not found that way.
 */
export interface Random {
  /** Uniform in 0 … 2³² − 1. */
  uint32(): number;
  /** Uniform in [0, 1), a multiple of 2⁻³². */
  uniform(): number;
  /** Uniform integer in 0 … bound − 1 without modulo bias; 1 ≤ bound ≤ 2³². */
  below(bound: number): number;
  /** A uniform permutation of 0 … n − 1 (Fisher–Yates). */
  permutation(n: number): Int32Array;
  /**
   * A seed for another stream, drawn from this one and as wide as this one's own: a `uint32()` where this stream
   * started from a number, else 32 hex digits.
   */
  seed(): Seed;
  /** An independent stream that depends on this stream's seed and `label` only, not on what was drawn. */
  fork(label: string): Random;
}

export function createRandom(seed: Seed): Random {
  const draws = drawsFrom(randomState(seed));
  const { uint32 } = draws;
  if (typeof seed === 'string')
    return {
      ...draws,
      seed: () => seedFrom(`drawn/${uint32()}/${uint32()}/${uint32()}/${uint32()}`),
      fork: (label) => createRandom(seedFrom(`fork/${seed}/${label}`)),
    };
  return { ...draws, seed: uint32, fork: (label) => createRandom(hash32(label, seed >>> 0)) };
}

/** Four words of 32 hex digits. */
function wordsOf(hex: string): RandomState {
  const word = (k: number) => Number.parseInt(hex.slice(8 * k, 8 * k + 8), 16);
  return [word(0), word(1), word(2), word(3)];
}

/** Four words of SplitMix32. */
function mixedWords(seed: number): RandomState {
  let mixer = seed;
  const next32 = () => {
    mixer = (mixer + 0x9e3779b9) | 0;
    let t = mixer ^ (mixer >>> 16);
    t = Math.imul(t, 0x21f0aaad);
    t ^= t >>> 15;
    t = Math.imul(t, 0x735a2d97);
    return (t ^ (t >>> 15)) >>> 0;
  };
  return [next32(), next32(), next32(), next32()];
}

function drawsFrom(state: RandomState): Omit<Random, 'seed' | 'fork'> {
  let [a, b, c, d] = state;
  const uint32 = () => {
    const m = Math.imul(b, 5);
    const result = Math.imul((m << 7) | (m >>> 25), 9) >>> 0;
    const t = b << 9;
    c ^= a;
    d ^= b;
    b ^= c;
    a ^= d;
    c ^= t;
    d = (d << 11) | (d >>> 21);
    return result;
  };
  const below = (bound: number) => {
    const limit = 0x100000000 - (0x100000000 % bound);
    let draw = uint32();
    while (draw >= limit) draw = uint32();
    return draw % bound;
  };
  return {
    uint32,
    uniform: () => uint32() / 0x100000000,
    below,
    permutation(n) {
      const order = Int32Array.from({ length: n }, (_, i) => i);
      for (let i = n - 1; i > 0; i--) {
        const j = below(i + 1);
        const held = order[i] as number;
        order[i] = order[j] as number;
        order[j] = held;
      }
      return order;
    },
  };
}

/** FNV-1a over the label's UTF-16 units, started from `seed`. */
function hash32(label: string, seed: number): number {
  let h = (0x811c9dc5 ^ seed) >>> 0;
  for (let i = 0; i < label.length; i++) h = Math.imul(h ^ label.charCodeAt(i), 0x01000193) >>> 0;
  return h;
}
