import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../engine/numeric/core.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples, seeds, sizes } from '../support/generators.ts';
import { columnMean, distance, rowsOf } from '../support/plain-linalg.ts';
import { samplesRows } from '../support/plain-models.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

function plainNearest(x: Matrix, queries: Matrix, k: number): { index: number[]; distance: number[] } {
  const rows = rowsOf(x);
  const found = rowsOf(queries).flatMap((q) =>
    rows
      .map((row, i) => ({ i, d: distance(row, q) }))
      .sort((a, b) => a.d - b.d || a.i - b.i)
      .slice(0, k),
  );
  return { index: found.map(({ i }) => i), distance: found.map(({ d }) => d) };
}

describe('nearest', () => {
  it('CORE-1 CORE-9 ranks by distance, ties by index, in few and in many columns', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, sizes, fc.nat(9), (seed, n, m, d, pick) => {
        // Values on a grid, so that equal distances are exactly equal and ties are met.
        const grid = (matrix: Matrix) => ({ ...matrix, values: matrix.values.map((v) => Math.round(v)) });
        const [x, queries] = [grid(randomMatrix(seed, n, d)), grid(randomMatrix(seed + 1, m, d))];
        const k = Math.min(n, 1 + pick);
        const got = core.nearest(x, queries, k);
        const want = plainNearest(x, queries, k);
        expect([...got.index]).toEqual(want.index);
        expectClose(got.distance, want.distance, 1e-6);
      }),
      { numRuns: 100, seed: 5 },
    );
  });

  it('CORE-1 crosses its blocks and finds each row itself at distance zero', () => {
    const x = randomMatrix(3, 1300, 40);
    const got = core.nearest(x, x, 3);
    const want = plainNearest(x, x, 3);
    expect([...got.index]).toEqual(want.index);
    expectClose(got.distance, want.distance, 1e-6);
    expect(got.distance.filter((_, i) => i % 3 === 0).every((value) => value === 0)).toBe(true);
  });

  it('CORE-1 near points far from the origin keep their digits and their order', () => {
    const x = randomMatrix(4, 400, 32, 0.01, 1000);
    const got = core.nearest(x, x, 5);
    const want = plainNearest(x, x, 5);
    expect([...got.index]).toEqual(want.index);
    expectClose(got.distance, want.distance, 1e-6);
  });

  it('CORE-9 many copies of one row come in order of their index', () => {
    const x = randomMatrix(5, 300, 48);
    for (let i = 100; i < 200; i++) x.values.copyWithin(i * 48, 7 * 48, 8 * 48);
    const query = { rows: 1, cols: 48, values: x.values.slice(7 * 48, 8 * 48) };
    expect([...core.nearest(x, query, 6).index]).toEqual([7, 100, 101, 102, 103, 104]);
  });

  it('CORE-1 of no queries is empty', () => {
    const none = { rows: 0, cols: 20, values: new Float32Array(0) };
    expect(core.nearest(randomMatrix(6, 9, 20), none, 2).index).toHaveLength(0);
  });
});

describe('centroidDistances', () => {
  it('CORE-1 is the distance to the mean of the own class', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, fc.integer({ min: 1, max: 4 }), (seed, n, d, classes) => {
        const data = randomSamples(seed, n, d, classes);
        const rows = samplesRows(data);
        const means = Array.from({ length: classes }, (_, c) =>
          columnMean(rows.filter((_row, i) => data.y[i] === c)),
        );
        const want = rows.map((row, i) => distance(row, means[data.y[i] as number] as number[]));
        const got = core.centroidDistances(data);
        const size = Math.max(...data.x.map(Math.abs));
        got.forEach((value, i) => {
          expect(Math.abs(value - (want[i] as number))).toBeLessThan(1e-6 * size * Math.sqrt(d));
        });
      }),
      { numRuns: 60, seed: 6 },
    );
  });
});
