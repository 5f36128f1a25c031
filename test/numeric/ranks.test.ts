import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../engine/numeric/core.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { golden } from '../support/golden.ts';
import { distance, rowsOf, transpose } from '../support/plain-linalg.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const RUNS = { numRuns: 80, seed: 60 };

/** Values on a coarse grid, so that ties are met. */
const coarse = (seed: number, n: number) =>
  randomMatrix(seed, 1, n).values.map((value) => Math.round(value * 2) / 2);

function plainQuantile(values: Float32Array, q: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * q;
  const low = sorted[Math.floor(place)] as number;
  const high = sorted[Math.ceil(place)] as number;
  return low + (place - Math.floor(place)) * (high - low);
}

describe('order and quantiles', () => {
  it('CORE-9 ascending, ties by index', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 0, max: 300 }), (seed, n) => {
        const values = coarse(seed, n);
        const want = [...values.keys()].sort(
          (i, j) => (values[i] as number) - (values[j] as number) || i - j,
        );
        expect([...core.order(values)]).toEqual(want);
      }),
      RUNS,
    );
  });

  it('CORE-9 of both signs, both zeros, the largest and the smallest', () => {
    const values = Float32Array.of(3e38, -0, 1e-45, 0, -1e-45, -3e38, 0);
    expect([...core.order(values)]).toEqual([5, 4, 1, 3, 6, 2, 0]);
  });

  it('CORE-1 quantiles lie between order statistics', () => {
    fc.assert(
      fc.property(seeds, sizes, fc.double({ min: 0, max: 1, noNaN: true }), (seed, n, q) => {
        const values = randomMatrix(seed, 1, n).values;
        const got = core.quantiles(values, [0, q, 1]);
        const want = [0, q, 1].map((at) => plainQuantile(values, at));
        expectClose(got, want, 1e-12);
      }),
      RUNS,
    );
  });

  it('CORE-1 quantiles of columns are those of each column', () => {
    const x = randomMatrix(4, 31, 10);
    const want = [0.25, 0.5].flatMap((q) =>
      transpose(rowsOf(x)).map((column) => plainQuantile(Float32Array.from(column), q)),
    );
    expectClose(core.columnQuantiles(x, [0.25, 0.5]).values, want, 1e-7);
  });
});

describe('kolmogorovSmirnov', () => {
  it('CORE-2 the reference statistic', () => {
    const { a, b, D } = golden.ks_two_sample;
    expect(core.kolmogorovSmirnov(Float32Array.from(a), Float32Array.from(b)).statistic).toBeCloseTo(D, 12);
  });

  it('CORE-1 is the largest distance of the distribution functions, ties or not', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, n, m) => {
        const [a, b] = [coarse(seed, n), coarse(seed + 1, m)];
        const below = (values: Float32Array, t: number) =>
          values.filter((v) => v <= t).length / values.length;
        const want = Math.max(...[...a, ...b].map((t) => Math.abs(below(a, t) - below(b, t))));
        const got = core.kolmogorovSmirnov(a, b);
        expect(got.statistic).toBeCloseTo(want, 12);
        expect(core.kolmogorovSmirnov(b, a)).toEqual(got);
      }),
      RUNS,
    );
  });

  it('CORE-1 p-values are uniform when there is no difference, small when there is', () => {
    const ps = Array.from({ length: 400 }, (_, i) => {
      const draw = (k: number) => core.normals(1000 + 2 * i + k, 80);
      return core.kolmogorovSmirnov(draw(0), draw(1)).pValue;
    });
    // 400 draws of a uniform: the share below t has a standard error of √(t(1 − t)/400) ≤ 0.025.
    for (const t of [0.1, 0.3, 0.5]) {
      expect(Math.abs(ps.filter((p) => p <= t).length / 400 - t)).toBeLessThan(0.09);
    }
    const moved = core.normals(9, 200).map((value) => value + 1);
    expect(core.kolmogorovSmirnov(core.normals(8, 200), moved).pValue).toBeLessThan(1e-6);
    expect(core.kolmogorovSmirnov(moved, moved).pValue).toBe(1);
  });
});

describe('mmd', () => {
  const plainMmd = (x: Matrix, y: Matrix, bandwidth: number) => {
    const [a, b] = [rowsOf(x), rowsOf(y)];
    const k = (p: number[], q: number[]) => Math.exp(-(distance(p, q) ** 2) / (2 * bandwidth ** 2));
    const mean = (p: number[][], q: number[][], same: boolean) => {
      const sum = p.reduce((s, u, i) => s + q.reduce((t, v, j) => t + (same && i === j ? 0 : k(u, v)), 0), 0);
      return sum / (p.length * (same ? p.length - 1 : q.length));
    };
    return mean(a, a, true) + mean(b, b, true) - 2 * mean(a, b, false);
  };

  it('CORE-1 is the unbiased estimate, whatever the sizes', () => {
    fc.assert(
      fc.property(
        seeds,
        fc.integer({ min: 2, max: 40 }),
        fc.integer({ min: 2, max: 40 }),
        sizes,
        (seed, n, m, d) => {
          const [x, y] = [randomMatrix(seed, n, d), randomMatrix(seed + 1, m, d, 1, 0.3)];
          const bandwidth = Math.sqrt(d);
          const got = core.mmd(x, y, { bandwidth });
          // Means of kernel values up to 1, each 1e-6 off.
          expect(Math.abs(got.squared - plainMmd(x, y, bandwidth))).toBeLessThan(5e-6);
        },
      ),
      { numRuns: 40, seed: 61 },
    );
  });

  it('CORE-1 its default bandwidth is the median distance', () => {
    const [x, y] = [randomMatrix(1, 30, 5), randomMatrix(2, 21, 5)];
    const rows = [...rowsOf(x), ...rowsOf(y)];
    const all = rows.flatMap((p, i) => rows.slice(0, i).map((q) => distance(p, q) ** 2));
    const median = Math.sqrt(plainQuantile(Float32Array.from(all), 0.5));
    expect(core.mmd(x, y).bandwidth / median).toBeCloseTo(1, 5);
  });

  it('CORE-1 tells a shifted sample from its twin', () => {
    const shifted = core.mmd(randomMatrix(3, 60, 10), randomMatrix(4, 60, 10, 1, 1), { permutations: 99 });
    expect(shifted.pValue).toBe(0.01);
    const same = core.mmd(randomMatrix(5, 60, 10), randomMatrix(6, 60, 10), { permutations: 99 });
    expect(same.pValue).toBeGreaterThan(0.05);
  });
});

it.each<[string, string, RegExp, () => unknown]>([
  ['no values', 'bad-shape', /^values/, () => core.quantiles(new Float32Array(0), [0.5])],
  ['a share above one', 'out-of-range', /^at\[1\]/, () => core.quantiles(Float32Array.of(1), [0, 1.5])],
  ['NaN to rank', 'not-finite', /^values\[0\]/, () => core.order(Float32Array.of(Number.NaN))],
  ['one row', 'bad-shape', /^y /, () => core.mmd(randomMatrix(1, 3, 2), randomMatrix(1, 1, 2))],
  ['columns', 'bad-shape', /columns/, () => core.mmd(randomMatrix(1, 3, 2), randomMatrix(1, 3, 3))],
  ['rows all equal', 'out-of-range', /^bandwidth/, () => core.mmd(zeros(3, 2), zeros(3, 2))],
  ['no sample', 'bad-shape', /^b /, () => core.kolmogorovSmirnov(Float32Array.of(1), new Float32Array(0))],
])('CORE-5 %s is refused', (_name, code, message, call) => {
  const error = refused(call);
  expect(error.code).toBe(code);
  expect(error.message).toMatch(message);
});

function zeros(rows: number, cols: number): Matrix {
  return { rows, cols, values: new Float32Array(rows * cols) };
}
