import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../engine/numeric/core.ts';
import { expectClose, largestError } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { jacobiEigen, matrixOf, product, rowsOf, transpose } from '../support/plain-linalg.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const RUNS = { numRuns: 60, seed: 50 };

/** A covariance plus a tenth of the identity: positive definite, condition in the hundreds. */
function positive(seed: number, d: number): Matrix {
  const { covariance } = core.covariance(randomMatrix(seed, 2 * d + 3, d));
  const values = covariance.values.map((value, i) => (i % (d + 1) === 0 ? value + 0.1 : value));
  return { rows: d, cols: d, values };
}

function symmetric(seed: number, d: number): Matrix {
  const a = rowsOf(randomMatrix(seed, d, d));
  return matrixOf(a.map((row, i) => row.map((value, j) => value + ((a[j] as number[])[i] as number))));
}

describe('cholesky', () => {
  it('CORE-1 L Lᵀ is the matrix again, L is lower, the determinant agrees', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, d) => {
        const a = positive(seed, d);
        const { factor, logDeterminant } = core.cholesky(a);
        const l = rowsOf(factor);
        l.forEach((row, i) => {
          expect(row.slice(i + 1).every((value) => value === 0)).toBe(true);
        });
        expectClose(product(l, transpose(l), d).flat(), a.values, 1e-6);
        const want = jacobiEigen(rowsOf(a)).values.reduce((sum, value) => sum + Math.log(value), 0);
        expect(Math.abs(logDeterminant - want)).toBeLessThan(1e-5 * d);
      }),
      RUNS,
    );
  });

  it.each([63, 64, 65, 130, 300])('CORE-1 crosses its blocks: %i', (d) => {
    const a = positive(d, d);
    const l = rowsOf(core.cholesky(a).factor);
    expectClose(product(l, transpose(l), d).flat(), a.values, 2e-6);
  });

  it('CORE-5 a matrix that is not positive definite is singular, with its pivot', () => {
    const flat = { rows: 3, cols: 3, values: Float32Array.of(1, 1, 0, 1, 1, 0, 0, 0, 1) };
    const error = refused(() => core.cholesky(flat));
    expect(error.code).toBe('singular');
    expect(error.message).toMatch(/^symmetric.*pivot 1/);
  });

  it('CORE-1 of nothing is nothing', () => {
    const none = { rows: 0, cols: 0, values: new Float32Array(0) };
    expect(core.cholesky(none)).toEqual({ factor: none, logDeterminant: 0 });
  });
});

describe('symmetricEigen', () => {
  it('CORE-1 reconstructs the matrix from unit vectors at right angles', () => {
    fc.assert(
      fc.property(seeds, sizes, (seed, d) => {
        const a = symmetric(seed, d);
        const { values, vectors } = core.symmetricEigen(a);
        const v = rowsOf(vectors);
        const scaled = v.map((row, i) => row.map((value) => value * (values[i] as number)));
        expectClose(product(transpose(v), scaled, d).flat(), a.values, 1e-6);
        const unit = product(v, transpose(v), d).flat();
        const identity = unit.map((_, i) => (i % (d + 1) === 0 ? 1 : 0));
        expect(largestError(unit, identity)).toBeLessThan(1e-6);
        expectClose(values, jacobiEigen(rowsOf(a)).values, 1e-10);
      }),
      { numRuns: 40, seed: 52 },
    );
  });

  it('CORE-1 of 200 columns, some of them equal', () => {
    const d = 200;
    const a = symmetric(3, d);
    for (let j = 0; j < d; j++) {
      for (const i of [5, 6, 7]) {
        a.values[i * d + j] = i === j ? 2 : 0;
        a.values[j * d + i] = i === j ? 2 : 0;
      }
    }
    const { values, vectors } = core.symmetricEigen(a);
    const v = rowsOf(vectors);
    const images = product(v, rowsOf(a), d);
    const off = images.map((row, i) =>
      row.map((value, j) => value - (values[i] as number) * ((v[i] as number[])[j] as number)),
    );
    expect(Math.max(...off.flat().map(Math.abs))).toBeLessThan(1e-5 * Math.abs(values[0] as number));
    expect([...values].filter((value) => Math.abs(value - 2) < 1e-9).length).toBeGreaterThanOrEqual(3);
  });

  it('CORE-1 of a zero matrix, of one number, of nothing', () => {
    const of = (d: number, value: number) => ({
      rows: d,
      cols: d,
      values: new Float32Array(d * d).fill(value),
    });
    expect([...core.symmetricEigen(of(3, 0)).values]).toEqual([0, 0, 0]);
    expect(core.symmetricEigen(of(1, -7)).values[0]).toBe(-7);
    expect(core.symmetricEigen(of(0, 0)).values).toHaveLength(0);
  });

  it('CORE-1 of numbers near the ends of f32', () => {
    for (const scale of [1e-30, 1e30]) {
      const a = { ...symmetric(9, 12), values: symmetric(9, 12).values.map((value) => value * scale) };
      const want = core.symmetricEigen(symmetric(9, 12)).values.map((value) => value * scale);
      expectClose(core.symmetricEigen(a).values, want, 1e-6);
    }
  });
});
