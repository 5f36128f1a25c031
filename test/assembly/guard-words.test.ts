import { describe, expect, it } from 'vitest';
import type { Kernels } from '../../engine/numeric/kernels.ts';
import { createGuarded, type Guarded } from '../support/guarded.ts';
import { testKernels } from '../support/test-kernels.ts';

const kernels = await testKernels();

const pad = (n: number) => (n + 7) & ~7;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const signs = (n: number) => range(n).map((i) => (i % 3 === 0 ? 1 : -1));

/** One call of every kernel on n rows and d columns, with exactly the room its contract asks for. */
type Call = (k: Kernels, g: Guarded, n: number, d: number) => void;

const CALLS: Record<string, Call> = {
  copyRows: (k, g, n, d) => k.copyRows(g.f32(n * d), d, g.out(n * pad(d) * 4), pad(d), n, 0),
  'copyRows, narrower': (k, g, n, d) =>
    k.copyRows(g.rows(n, d, pad(d)), pad(d), g.out(n * d * 4), d, n, g.i32Of(range(n).reverse())),
  clear: (k, g, n) => k.clear(g.out(n * 4), n * 4),
  firstNotFinite: (k, g, n) => void k.firstNotFinite(g.f32(n), n),
  firstNotFinite64: (k, g, n) => void k.firstNotFinite64(g.f64(n), n),
  fillNormals: (k, g, n) => k.fillNormals(3, g.out(n * 4), n),
  shuffle: (k, g, n) => {
    k.seedRandom(3);
    k.shuffle(g.out(n * 4), n);
  },
  gemm: (k, g, n, d) => {
    const c = g.out(pad(n) * pad(n) * 4);
    k.gemm(g.rows(n, d, pad(d)), pad(d), 0, g.rows(n, d, pad(d)), pad(d), 1, c, pad(n), n, n, d, work(k, g));
  },
  'gemm, transposed': (k, g, n, d) => {
    const c = g.out(pad(d) * pad(d) * 4);
    k.gemm(g.rows(n, d, pad(d)), pad(d), 1, g.rows(n, d, pad(d)), pad(d), 0, c, pad(d), d, d, n, work(k, g));
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
    k.normalProduct(g.rows(n, d, pad(d)), pad(d), n, g.f32(n), v, 0.1, 0.2, out, g.out(4 * pad(d) + 160));
  },
  weightedSum: (k, g, n, d) =>
    k.weightedSum(
      g.rows(n, d, pad(d)),
      pad(d),
      n,
      g.f32(n),
      g.out((pad(d) + 1) * 8),
      g.out(4 * pad(d) + 160),
    ),
  columnMeans: (k, g, n, d) =>
    k.columnMeans(g.rows(n, d, pad(d)), pad(d), n, 0, n, g.out(pad(d) * 8), g.out(4 * pad(d) + 160)),
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
    expect(k.symmetricEigen(a, n, g.out(n * 8), g.out(n * 8))).toBe(0);
  },
  fixSign: (k, g, n) => k.fixSign(g.out(n * 8), n),
  'offerBlock, settle': (k, g, n, d) => {
    const x = g.rows(n, d, pad(d));
    const squares = g.out(n * 4);
    k.rowSquares(x, pad(d), n, squares);
    const most = Math.max(...new Float32Array(k.memory.buffer, squares, n));
    const products = g.out(pad(n) * pad(n) * 4);
    k.gemm(x, pad(d), 0, x, pad(d), 1, products, pad(n), n, n, d, work(k, g));
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
  squaredDistances: (k, g, n, d) =>
    k.squaredDistances(g.rows(n, d, pad(d)), pad(d), n, 0, g.rows(1, d, pad(d)), g.out(n * 4)),
  logisticPass: (k, g, n, d) => {
    const w = g.f64(pad(d) + 1);
    const y = g.f32Of(signs(n));
    const grad = g.out((pad(d) + 1) * 8);
    const x = g.rows(n, d, pad(d));
    k.logisticPass(x, pad(d), n, y, g.f32Of(range(n)), n, w, grad, 0.1, g.out(8 * pad(d) + 160));
  },
  logisticTerms: (k, g, n) =>
    k.logisticTerms(g.f32(n), g.f32Of(signs(n)), n, g.out(n * 4), g.out(n * 4), g.out(n * 4)),
  activate: (k, g, n, d) => {
    for (const kind of [0, 1, 2]) k.activate(g.out(n * pad(d) * 4), n, pad(d), g.rows(1, d, pad(d)), kind);
  },
  activationSlope: (k, g, n, d) => {
    for (const kind of [0, 1])
      k.activationSlope(g.out(n * pad(d) * 4), g.rows(n, d, pad(d)), n, pad(d), kind);
  },
  softmaxSlope: (k, g, n, d) => {
    const logits = g.out(n * pad(d) * 4);
    k.clear(logits, n * pad(d) * 4);
    k.softmaxSlope(logits, pad(d), n, d, g.i32Of(range(n).map((i) => i % d)), 1, g.out(n * 4));
  },
  columnSums: (k, g, n, d) => k.columnSums(g.rows(n, d, pad(d)), n, pad(d), g.out(pad(d) * 4)),
  addScaled: (k, g, n) => k.addScaled(0.5, g.f32(pad(n)), g.out(pad(n) * 4), pad(n)),
  sumOfSquares: (k, g, n) => void k.sumOfSquares(g.f32(n), n),
  adamStep: (k, g, n) => {
    const count = pad(n);
    const blocks = [g.out(count * 4), g.f32(count), g.out(count * 4), g.out(count * 4)] as const;
    k.adamStep(...blocks, count, 0.01, 0.9, 0.999, 1e-8);
  },
  lbfgsDirection: (k, g, n) =>
    k.lbfgsDirection(
      g.f64(n),
      g.f64(3 * n),
      g.f64(3 * n),
      g.f64(3),
      g.out(24),
      3,
      1,
      2,
      0.5,
      g.out(n * 8),
      n,
    ),
};

function work(k: Kernels, g: Guarded): number {
  return g.out(k.gemmWork());
}

const SIZES = [1, 3, 4, 7, 8, 9, 17];

describe('guard words', () => {
  it.each(Object.entries(CALLS))('CORE-4 %s writes its outputs and nothing else', (_name, call) => {
    for (const n of SIZES) {
      for (const d of SIZES) {
        const before = kernels.mark();
        const guarded = createGuarded(kernels, n * 100 + d);
        call(kernels, guarded, n, d);
        expect({ n, d, damage: guarded.damage() }).toEqual({ n, d, damage: [] });
        kernels.reset(before);
      }
    }
  });

  it('CORE-4 no kernel is left out', () => {
    const tried = Object.keys(CALLS).flatMap((name) => name.split(', '));
    const notKernels = ['memory', 'reserve', 'mark', 'reset', 'exp', 'log', 'seedRandom', 'heapClear'];
    const sizesOnly = ['gemmWork', 'syrkWork'];
    const all = Object.keys(Object.getPrototypeOf(kernels) as object);
    expect(all.length).toBeGreaterThan(30);
    const missing = all.filter((name) => ![...tried, ...notKernels, ...sizesOnly].includes(name));
    expect(missing).toEqual([]);
  });
});
