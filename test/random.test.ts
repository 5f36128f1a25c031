import { describe, expect, it } from 'vitest';
import { createRandom, type Seed, seedFrom } from '../engine/random.ts';

const draw = (seed: Seed, count = 6) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.uint32());
};
const HEX = '00112233445566778899aabbccddeeff';

describe('createRandom', () => {
  it('RANDOM-1 a seed gives the same stream again, and another seed another one', () => {
    for (const seed of [0, 7, 0xffffffff, HEX]) expect(draw(seed)).toEqual(draw(seed));
    expect(new Set([0, 1, HEX, HEX.replace('0', '1')].map((seed) => draw(seed).join())).size).toBe(4);
  });

  it('RANDOM-2 every digit of a 128-bit seed counts', () => {
    const first = draw(HEX).join();
    for (let at = 0; at < 32; at++) {
      const digit = HEX[at] === '0' ? '1' : '0';
      expect(draw(HEX.slice(0, at) + digit + HEX.slice(at + 1)).join()).not.toBe(first);
    }
  });

  it('RANDOM-3 a fork depends on the seed and the label, not on what was drawn', () => {
    for (const seed of [42, HEX]) {
      const [fresh, used] = [createRandom(seed), createRandom(seed)];
      used.permutation(100);
      expect(used.fork('a').uint32()).toBe(fresh.fork('a').uint32());
      expect(fresh.fork('b').uint32()).not.toBe(fresh.fork('a').uint32());
      expect(fresh.fork('a').fork('b').uint32()).not.toBe(fresh.fork('b').fork('a').uint32());
    }
  });

  it('RANDOM-6 a seed drawn from a stream is as wide as the seed of the stream', () => {
    const [narrow, same] = [createRandom(7), createRandom(7)];
    expect([narrow.seed(), narrow.seed()]).toEqual([same.uint32(), same.uint32()]);
    const wide = createRandom(HEX);
    const drawn = Array.from({ length: 100 }, () => wide.seed());
    for (const seed of drawn) expect(seed).toMatch(/^[0-9a-f]{32}$/);
    expect(new Set(drawn).size).toBe(100);
    expect(createRandom(HEX).seed()).toBe(drawn[0]);
    expect(createRandom(HEX).fork('a').seed()).not.toBe(drawn[0]);
  });

  it('RANDOM-4 streams of 128-bit seeds are uniform', () => {
    const random = createRandom(HEX);
    const counts = new Array<number>(16).fill(0);
    for (let i = 0; i < 16_000; i++) {
      const bin = random.below(16);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    // χ² with 15 degrees of freedom exceeds 37.7 once in a thousand seeds; this one is fixed.
    const chi2 = counts.reduce((sum, held) => sum + (held - 1_000) ** 2 / 1_000, 0);
    expect(chi2).toBeLessThan(37.7);
  });

  it('RANDOM-5 seedFrom gives 128 bits of SHA-256', () => {
    // printf abc | sha256sum
    expect(seedFrom('abc')).toBe('ba7816bf8f01cfea414140de5dae2223');
  });
});
