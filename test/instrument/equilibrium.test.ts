import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { solveZeroSum } from '../../instrument/equilibrium.ts';

// The solver rounds at 1e-11 of the table's span; tables here have a span below 20.
const DIGITS = 9;
const close = (got: readonly number[], want: readonly number[]) => {
  expect(got).toHaveLength(want.length);
  got.forEach((p, i) => {
    expect(p).toBeCloseTo(want[i] as number, DIGITS);
  });
};

describe('solveZeroSum', () => {
  it.each([
    {
      name: 'rock, paper, scissors',
      payoff: [
        [0, -1, 1],
        [1, 0, -1],
        [-1, 1, 0],
      ],
      row: [1 / 3, 1 / 3, 1 / 3],
      column: [1 / 3, 1 / 3, 1 / 3],
      value: 0,
    },
    {
      // [[a, b], [c, d]]: p = (d − c) / (a − b − c + d), q = (d − b) / (…), value = (ad − bc) / (…)
      name: 'matching pennies with skew',
      payoff: [
        [3, -1],
        [-2, 1],
      ],
      row: [3 / 7, 4 / 7],
      column: [2 / 7, 5 / 7],
      value: 1 / 7,
    },
    {
      name: 'a dominated row and a dominated column',
      payoff: [
        [4, 1, 8],
        [2, 3, 9],
        [1, 0, 7],
      ],
      row: [1 / 4, 3 / 4, 0],
      column: [1 / 2, 1 / 2, 0],
      value: 5 / 2,
    },
    {
      name: 'a saddle',
      payoff: [
        [3, 5],
        [1, 9],
      ],
      row: [1, 0],
      column: [1, 0],
      value: 3,
    },
    { name: 'one choice each', payoff: [[-7]], row: [1], column: [1], value: -7 },
    { name: 'one row', payoff: [[4, 2, 9]], row: [1], column: [0, 1, 0], value: 2 },
    { name: 'one column', payoff: [[4], [9], [2]], row: [0, 1, 0], column: [1], value: 9 },
  ])('CLI-20 $name', ({ payoff, row, column, value }) => {
    const found = solveZeroSum(payoff);
    close(found.row, row);
    close(found.column, column);
    expect(found.value).toBeCloseTo(value, DIGITS);
    expect(found.exploitability).toBeLessThan(1e-8);
  });

  it('CLI-20 nobody gains by another pure choice, whatever the table, ties and equal rows included', () => {
    const line = fc.array(fc.integer({ min: 0, max: 4 }), { minLength: 9, maxLength: 9 });
    const table = fc
      .tuple(fc.array(line, { minLength: 1, maxLength: 9 }), fc.integer({ min: 1, max: 9 }))
      .map(([lines, width]) => lines.map((each) => each.slice(0, width)));
    fc.assert(
      fc.property(table, (payoff) => {
        const { row, column, value, exploitability } = solveZeroSum(payoff);
        expect(exploitability).toBeLessThan(1e-4);
        for (const mix of [row, column]) {
          expect(Math.min(...mix)).toBeGreaterThanOrEqual(0);
          expect(mix.reduce((sum, p) => sum + p, 0)).toBeCloseTo(1, DIGITS);
        }
        expect(value).toBeGreaterThanOrEqual(0);
        expect(value).toBeLessThanOrEqual(4);
      }),
      { numRuns: 2000 },
    );
  });

  it('CLI-20 refuses what is no table', () => {
    expect(() => solveZeroSum([])).toThrow('all equally long');
    expect(() => solveZeroSum([[1, 2], [3]])).toThrow('all equally long');
    expect(() => solveZeroSum([[1, Number.NaN]])).toThrow('finite');
  });
});
