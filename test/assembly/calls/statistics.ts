import { expect } from 'vitest';
import { NOWHERE } from '../../../engine/numeric/addresses.ts';
import { type Calls, pad, range } from './call.ts';

export const statisticsCalls: Calls = {
  columnMeans: (k, g, n, d) =>
    k.columnMeans(g.rows(n, d, pad(d)), pad(d), n, NOWHERE, n, g.out(pad(d) * 8), g.out(k.rowsWork(pad(d)))),
  labelSums: (k, g, n, d) => {
    const labels = g.i32Of(range(n).map((i) => i % 3));
    k.labelSums(g.rows(n, d, pad(d)), pad(d), n, labels, 3, g.out(3 * pad(d) * 8));
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
  squaredDistances: (k, g, n, d) =>
    k.squaredDistances(g.rows(n, d, pad(d)), pad(d), n, NOWHERE, g.rows(1, d, pad(d)), g.out(n * 4)),
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
};
