import { expect } from 'vitest';
import { skip32 } from '../../../engine/numeric/addresses.ts';
import { type Calls, pad, range, signs } from './call.ts';

export const modelsCalls: Calls = {
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
};
