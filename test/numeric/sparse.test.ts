import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SparseMatrix } from '../../engine/numeric/core.ts';
import { expectClose, largestError } from '../support/closeness.ts';
import { seeds, sizes } from '../support/generators.ts';
import { refused } from '../support/refused.ts';
import { sparsePair } from '../support/sparse-cases.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const shapes = fc.tuple(seeds, fc.integer({ min: 4, max: 60 }), sizes);
const RUNS = { numRuns: 40, seed: 40 };
const weightsOf = (d: number) => Float64Array.from({ length: d + 1 }, (_, j) => 0.3 * Math.cos(j * 1.7));

describe('sparse rows', () => {
  it('CORE-1 scores are those of the dense rows', () => {
    fc.assert(
      fc.property(shapes, ([seed, n, d]) => {
        const { sparse, dense } = sparsePair(seed, n, d, 0.3);
        const w = weightsOf(d);
        const matrix = { rows: n, cols: d, values: dense.x };
        expect(largestError(core.linearScores(sparse.x, w), core.linearScores(matrix, w))).toBeLessThan(1e-5);
      }),
      RUNS,
    );
  });

  it('CORE-1 fits are those of the dense rows', () => {
    fc.assert(
      fc.property(shapes, ([seed, n, d]) => {
        const { sparse, dense } = sparsePair(seed, n, d, 0.3);
        const [a, b] = [core.fitLogistic(sparse, { l2: 0.1 }), core.fitLogistic(dense, { l2: 0.1 })];
        expect(a.converged && b.converged).toBe(true);
        expect(largestError(a.weights, b.weights)).toBeLessThan(1e-4);
        const [h, k] = [core.fitHinge(sparse, { l2: 0.1 }), core.fitHinge(dense, { l2: 0.1 })];
        expect(Math.abs(h.objective - k.objective)).toBeLessThan(2e-6);
      }),
      { numRuns: 20, seed: 41 },
    );
  });

  it.each<[string, string, RegExp, Partial<SparseMatrix>]>([
    ['starts too short', 'bad-shape', /starts/, { starts: Int32Array.of(0, 2) }],
    ['starts that fall', 'bad-shape', /starts falls/, { starts: Int32Array.of(0, 3, 2, 3) }],
    ['starts that end early', 'bad-shape', /starts/, { starts: Int32Array.of(0, 1, 2, 2) }],
    ['columns that fall', 'out-of-range', /columns\[1\]/, { columns: Int32Array.of(2, 1, 0) }],
    ['a column beyond the last', 'out-of-range', /columns\[2\]/, { columns: Int32Array.of(0, 1, 4) }],
    ['a negative column', 'out-of-range', /columns\[0\]/, { columns: Int32Array.of(-1, 1, 0) }],
    ['columns without values', 'bad-shape', /columns/, { columns: Int32Array.of(0, 1) }],
    ['NaN', 'not-finite', /values\[1\]/, { values: Float32Array.of(1, Number.NaN, 1) }],
  ])('CORE-5 %s is refused', (_name, code, message, wrong) => {
    const x = {
      rows: 3,
      cols: 4,
      starts: Int32Array.of(0, 2, 2, 3),
      columns: Int32Array.of(0, 1, 0),
      values: Float32Array.of(1, 2, 3),
    };
    core.linearScores(x, weightsOf(4));
    const error = refused(() => core.linearScores({ ...x, ...wrong }, weightsOf(4)));
    expect(error.code).toBe(code);
    expect(error.message).toMatch(message);
  });
});

describe('naive Bayes', () => {
  const counts = (u: number) => 1 + Math.floor(4 * u);

  it('CORE-1 frequencies follow their formulas, sparse and dense alike', () => {
    fc.assert(
      fc.property(seeds, fc.integer({ min: 6, max: 40 }), sizes, (seed, n, d) => {
        const { sparse, dense } = sparsePair(seed, n, d, 0.4, counts);
        fc.pre(dense.y.includes(0) && dense.y.includes(1));
        const model = core.fitNaiveBayes(dense, { smoothing: 0.5 });
        expect(core.fitNaiveBayes(sparse, { smoothing: 0.5 })).toEqual(model);
        const likelihood = [0, 1].flatMap((c) => {
          const sums = Array.from({ length: d }, (_, j) =>
            dense.y.reduce((s, label, i) => s + (label === c ? (dense.x[i * d + j] as number) : 0), 0),
          );
          const total = sums.reduce((a, b) => a + b, 0);
          return sums.map((sum) => Math.log((sum + 0.5) / (total + 0.5 * d)));
        });
        expectClose(model.likelihood, likelihood, 1e-12);
        const prior = [0, 1].map((c) => Math.log(dense.y.filter((label) => label === c).length / n));
        expectClose(model.prior, prior, 1e-12);
      }),
      RUNS,
    );
  });

  it('CORE-5 refuses negative counts, a class without samples and no smoothing', () => {
    const { dense } = sparsePair(3, 10, 4, 0.5, counts);
    expect(refused(() => core.fitNaiveBayes({ ...dense, x: dense.x.with(0, -1) })).code).toBe('out-of-range');
    expect(refused(() => core.fitNaiveBayes({ ...dense, y: new Int32Array(10) })).code).toBe('single-class');
    expect(refused(() => core.fitNaiveBayes(dense, { smoothing: 0 })).code).toBe('out-of-range');
  });
});
