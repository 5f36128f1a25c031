import { expect } from 'vitest';
import type { Kernels } from '../../../engine/numeric/kernels.ts';
import type { Guarded } from '../../support/guarded.ts';
import { type Calls, pad, range, work } from './call.ts';

export const linalgCalls: Calls = {
  gemm: (k, g, n, d) => product(k, g, n, d, {}),
  'gemm, transposed': (k, g, n, d) => product(k, g, n, d, { transposed: true }),
  'gemm, packed and added': (k, g, n, d) => product(k, g, n, d, { alpha: -1, beta: 1 }),
  gemmZeros: (k, g, n, d) => {
    const zeros = g.f32Of(range(n * pad(d)).map((i) => ((i * 7) % 5 < 2 && i % pad(d) < d ? i : 0)));
    const c = g.out(pad(d) * pad(d) * 4);
    k.gemmZeros(zeros, pad(d), g.rows(n, d, pad(d)), pad(d), c, pad(d), d, d, n, 0, work(k, g));
  },
  syrk: (k, g, n, d) => {
    const c = g.out(pad(d) * pad(d) * 4);
    const shift = g.rows(1, d, pad(d));
    k.syrk(g.rows(n, d, pad(d)), pad(d), n, d, shift, g.f32(n), 0.5, c, pad(d), g.out(k.syrkWork(d)));
  },
  rowProducts: (k, g, n, d) =>
    k.rowProducts(g.rows(n, d, pad(d)), pad(d), n, g.rows(1, d, pad(d)), 0.5, g.out(n * 4)),
  rowSquares: (k, g, n, d) => k.rowSquares(g.rows(n, d, pad(d)), pad(d), n, g.out(n * 4)),
  normalProduct: (k, g, n, d) => {
    const out = g.out((pad(d) + 1) * 8);
    const v = g.rows(1, d, pad(d));
    k.normalProduct(g.rows(n, d, pad(d)), pad(d), n, g.f32(n), v, 0.1, 0.2, out, g.out(k.rowsWork(pad(d))));
  },
  weightedSum: (k, g, n, d) =>
    k.weightedSum(
      g.rows(n, d, pad(d)),
      pad(d),
      n,
      g.f32(n),
      g.out((pad(d) + 1) * 8),
      g.out(k.rowsWork(pad(d))),
    ),
  dot: (k, g, n) => void k.dot(g.f64(n), g.f64(n), n),
  axpy: (k, g, n) => k.axpy(0.5, g.f64(n), g.out(n * 8), n),
  rescale: (k, g, n) => k.rescale(0.5, g.out(n * 8), n),
  combine: (k, g, n) => k.combine(g.f64(n), 0.5, g.f64(n), g.out(n * 8), n),
  largest: (k, g, n) => void k.largest(g.f64(n), n),
  narrow: (k, g, n) => k.narrow(g.f64(n), g.out(n * 4), n),
  widen: (k, g, n) => k.widen(g.f32(n), g.out(n * 8), n),
  symmetricEigen: (k, g, n) => {
    const a = g.out(n * n * 8);
    const m = new Float64Array(k.memory.buffer, a, n * n);
    for (let i = 0; i < n; i++)
      for (let j = 0; j < n; j++) m[i * n + j] = Math.cos(i * j) + (i === j ? 2 : 0);
    expect(k.symmetricEigen(a, n, g.out(n * 8), g.out(k.eigenWork(n)))).toBe(0);
  },
  fixSign: (k, g, n) => k.fixSign(g.out(n * 8), n),
  'offerBlock, settle': (k, g, n, d) => {
    const x = g.rows(n, d, pad(d));
    const squares = g.out(n * 4);
    k.rowSquares(x, pad(d), n, squares);
    const most = Math.max(...new Float32Array(k.memory.buffer, squares, n));
    const products = g.out(pad(n) * pad(n) * 4);
    k.gemm(x, pad(d), 0, x, pad(d), 1, products, pad(n), n, n, d, 1, 0, work(k, g));
    const count = Math.min(n, 3);
    const [dist, index] = [g.out(n * count * 4), g.out(n * count * 4)];
    k.heapClear(dist, index, n * count);
    k.offerBlock(products, pad(n), squares, squares, n, n, 0, dist, index, count);
    const [outDist, outIndex] = [g.out(n * 4), g.out(n * 4)];
    k.settle(x, squares, n, x, n, pad(d), most, dist, index, count, outDist, outIndex, 1);
  },
  nearestDirect: (k, g, n, d) => {
    const x = g.rows(n, d, pad(d));
    k.nearestDirect(x, n, x, n, pad(d), g.out(n * 4), g.out(n * 4), 1);
  },
  squaredFromProducts: (k, g, n, d) => {
    const x = g.rows(n, d, pad(d));
    const squares = g.out(n * 4);
    k.rowSquares(x, pad(d), n, squares);
    const products = g.out(pad(n) * pad(n) * 4);
    k.gemm(x, pad(d), 0, x, pad(d), 1, products, pad(n), n, n, d, 1, 0, work(k, g));
    k.squaredFromProducts(products, pad(n), n, n, x, x, pad(d), squares, squares);
  },
  squareRoots: (k, g, n) => {
    const x = g.out(pad(n) * 4);
    k.clear(x, pad(n) * 4);
    k.squareRoots(x, pad(n));
  },
  'sparseProducts, sparseWeightedSum, sparseSquares, sparseGramRow': (k, g, n, d) => {
    const { starts, columns, values } = sparse(g, n, d);
    k.sparseProducts(starts, columns, values, n, g.f64(d), 0.5, g.out(n * 4));
    k.sparseWeightedSum(starts, columns, values, n, d, g.f32(n), g.out((d + 1) * 8));
    k.sparseSquares(starts, values, n, g.out(n * 4));
    const turned = sparse(g, d, n);
    k.sparseGramRow(
      starts,
      columns,
      values,
      turned.starts,
      turned.columns,
      turned.values,
      n - 1,
      n,
      g.out(n * 8),
      g.out(n * 4),
    );
  },
  'cholesky, solveLower, logDeterminant': (k, g, n, d) => {
    // Sizes past one block of 64 columns, so that every loop runs.
    const m = n > 8 ? 60 + n + d : n;
    const a = g.out(pad(m) * pad(m) * 4);
    const view = new Float32Array(k.memory.buffer, a, pad(m) * pad(m));
    view.fill(0);
    for (let i = 0; i < m; i++) {
      for (let j = 0; j < m; j++) view[i * pad(m) + j] = Math.cos(i - j) + (i === j ? m : 0);
    }
    expect(k.cholesky(a, pad(m), m, g.out(k.choleskyWork(m)))).toBe(-1);
    expect(k.logDeterminant(a, pad(m), m)).toBeGreaterThan(0);
    const x = g.out(pad(d) * pad(m) * 4);
    k.clear(x, pad(d) * pad(m) * 4);
    k.solveLower(a, pad(m), m, x, pad(m), d, g.out(k.choleskyWork(d)));
  },
};

/** C = alpha A Bᵀ + beta C, where C is n × n, of two blocks of n rows; transposed, alpha Aᵀ B + beta C, where C is d × d. */
function product(
  k: Kernels,
  g: Guarded,
  n: number,
  d: number,
  { transposed = false, alpha = 1, beta = 0 }: { transposed?: boolean; alpha?: number; beta?: number },
) {
  const [size, inner] = transposed ? [d, n] : [n, d];
  const c = g.out(pad(size) * pad(size) * 4);
  if (beta !== 0) k.clear(c, pad(size) * pad(size) * 4);
  const [a, b] = [g.rows(n, d, pad(d)), g.rows(n, d, pad(d))];
  const [turnA, turnB] = transposed ? [1, 0] : [0, 1];
  k.gemm(a, pad(d), turnA, b, pad(d), turnB, c, pad(size), size, size, inner, alpha, beta, work(k, g));
}

/** Every third entry of n rows and d columns. */
function sparse(g: Guarded, n: number, d: number) {
  const columns = range(n).map((i) => range(d).filter((j) => (i + j) % 3 === 0));
  const starts = range(n + 1).map((i) => columns.slice(0, i).flat().length);
  const all = columns.flat();
  return { starts: g.i32Of(starts), columns: g.i32Of(all), values: g.f32(all.length) };
}
