import { describe, expect, it } from 'vitest';
import { NOWHERE, skip32, type WorkAddress } from '../../engine/numeric/addresses.ts';
import type { Kernels } from '../../engine/numeric/kernels.ts';
import { randomState } from '../../engine/random.ts';
import { createGuarded, type Guarded } from '../support/guarded.ts';
import { testKernels } from '../support/test-kernels.ts';

const kernels = await testKernels();
const STATE = randomState(3);

const pad = (n: number) => (n + 7) & ~7;
const range = (n: number) => Array.from({ length: n }, (_, i) => i);
const signs = (n: number) => range(n).map((i) => (i % 3 === 0 ? 1 : -1));

/** One call of every kernel on n rows and d columns, with exactly the room its contract asks for. */
type Call = (k: Kernels, g: Guarded, n: number, d: number) => void;

const CALLS: Record<string, Call> = {
  copyRows: (k, g, n, d) => k.copyRows(g.f32(n * d), d, g.out(n * pad(d) * 4), pad(d), n, NOWHERE),
  'copyRows, narrower': (k, g, n, d) =>
    k.copyRows(g.rows(n, d, pad(d)), pad(d), g.out(n * d * 4), d, n, g.i32Of(range(n).reverse())),
  clear: (k, g, n) => k.clear(g.out(n * 4), n * 4),
  firstNotFinite: (k, g, n) => void k.firstNotFinite(g.f32(n), n),
  firstNotFinite64: (k, g, n) => void k.firstNotFinite64(g.f64(n), n),
  fillNormals: (k, g, n) => k.fillNormals(...STATE, g.out(n * 4), n),
  fillUniforms: (k, g, n) => k.fillUniforms(...STATE, g.out(n * 4), n),
  shuffle: (k, g, n) => k.shuffle(...STATE, g.out(n * 4), n),
  expScaled: (k, g, n) => k.expScaled(g.f32(pad(n)), g.out(pad(n) * 4), pad(n), 0.5),
  scaleRows: (k, g, n, d) => k.scaleRows(g.f32(n * pad(d)), pad(d), n, g.f32(n), g.out(n * pad(d) * 4)),
  rowDots: (k, g, n, d) => k.rowDots(g.f32(n * pad(d)), g.f32(n * pad(d)), pad(d), n, g.out(n * 8)),
  logFrequencies: (k, g, n) => {
    const counts = g.out(n * 8);
    k.clear(counts, n * 8);
    k.logFrequencies(counts, n, 1);
  },
  framePicture: (k, g, n) => {
    const pixels = n * n;
    const codes = g.u8(pixels);
    k.framePicture(codes, n, g.f64(256), 1.2, g.out(256 * 8), g.out((n + 3) ** 2 * 8));
  },
  warpPicture: (k, g, n) => {
    const side = n + 1;
    const point = g.i32Of(range(side).map((i) => (2 * i < side ? 0 : 1)));
    k.warpPicture(
      g.f64((side + 3) ** 2),
      side,
      g.f64(8),
      g.f32(2 * 9),
      3,
      point,
      g.f64(side),
      g.out(side * side * 4),
    );
  },
  startRows: (k, g, n) => k.startRows(g.out(k.rowCoderWork(n, 3)), n, 3),
  codePictures: (k, g, n, side) => {
    const coder = g.out(k.rowCoderWork(2500, 3));
    k.startRows(coder, 2500, 3);
    const numbers = g.u8Of(range(n * side * side).map((i) => (i * i) % 8));
    const classes = g.u8Of([0, 1, 1, 2, 2, 3, 3, 4]);
    const out = g.out(4 * n * side * side * 4);
    k.codePictures(
      numbers,
      n,
      side,
      classes,
      g.out((side + 2) * (side + 3)),
      g.out(side * side * 4),
      coder,
      3,
      out,
    );
  },
  codeColumns: (k, g, n, d) => {
    const coder = g.out(k.rowCoderWork(6 * d, 3));
    k.startRows(coder, 6 * d, 3);
    k.codeColumns(
      g.u8Of(range(n * d).map((i) => (i * i) % 8)),
      n,
      d,
      g.out(d * 4),
      coder,
      3,
      g.out(4 * n * d * 4),
    );
  },
  endRows: (k, g) => {
    const coder = g.out(k.rowCoderWork(1, 1));
    k.startRows(coder, 1, 1);
    k.endRows(coder, g.out(4));
  },
  gemm: (k, g, n, d) => {
    const c = g.out(pad(n) * pad(n) * 4);
    k.gemm(
      g.rows(n, d, pad(d)),
      pad(d),
      0,
      g.rows(n, d, pad(d)),
      pad(d),
      1,
      c,
      pad(n),
      n,
      n,
      d,
      1,
      0,
      work(k, g),
    );
  },
  'gemm, transposed': (k, g, n, d) => {
    const c = g.out(pad(d) * pad(d) * 4);
    k.gemm(
      g.rows(n, d, pad(d)),
      pad(d),
      1,
      g.rows(n, d, pad(d)),
      pad(d),
      0,
      c,
      pad(d),
      d,
      d,
      n,
      1,
      0,
      work(k, g),
    );
  },
  'gemm, packed and added': (k, g, n, d) => {
    const c = g.out(pad(n) * pad(n) * 4);
    k.clear(c, pad(n) * pad(n) * 4);
    k.gemm(
      g.rows(n, d, pad(d)),
      pad(d),
      0,
      g.rows(n, d, pad(d)),
      pad(d),
      1,
      c,
      pad(n),
      n,
      n,
      d,
      -1,
      1,
      work(k, g),
    );
  },
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
  columnMeans: (k, g, n, d) =>
    k.columnMeans(g.rows(n, d, pad(d)), pad(d), n, NOWHERE, n, g.out(pad(d) * 8), g.out(k.rowsWork(pad(d)))),
  labelSums: (k, g, n, d) => {
    const labels = g.i32Of(range(n).map((i) => i % 3));
    k.labelSums(g.rows(n, d, pad(d)), pad(d), n, labels, 3, g.out(3 * pad(d) * 8));
  },
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
  sumsAndSquares: (k, g, n, d) =>
    k.sumsAndSquares(g.rows(n, d, pad(d)), pad(d), n, g.out(2 * pad(d) * 8), g.out(k.sumsWork(pad(d)))),
  largestSingle: (k, g, n) => void k.largestSingle(g.f32(n), n),
  standardise: (k, g, n, d) => {
    const x = g.out(n * pad(d) * 4);
    k.clear(x, n * pad(d) * 4);
    k.standardise(x, pad(d), n, g.f32(pad(d)), g.f32(pad(d)));
  },
  addRidges: (k, g, n) => {
    const gradient = g.out(n * 8);
    k.clear(gradient, n * 8);
    k.addRidges(g.f64(n), g.f64(n), gradient, n);
  },
  addColumnRidges: (k, g, n, d) => {
    const gradient = g.out(n * pad(d) * 4);
    k.clear(gradient, n * pad(d) * 4);
    k.addColumnRidges(g.f32(pad(d)), g.rows(n, d, pad(d)), gradient, n, pad(d));
  },
  products64: (k, g, n, d) => k.products64(g.rows(n, d, pad(d)), pad(d), n, d, g.f64(d + 1), g.out(n * 8)),
  weightedSum64: (k, g, n, d) =>
    k.weightedSum64(g.rows(n, d, pad(d)), pad(d), n, d, g.f64(n), g.out((d + 1) * 8)),
  'weightedNormal64, factor64, solve64': (k, g, n, d) => {
    const m = (d + 2) & ~1;
    const normal = g.out((d + 1) * m * 8);
    k.weightedNormal64(g.rows(n, d, pad(d)), pad(d), n, d, g.f64(n), normal, m, g.out(k.normalWork(m)));
    k.factor64(normal, d + 1, m);
    const x = g.out((d + 1) * 8);
    k.clear(x, (d + 1) * 8);
    k.solve64(normal, d + 1, m, x);
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
  squaredDistances: (k, g, n, d) =>
    k.squaredDistances(g.rows(n, d, pad(d)), pad(d), n, NOWHERE, g.rows(1, d, pad(d)), g.out(n * 4)),
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
  'ascending, kolmogorovSmirnov, kolmogorovTail': (k, g, n, d) => {
    const [a, b] = [g.f32(n), g.f32(d)];
    const [orderA, orderB] = [g.out(n * 4), g.out(d * 4)];
    k.ascending(a, n, orderA, g.out(k.ascendingWork(n)));
    k.ascending(b, d, orderB, g.out(k.ascendingWork(d)));
    expect(k.kolmogorovTail(k.kolmogorovSmirnov(a, orderA, n, b, orderB, d))).toBeLessThanOrEqual(1);
  },
  columnVariances: (k, g, n, d) => {
    const [x, mean] = [g.rows(n, d, pad(d)), g.rows(1, d, pad(d))];
    k.columnVariances(x, pad(d), n, g.f32(n), n, mean, g.out(pad(d) * 8));
  },
  'linearStart, linearRows, linearFinish': (k, g, n, d) => {
    const w = g.f64(pad(d) + 1);
    const y = g.f32Of(signs(n));
    const grad = g.out((pad(d) + 1) * 8);
    const x = g.rows(n, d, pad(d));
    for (const kind of [0, 1, 2]) {
      const space = g.out(k.linearWork(pad(d)));
      k.linearStart(pad(d), w, grad, space);
      k.linearRows(kind, x, pad(d), 0, n, y, g.f32Of(range(n)), w, grad, space);
      k.linearFinish(pad(d), n, w, grad, 0.1, space);
    }
  },
  linearTerms: (k, g, n) => {
    for (const kind of [0, 1, 2]) {
      const [loss, gradient, curvature] = [g.out(n * 4), g.out(n * 4), g.out(n * 4)];
      k.linearTerms(kind, g.f32(n), g.f32Of(signs(n)), g.f32Of(range(n)), n, loss, gradient, curvature);
    }
  },
  'smoRooms, smoFirst, smoLeast, smoSecond, smoStep': (k, g, n) => {
    if (n < 3) return;
    const y = g.f32Of(signs(n));
    const cap = g.out(n * 8);
    new Float64Array(k.memory.buffer, cap, n).fill(1);
    const [alpha, f, up, low] = [g.out(n * 8), g.out(n * 8), g.out(n * 8), g.out(n * 8)];
    k.clear(alpha, n * 8);
    k.widen(y, f, n);
    k.smoRooms(n, y, alpha, cap, up, low);
    const [x, diagonal] = [g.rows(n, 3, 8), g.out(n * 4)];
    k.rowSquares(x, 8, n, diagonal);
    const rowOf = (i: number) => {
      const row = g.out(n * 4);
      k.rowProducts(x, 8, n, skip32(x, i * 8), 0, row);
      return row;
    };
    const i = k.smoFirst(f, up, n);
    expect(k.smoLeast(f, low, n)).toBe(-1);
    const row = rowOf(i);
    const j = k.smoSecond(i, f, low, row, diagonal, n);
    k.smoStep(i, j, row, rowOf(j), diagonal, y, cap, alpha, f, up, low, n);
    expect(new Float64Array(k.memory.buffer, alpha, n).some((value) => value > 0)).toBe(true);
  },
  activate: (k, g, n, d) => {
    for (const kind of [0, 1, 2]) k.activate(g.out(n * pad(d) * 4), n, pad(d), g.rows(1, d, pad(d)), kind);
  },
  activationGradient: (k, g, n, d) => {
    for (const kind of [0, 1])
      k.activationGradient(g.out(n * pad(d) * 4), g.rows(n, d, pad(d)), n, pad(d), kind);
  },
  activationCurvature: (k, g, n, d) => {
    for (const kind of [0, 1]) {
      const [h, moved, before] = [g.f32(n * pad(d)), g.f32(n * pad(d)), g.f32(n * pad(d))];
      k.activationCurvature(g.out(n * pad(d) * 4), h, moved, before, n, pad(d), kind);
    }
  },
  'softmaxGradient, softmaxRows, softmaxCurvature': (k, g, n, d) => {
    const labels = g.i32Of(range(n).map((i) => i % d));
    const bytes = n * pad(d) * 4;
    const [gradients, rows, turned] = [g.out(bytes), g.out(bytes), g.out(bytes)];
    for (const block of [gradients, rows, turned]) k.clear(block, bytes);
    k.softmaxGradient(gradients, pad(d), n, d, labels, g.f32(n), 1, g.out(n * 4));
    k.softmaxRows(rows, pad(d), n, d);
    k.softmaxCurvature(rows, turned, pad(d), n, 0.5);
  },
  softmaxPass: (k, g, n, d) => {
    for (const classes of [1, 2, 3, 8, 10]) {
      const labels = g.i32Of(range(n).map((i) => i % classes));
      const grad = g.out(classes * (pad(d) + 1) * 8);
      const [x, w] = [g.rows(n, d, pad(d)), g.rows(classes, d, pad(d))];
      const work = g.out(k.softmaxWork(pad(d), classes));
      k.softmaxPass(x, pad(d), n, labels, g.f32(n), 0.5, w, g.f32(classes), classes, grad, work);
    }
  },
  columnSums: (k, g, n, d) => {
    const sums = g.out(pad(d) * 4);
    k.columnSums(g.rows(n, d, pad(d)), n, pad(d), sums, 0);
    k.columnSums(g.rows(n, d, pad(d)), n, pad(d), sums, 1);
  },
  outerRows: (k, g, n, d) => {
    const out = g.out(n * 3 * (d + 1) * 4);
    k.outerRows(g.rows(n, 3, 8), 8, 3, g.rows(n, d, pad(d)), pad(d), d, n, out, 3 * (d + 1));
  },
  addScaled: (k, g, n) => k.addScaled(0.5, g.f32(pad(n)), g.out(pad(n) * 4), pad(n)),
  sumOfSquares: (k, g, n) => void k.sumOfSquares(g.f32(n), n),
  adamStep: (k, g, n) => {
    const count = pad(n);
    const blocks = [g.out(count * 4), g.f32(count), g.out(count * 4), g.out(count * 4)] as const;
    k.adamStep(...blocks, count, 0.01, 0.9, 0.999, 1e-8);
  },
  momentumStep: (k, g, n) =>
    k.momentumStep(g.out(pad(n) * 4), g.f32(pad(n)), g.out(pad(n) * 4), pad(n), 0.01, 0.9),
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

function work(k: Kernels, g: Guarded): WorkAddress {
  return g.out(k.gemmWork());
}

/** Every third entry of n rows and d columns. */
function sparse(g: Guarded, n: number, d: number) {
  const columns = range(n).map((i) => range(d).filter((j) => (i + j) % 3 === 0));
  const starts = range(n + 1).map((i) => columns.slice(0, i).flat().length);
  const all = columns.flat();
  return { starts: g.i32Of(starts), columns: g.i32Of(all), values: g.f32(all.length) };
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
    const notKernels = ['memory', 'reserve', 'mark', 'reset', 'exp', 'log', 'heapClear'];
    const isSize = (name: string) => name.endsWith('Work');
    const all = Object.keys(Object.getPrototypeOf(kernels) as object);
    expect(all.length).toBeGreaterThan(30);
    const missing = all.filter((name) => !isSize(name) && ![...tried, ...notKernels].includes(name));
    expect(missing).toEqual([]);
  });
});
