import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { golden, goldenSamples } from '../support/golden.ts';
import { covariance, dot, rowsOf, solve } from '../support/plain-linalg.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const RUNS = { numRuns: 50, seed: 70 };

describe('variance', () => {
  it('CORE-1 variances are the diagonal of the covariance', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 2, max: 40 }), sizes, (seed, n, d) => {
        const x = randomMatrix(seed, n, d, 1, 5);
        const diagonal = covariance(rowsOf(x), 1).map((row, j) => row[j] as number);
        expectClose(core.variance(x, 1), diagonal, 2e-6);
      }),
      RUNS,
    );
  });
});

describe('mahalanobis', () => {
  it('CORE-2 the reference distances, class by class', () => {
    const got = new Float64Array(goldenSamples.n);
    for (const label of [0, 1]) {
      const members = [...goldenSamples.y.keys()].filter((i) => goldenSamples.y[i] === label);
      const values = members.flatMap((i) => [...goldenSamples.x.subarray(3 * i, 3 * i + 3)]);
      const x = { rows: members.length, cols: 3, values: Float32Array.from(values) };
      const { mean, covariance: sigma } = core.covariance(x);
      const found = core.mahalanobis(x, mean, sigma);
      members.forEach((i, k) => {
        got[i] = found[k] as number;
      });
    }
    expectClose(got, golden.scores.mahalanobis_sq_ddof0, 1e-4);
  });

  it('CORE-1 is the quadratic form of the inverse, ridge included', () => {
    fc.assert(
      fc.property(
        seeds,
        sizes,
        fc.integer({ min: 1, max: 70 }),
        fc.constantFrom(0.01, 0.5),
        (seed, n, d, ridge) => {
          const x = randomMatrix(seed, n, d);
          const { mean, covariance: sigma } = core.covariance(randomMatrix(seed + 1, 2 * d + 4, d));
          const m = rowsOf(sigma).reduce((s, row, j) => s + (row[j] as number), 0) / d;
          const a = rowsOf(sigma).map((row, j) =>
            row.map((value, k) => (j === k ? value + ridge * m : value)),
          );
          const want = rowsOf(x).map((row) => {
            const c = row.map((value, j) => value - (mean[j] as number));
            return dot(c, solve(a, c));
          });
          expectClose(core.mahalanobis(x, mean, sigma, ridge), want, 1e-4);
        },
      ),
      RUNS,
    );
  });

  it('CORE-5 a covariance of too few rows is singular without a ridge', () => {
    const x = randomMatrix(5, 3, 6);
    const { mean, covariance: sigma } = core.covariance(x);
    const error = refused(() => core.mahalanobis(x, mean, sigma));
    expect(error.code).toBe('singular');
    expect(error.message).toMatch(/^covariance/);
    expect(core.mahalanobis(x, mean, sigma, 0.01)).toHaveLength(3);
  });
});

describe('robustCovariance', () => {
  it('CORE-1 sees through two fifths of outliers', () => {
    for (const d of [2, 10, 40]) {
      const x = randomMatrix(6, 500, d);
      for (let i = 0; i < 200; i++) {
        for (let j = 0; j < d; j++) x.values[i * d + j] = (x.values[i * d + j] as number) + 10;
      }
      const found = core.robustCovariance(x, { share: 0.55 });
      expect(found.support.subarray(0, 200).every((kept) => kept === 0)).toBe(true);
      expect(Math.max(...found.mean.map(Math.abs))).toBeLessThan(0.5);
      const outside = Math.min(...found.distances.subarray(0, 200));
      expect(outside).toBeGreaterThan(Math.max(...found.distances.subarray(200)));
    }
  });

  it('CORE-1 rests on exactly the rows closest to it, and its determinant is theirs', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 12, max: 60 }), fc.integer({ min: 1, max: 6 }), (seed, n, d) => {
        const x = randomMatrix(seed, n, d);
        const found = core.robustCovariance(x, { ridge: 0 });
        const h = Math.min(n, Math.floor((n + d + 1) / 2));
        const members = [...found.support.keys()].filter((i) => found.support[i] === 1);
        expect(members).toHaveLength(h);
        const closest = [...core.order(found.distances)].slice(0, h).sort((a, b) => a - b);
        expect(closest).toEqual(members);
        const rows = rowsOf(x).filter((_, i) => found.support[i] === 1);
        expectClose(found.covariance.values, covariance(rows).flat(), 1e-5);
      }),
      { numRuns: 30, seed: 71 },
    );
  });

  it('CORE-1 in the plane it finds the least determinant there is', () => {
    const x = randomMatrix(8, 9, 2);
    const rows = rowsOf(x);
    const h = 6; // ⌊(9 + 2 + 1) / 2⌋
    let least = Number.POSITIVE_INFINITY;
    for (let mask = 0; mask < 512; mask++) {
      const subset = rows.filter((_, i) => (mask >> i) & 1);
      if (subset.length !== h) continue;
      const [a, b] = covariance(subset) as [number[], number[]];
      least = Math.min(least, (a[0] as number) * (b[1] as number) - (a[1] as number) * (b[0] as number));
    }
    const found = core.robustCovariance(x, { ridge: 0, starts: 100 });
    expect(found.logDeterminant).toBeCloseTo(Math.log(least), 4);
  });

  it('CORE-7 depends on its arguments and the seed alone', () => {
    const x = randomMatrix(9, 60, 5);
    expect(core.robustCovariance(x, { seed: 3 })).toEqual(core.robustCovariance(x, { seed: 3 }));
  });

  it('CORE-1 a share of one is the plain covariance', () => {
    const x = randomMatrix(10, 40, 5);
    const all = core.robustCovariance(x, { share: 1 });
    expect(all.covariance).toEqual(core.covariance(x).covariance);
    expect(all.support.every((kept) => kept === 1)).toBe(true);
  });

  it('CORE-5 rows in a plane are singular without a ridge', () => {
    const x = randomMatrix(11, 30, 3);
    for (let i = 0; i < 30; i++) x.values[3 * i + 2] = 0;
    expect(refused(() => core.robustCovariance(x, { ridge: 0 })).code).toBe('singular');
    expect(core.robustCovariance(x).distances).toHaveLength(30);
  });
});
