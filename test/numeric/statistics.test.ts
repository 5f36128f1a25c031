import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { columnMean, covariance, rowsOf, transpose } from '../support/plain-linalg.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('mean and covariance', () => {
  it('CORE-1 match their definitions for every tail', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, rows, cols) => {
        const x = randomMatrix(seed, rows, cols);
        expectClose(core.mean(x), columnMean(rowsOf(x)), 1e-6);
        const got = core.covariance(x).covariance;
        const want = covariance(rowsOf(x)).flat();
        // Of one row the covariance is zero: compare with the size of the data instead.
        if (rows === 1) expect(Math.max(...got.values.map(Math.abs))).toBeLessThan(1e-12);
        else expectClose(got.values, want, 1e-6);
      }),
      { numRuns: 100, seed: 3 },
    );
  });

  it('CORE-1 ddof 1 divides by n − 1', () => {
    const x = randomMatrix(4, 40, 6);
    expectClose(core.covariance(x, 1).covariance.values, covariance(rowsOf(x), 1).flat(), 1e-6);
  });

  it('CORE-1 covariance with mean 1000 and variance 1 is right to 1e-5', () => {
    const x = randomMatrix(5, 700, 30, 1, 1000);
    const want = covariance(rowsOf(x)).flat();
    expectClose(core.covariance(x).covariance.values, want, 1e-5);
  });

  it('CORE-1 covariance is symmetric to the bit and crosses its blocks', () => {
    const x = randomMatrix(6, 530, 140);
    const got = core.covariance(x).covariance;
    expectClose(got.values, covariance(rowsOf(x)).flat(), 1e-6);
    expect(transpose(rowsOf(got))).toEqual(rowsOf(got));
  });

  it('CORE-10 shifting by a constant of the grid leaves the covariance as it is', () => {
    const x = randomMatrix(7, 64, 9);
    const grid = { ...x, values: x.values.map((value) => Math.round(value * 256) / 256) };
    const moved = { ...grid, values: grid.values.map((value) => value + 16) };
    expectClose(core.covariance(moved).covariance.values, core.covariance(grid).covariance.values, 1e-6);
  });
});
