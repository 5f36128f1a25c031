import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Matrix } from '../../engine/numeric/core.ts';
import { expectClose, largestError } from '../support/closeness.ts';
import { randomMatrix, seeds } from '../support/generators.ts';
import { dot, jacobiEigen, matrixOf, norm, product, rowsOf } from '../support/plain-linalg.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

function symmetricFrom(seed: number, d: number): Matrix {
  const a = rowsOf(randomMatrix(seed, d, d));
  return matrixOf(a.map((row, i) => row.map((value, j) => value + ((a[j] as number[])[i] as number))));
}

/** Largest ‖A v − λ v‖ over the pairs, relative to the first eigenvalue. */
function residual(a: Matrix, values: Float64Array, vectors: Matrix): number {
  const [rows, vs] = [rowsOf(a), rowsOf(vectors)];
  const images = product(vs, rows, a.cols);
  const worst = images.map((image, i) => {
    const v = vs[i] as number[];
    return norm(image.map((value, j) => value - (values[i] as number) * (v[j] as number)));
  });
  return Math.max(...worst) / Math.abs(values[0] as number);
}

describe('topEigen', () => {
  it('CORE-1 matches Jacobi rotations on small matrices', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 1, max: 24 }), fc.nat(23), (seed, d, pick) => {
        const a = symmetricFrom(seed, d);
        const k = 1 + (pick % d);
        const { values, vectors } = core.topEigen(a, k);
        const want = jacobiEigen(rowsOf(a));
        const size = Math.max(...want.values.map(Math.abs), 1e-9);
        expect(largestError(values, want.values.slice(0, k))).toBeLessThan(1e-9 * size);
        const gaps = want.values.slice(0, k).map((value, i) => value - (want.values[i + 1] ?? -Infinity));
        rowsOf(vectors).forEach((v, i) => {
          const away = Math.min(gaps[i] as number, gaps[i - 1] ?? Infinity);
          if (away < 1e-3 * size) return; // a nearly double value has no vector of its own
          expect(1 - Math.abs(dot(v, want.vectors[i] as number[]))).toBeLessThan(1e-6);
        });
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('CORE-1 subspace iteration on a covariance of 300 columns', () => {
    const x = randomMatrix(9, 500, 300);
    for (let i = 0; i < 500; i++) {
      for (let j = 0; j < 4; j++) x.values[i * 300 + j] = (x.values[i * 300 + j] as number) * (6 - j);
    }
    const { covariance } = core.covariance(x);
    const { values, vectors } = core.topEigen(covariance, 3);
    expect(residual(covariance, values, vectors)).toBeLessThan(5e-6);
    const v = rowsOf(vectors);
    expect(Math.abs(dot(v[0] as number[], v[1] as number[]))).toBeLessThan(1e-6);
    expect(values[0]).toBeGreaterThan(values[1] as number);
  });

  it('CORE-1 finds equal eigenvalues as often as they occur', () => {
    const d = 200;
    const values = new Float32Array(d * d);
    for (let j = 0; j < d; j++) values[j * d + j] = j === 7 || j === 150 ? 5 : j === 80 ? 3 : 1;
    const top = core.topEigen({ rows: d, cols: d, values }, 4);
    expectClose(top.values, [5, 5, 3, 1], 1e-6);
  });

  it('CORE-1 signs are fixed: the largest entry is positive', () => {
    const { vectors } = core.topEigen(symmetricFrom(11, 40), 40);
    for (const v of rowsOf(vectors)) {
      expect(Math.max(...v)).toBeGreaterThanOrEqual(Math.max(...v.map((value) => -value)));
    }
  });

  it('CORE-1 of a zero matrix are zeros', () => {
    const zero = (d: number) => ({ rows: d, cols: d, values: new Float32Array(d * d) });
    expect([...core.topEigen(zero(5), 2).values]).toEqual([0, 0]);
    expect([...core.topEigen(zero(150), 2).values]).toEqual([0, 0]);
  });
});
