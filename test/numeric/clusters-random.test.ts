import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createRandom } from '../../engine/random.ts';
import { expectClose, largestError } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { columnMean, distance, product, rowsOf, transpose } from '../support/plain-linalg.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('distances', () => {
  it('CORE-1 are Euclidean, near points included', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, sizes, (seed, n, m, d) => {
        const a = randomMatrix(seed, n, d);
        const b = randomMatrix(seed + 1, m, d);
        // Some rows of b lie a hair beside rows of a.
        for (let i = 0; i < Math.min(n, m); i += 3) {
          for (let j = 0; j < d; j++)
            b.values[i * d + j] = (a.values[i * d + j] as number) + (j === 0 ? 1e-3 : 0);
        }
        const want = rowsOf(a).flatMap((p) => rowsOf(b).map((q) => distance(p, q)));
        const got = core.distances(a, b).values;
        // A hundredth of ‖a‖² + ‖b‖² may be lost to rounding before differences take over: 5 ulp × 100.
        got.forEach((value, i) => {
          expect(Math.abs(value - (want[i] as number))).toBeLessThan(5e-5 * (want[i] as number) + 1e-6);
        });
        expect(core.distances(a, a).values.every((value, i) => i % (n + 1) !== 0 || value === 0)).toBe(true);
      }),
      { numRuns: 50, seed: 80 },
    );
  });
});

describe('kMeans', () => {
  it('CORE-1 finds clusters that are there', () => {
    const x = randomMatrix(3, 240, 20, 0.3);
    for (let i = 0; i < 240; i++) x.values[i * 20 + (i % 4)] = 5 + (x.values[i * 20 + (i % 4)] as number);
    const { labels, centres, inertia } = core.kMeans(x, 4);
    for (let i = 4; i < 240; i++) expect(labels[i]).toBe(labels[i % 4]);
    expect(new Set(labels.subarray(0, 4)).size).toBe(4);
    const own = rowsOf(x).filter((_, i) => i % 4 === 0);
    expectClose(rowsOf(centres)[labels[0] as number] as number[], columnMean(own), 1e-5);
    const sum = rowsOf(x).reduce(
      (s, row, i) => s + distance(row, rowsOf(centres)[labels[i] as number] as number[]) ** 2,
      0,
    );
    expect(inertia / sum).toBeCloseTo(1, 4);
  });

  it('CORE-1 copies of few points fill every cluster', () => {
    for (const k of [3, 4, 6]) {
      const { labels, centres, inertia } = core.kMeans(
        { rows: 6, cols: 2, values: Float32Array.of(5, 5, 5, 5, 5, 5, 9, 9, 9, 9, 9, 9) },
        k,
      );
      expect(new Set(labels).size).toBe(k);
      expect(inertia).toBe(0);
      for (const [a, b] of rowsOf(centres)) expect([5, 9].includes(a as number) && a === b).toBe(true);
    }
  });

  it('CORE-1 ends where every row is with its nearest centre and every centre is the mean of its rows', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 60 }), sizes, fc.nat(5), (seed, n, d, pick) => {
        const x = randomMatrix(seed, n, d);
        const k = 1 + Math.min(pick, n - 1);
        const { labels, centres } = core.kMeans(x, k, { starts: 1, seed: 5 });
        const rows = rowsOf(x);
        const middle = rowsOf(centres);
        rows.forEach((row, i) => {
          const own = distance(row, middle[labels[i] as number] as number[]);
          expect(own).toBeLessThan(Math.min(...middle.map((centre) => distance(row, centre))) + 1e-5);
        });
        for (let c = 0; c < k; c++) {
          const members = rows.filter((_, i) => labels[i] === c);
          expect(members.length).toBeGreaterThan(0);
          expectClose(middle[c] as number[], columnMean(members), 1e-5);
        }
      }),
      { numRuns: 40, seed: 81 },
    );
  });

  it('CORE-1 more clusters than different rows leave some with copies', () => {
    const x = { rows: 4, cols: 2, values: new Float32Array(8).fill(1) };
    expect(core.kMeans(x, 3).inertia).toBe(0);
  });
});

it('CORE-1 exp and log are right to the last digits', () => {
  fc.assert(
    fc.property(fc.double({ min: -700, max: 700, noNaN: true }), (t) => {
      // One unit in the last place of each side: 2.2e-16 twice over.
      expect(Math.abs(core.exp(t) / Math.exp(t) - 1)).toBeLessThan(4.5e-16);
      const x = Math.exp(t);
      expect(Math.abs(core.log(x) - Math.log(x))).toBeLessThanOrEqual(4.5e-16 * Math.abs(Math.log(x)));
    }),
    { numRuns: 500, seed: 83 },
  );
});

describe('random numbers', () => {
  it('CORE-7 permutations and uniforms are those of the engine’s own stream', () => {
    for (const seed of [0, 1, 12345, 0xffffffff, '00112233445566778899aabbccddeeff']) {
      expect(core.permutation(seed, 100)).toEqual(createRandom(seed).permutation(100));
      const random = createRandom(seed);
      const want = Float32Array.from({ length: 50 }, () => (random.uint32() >>> 8) / 2 ** 24);
      expect(core.uniforms(seed, 50)).toEqual(want);
    }
  });

  it('CORE-7 known numbers of seed 1, so that a change of the stream is seen', () => {
    const known = [-0.899165689945221, 0.013644557446241379, 1.0045801401138306, -0.032981518656015396];
    expect([...core.normals(1, 4)]).toEqual(known);
    expect([...core.normals(1, 3)]).toEqual(known.slice(0, 3));
  });

  it('CORE-1 normals are normal: moments, tails and independence of neighbours', () => {
    const n = 200_000;
    const z = core.normals(7, n);
    const mean = (f: (value: number, i: number) => number) =>
      z.reduce((s, value, i) => s + f(value, i), 0) / n;
    // Standard errors: 1/√n = 0.0022 for the mean, √2 for the square, √15 for the cube, √96 for the fourth.
    expect(Math.abs(mean((v) => v))).toBeLessThan(0.01);
    expect(Math.abs(mean((v) => v * v) - 1)).toBeLessThan(0.015);
    expect(Math.abs(mean((v) => v ** 3))).toBeLessThan(0.04);
    expect(Math.abs(mean((v) => v ** 4) - 3)).toBeLessThan(0.1);
    expect(Math.abs(mean((v, i) => v * (z[(i + 1) % n] as number)))).toBeLessThan(0.01);
    expect(Math.abs(mean((v) => Number(Math.abs(v) > 3)) - 0.0027)).toBeLessThan(0.0005);
  });

  it('CORE-1 nothing drawn is nothing', () => {
    expect(core.normals(1, 0)).toHaveLength(0);
    expect(core.permutation(1, 0)).toHaveLength(0);
    expect([...core.permutation(1, 1)]).toEqual([0]);
  });
});

describe('products with one vector, rows with rows', () => {
  it('CORE-1 follow from the definition for every tail', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, n, d) => {
        const a = randomMatrix(seed, n, d);
        const [v, u] = [randomMatrix(seed + 1, d, 1), randomMatrix(seed + 2, n, 1)];
        // Terms may cancel: rounding is as large as the terms' own size, √d of them.
        const along = product(rowsOf(a), rowsOf(v), 1).flat();
        expect(largestError(core.multiplyVector(a, v.values), along)).toBeLessThan(2e-6 * Math.sqrt(d));
        const across = product(transpose(rowsOf(a)), rowsOf(u), 1).flat();
        const got = core.multiplyVector(a, u.values, { transpose: true });
        expect(largestError(got, across)).toBeLessThan(2e-6 * Math.sqrt(n));
        expectClose(core.rowGram(a).values, product(rowsOf(a), transpose(rowsOf(a)), n).flat(), 1e-6);
      }),
      { numRuns: 60, seed: 82 },
    );
  });
});
