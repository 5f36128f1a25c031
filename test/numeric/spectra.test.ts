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

/** Eigenvalues by index, of as many as 400, that iteration finds hard. */
const SPECTRA: Record<string, (i: number, d: number) => number> = {
  'all equal': () => 1,
  'nearly equal': (i) => 1 + 1e-6 * Math.sin(i),
  'in two clusters': (i, d) => (i < d / 2 ? 1 : 1e-6),
  'falling slowly': (i) => 0.99 ** i,
  'evenly spaced': (i, d) => 1 - i / d,
  'of rank five': (i) => (i < 5 ? 1 : 0),
  'in pairs': (i, d) => 2 - (i >> 1) / d,
  tiny: (i) => 1e-30 * (i + 1),
  huge: (i) => 1e30 / (i + 1),
};

/** A symmetric matrix with these eigenvalues, the largest entries of f32 that stand for it. */
function withSpectrum(d: number, entryOf: (i: number) => number): { matrix: Matrix; values: number[] } {
  const { vectors } = core.symmetricEigen(symmetricFrom(d, d));
  const values = Array.from({ length: d }, (_, i) => entryOf(i));
  const weighed = vectors.values.map((value, k) => value * (values[Math.floor(k / d)] as number));
  const matrix = core.multiply(vectors, { ...vectors, values: weighed }, { transposeA: true });
  for (let i = 0; i < d; i++) {
    for (let j = 0; j < i; j++) matrix.values[j * d + i] = matrix.values[i * d + j] as number;
  }
  return { matrix, values: values.sort((a, b) => b - a) };
}

describe('hard spectra', () => {
  it.each(Object.entries(SPECTRA))(
    'CORE-15 %s: every path settles, with small residuals',
    (_name, entryOf) => {
      const d = 400;
      const { matrix, values } = withSpectrum(d, (i) => entryOf(i, d));
      for (const k of [1, 3, 25]) {
        const top = core.topEigen(matrix, k);
        expectClose(top.values, values.slice(0, k), 1e-5);
        expect(residual(matrix, top.values, top.vectors)).toBeLessThan(2e-5);
      }
    },
  );

  it.each([0.3, 0.5, 0.9, 0.98, 0.999, 1])('CORE-15 leadingEigen takes as few pairs as reach %s', (share) => {
    const d = 320;
    const { matrix, values } = withSpectrum(d, (i) => 0.98 ** i);
    const total = values.reduce((sum, value) => sum + value, 0);
    const found = core.leadingEigen(matrix, share);
    const sumOf = (count: number) => values.slice(0, count).reduce((sum, value) => sum + value, 0);
    expect(sumOf(found.values.length)).toBeGreaterThan(share * total * (1 - 1e-5));
    expect(sumOf(found.values.length - 1)).toBeLessThan(share * total * (1 + 1e-5));
    expect(found.vectors.rows).toBe(found.values.length);
    expect(residual(matrix, found.values, found.vectors)).toBeLessThan(2e-5);
  });

  it('CORE-15 gradients that are all equal, or all zero, have a spectrum', () => {
    const n = 30;
    const x = new Float32Array(n * 700).map((_, k) => 1 + (k % 700) / 700);
    const data = { n, d: 700, classes: 2, x, y: Int32Array.from({ length: n }, (_, i) => i % 2) };
    for (const weights of [new Float64Array(701), new Float64Array(701).fill(50)]) {
      const scores = core.sampleGradientSpectral({ kind: 'linear', loss: 'logistic', weights }, data);
      expect(scores.every(Number.isFinite)).toBe(true);
    }
  });
});

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
