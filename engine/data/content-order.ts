import { takeRows } from './rows.ts';
import type { Samples } from './samples.ts';

/**
 * Two 32-bit keys of every row, made of its features' bits and its label alone: equal rows have equal
 * keys, and keys of different rows look unrelated. MurmurHash3 (Appleby), 32 bits, under two seeds.
 */
function contentKeys({ n, d, x, y }: Samples): Uint32Array {
  const words = new Uint32Array(x.buffer, x.byteOffset, n * d);
  const keys = new Uint32Array(2 * n);
  for (let i = 0; i < n; i++) {
    let a = mix(0x9747b28c, y[i] as number);
    let b = mix(0x3c6ef372, y[i] as number);
    for (let j = i * d; j < i * d + d; j++) {
      a = mix(a, words[j] as number);
      b = mix(b, words[j] as number);
    }
    keys[2 * i] = finish(a);
    keys[2 * i + 1] = finish(b);
  }
  return keys;
}

function mix(hash: number, word: number): number {
  let k = Math.imul(word, 0xcc9e2d51);
  k = Math.imul((k << 15) | (k >>> 17), 0x1b873593);
  const h = hash ^ k;
  return (Math.imul((h << 13) | (h >>> 19), 5) + 0xe6546b64) | 0;
}

function finish(hash: number): number {
  let h = hash ^ (hash >>> 16);
  h = Math.imul(h, 0x85ebca6b);
  h ^= h >>> 13;
  h = Math.imul(h, 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/**
 * The rows' indices in an order that follows from their content alone, so that it says nothing about
 * where a row came from; a seeded shuffle would be undone by whoever guesses the seed. Ties by index.
 */
export function contentOrder(data: Samples): Int32Array {
  const keys = contentKeys(data);
  const key = (i: number, lane: number) => keys[2 * i + lane] as number;
  const order = Int32Array.from({ length: data.n }, (_, i) => i);
  return order.sort((i, j) => key(i, 0) - key(j, 0) || key(i, 1) - key(j, 1) || i - j);
}

/** The rows in content order. */
export function inContentOrder(data: Samples): Samples {
  return takeRows(data, contentOrder(data));
}

/** Deals rows into `count` buckets by their content alone: equal rows share one. i32[n]. */
export function contentBuckets(data: Samples, count: number): Int32Array {
  const keys = contentKeys(data);
  return Int32Array.from({ length: data.n }, (_, i) => (keys[2 * i] as number) % count);
}

/** A seed, u32, that whoever has the samples can work out, and that tells nothing else. */
export function contentSeed(data: Samples): number {
  return finish(contentKeys(data).reduce(mix, data.n));
}
