import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, seeds, sizes } from '../support/generators.ts';
import { product, rowsOf, transpose } from '../support/plain-linalg.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** One running f32 sum of k terms of mixed sign errs like √k · 2⁻²⁴; 300 terms: 1e-6. */
const BOUND = 1e-6;

describe('multiply', () => {
  it('CORE-1 is op(A) · op(B) for every transpose and every tail', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, sizes, fc.boolean(), fc.boolean(), (seed, m, n, k, ta, tb) => {
        const a = randomMatrix(seed, ta ? k : m, ta ? m : k);
        const b = randomMatrix(seed + 1, tb ? n : k, tb ? k : n);
        const got = core.multiply(a, b, { transposeA: ta, transposeB: tb });
        const left = ta ? transpose(rowsOf(a)) : rowsOf(a);
        const right = tb ? transpose(rowsOf(b)) : rowsOf(b);
        expect([got.rows, got.cols]).toEqual([m, n]);
        expectClose(got.values, product(left, right, n).flat(), BOUND);
      }),
      { numRuns: 150, seed: 1 },
    );
  });

  it.each([
    [1, 1, 1],
    [130, 1030, 300],
    [129, 17, 513],
    [257, 1025, 1],
  ])('CORE-1 is right across the edges of its blocks: %i × %i × %i', (m, n, k) => {
    const [a, b] = [randomMatrix(2, m, k), randomMatrix(3, k, n)];
    const want = product(rowsOf(a), rowsOf(b), n).flat();
    expectClose(core.multiply(a, b).values, want, BOUND);
  });

  it.each([
    [130, 140, 300, true],
    [9, 128, 1024, true],
    [131, 127, 513, false],
  ])('CORE-1 is right with and without packing: %i × %i × %i', (m, n, k, transposeB) => {
    const a = randomMatrix(4, m, k);
    const b = transposeB ? randomMatrix(5, n, k) : randomMatrix(5, k, n);
    const right = transposeB ? transpose(rowsOf(b)) : rowsOf(b);
    expectClose(core.multiply(a, b, { transposeB }).values, product(rowsOf(a), right, n).flat(), BOUND);
  });

  it('CORE-1 of nothing is zero or empty', () => {
    const none = { rows: 3, cols: 0, values: new Float32Array(0) };
    const flat = { rows: 0, cols: 2, values: new Float32Array(0) };
    expect(core.multiply(none, flat)).toEqual({ rows: 3, cols: 2, values: new Float32Array(6) });
    expect(core.multiply(flat, randomMatrix(1, 2, 3)).values).toHaveLength(0);
  });

  it('CORE-10 scaling a factor by a power of two scales the product exactly', () => {
    const [a, b] = [randomMatrix(4, 19, 33), randomMatrix(5, 33, 21)];
    const doubled = { ...a, values: a.values.map((value) => value * 4) };
    expect(core.multiply(doubled, b).values).toEqual(core.multiply(a, b).values.map((value) => value * 4));
  });

  it('CORE-10 permuting rows permutes the result to the bit', () => {
    const [a, b] = [randomMatrix(6, 23, 40), randomMatrix(7, 40, 9)];
    const turned = { ...a, values: Float32Array.from(rowsOf(a).reverse().flat()) };
    expect(rowsOf(core.multiply(turned, b)).reverse()).toEqual(rowsOf(core.multiply(a, b)));
  });
});

describe('gram', () => {
  it('CORE-1 is Aᵀ A, symmetric to the bit', () => {
    fc.assert(
      fc.property(seeds, sizes, sizes, (seed, rows, cols) => {
        const a = randomMatrix(seed, rows, cols);
        const got = core.gram(a);
        expectClose(got.values, product(transpose(rowsOf(a)), rowsOf(a), cols).flat(), BOUND);
        expect(transpose(rowsOf(got))).toEqual(rowsOf(got));
      }),
      { numRuns: 100, seed: 2 },
    );
  });

  it('CORE-1 crosses blocks of rows and of columns', () => {
    const a = randomMatrix(8, 600, 150);
    expectClose(core.gram(a).values, product(transpose(rowsOf(a)), rowsOf(a), 150).flat(), BOUND);
  });
});
