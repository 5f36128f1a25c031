import { randomState } from '../random.ts';
import { type F32Address, type I32Address, NOWHERE, skip32 } from './addresses.ts';
import { badShape, checkInteger, checkNumber, checkRows, checkSeed, outOfRange } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Statistics } from './contracts/statistics.ts';
import { distancesOf } from './distances.ts';
import type { Block, Memory } from './memory.ts';
import { seedOfTurn } from './seeds.ts';
import { divideOut } from './sizes.ts';

type RankFunctions = Pick<
  Statistics,
  'order' | 'quantiles' | 'columnQuantiles' | 'kolmogorovSmirnov' | 'mmd'
>;

/** Rows the median distance is taken over, at most. */
const MEDIAN_ROWS = 500;

/** Indices of f32[n] at an address, smallest value first, ties by index; an address. */
export function orderOf(memory: Memory, values: F32Address, n: number): I32Address {
  const order = memory.reserveI32(n);
  return memory.scope(() => {
    memory.kernels.ascending(values, n, order, memory.reserveBytes(memory.kernels.ascendingWork(n)));
    return order;
  });
}

/** Indices of the `count` smallest values, rising, ties by index. */
export function smallest(memory: Memory, values: Float32Array, count: number): Int32Array {
  return memory.scope(() => {
    const order = orderOf(memory, memory.putF32('values', values), values.length);
    return memory.viewI32(order, count).slice().sort();
  });
}

/** Quantiles of sorted values between their order statistics. */
function interpolate(sorted: (k: number) => number, n: number, q: number): number {
  const place = (n - 1) * q;
  const below = Math.floor(place);
  const low = sorted(below);
  return below + 1 < n ? low + (place - below) * (sorted(below + 1) - low) : low;
}

function checkShares(at: readonly number[]): void {
  at.forEach((q, i) => {
    checkNumber(`at[${i}]`, q, 0);
    if (q > 1) outOfRange(`at[${i}] is ${q}, must be at most 1`);
  });
}

export function rankFunctions(memory: Memory): RankFunctions {
  const { kernels } = memory;

  const sortedAt = (values: F32Address, order: I32Address, n: number) => {
    const [view, ranks] = [memory.viewF32(values, n), memory.viewI32(order, n)];
    return (k: number) => view[ranks[k] as number] as number;
  };

  return {
    order: (values) =>
      memory.run(() => {
        const order = orderOf(memory, memory.putF32('values', values), values.length);
        return memory.viewI32(order, values.length).slice();
      }),

    quantiles: (values, at) =>
      memory.run(() => {
        const n = values.length;
        checkRows('values', { rows: n, cols: 1, values }, 1, 'a quantile needs at least one');
        checkShares(at);
        const address = memory.putF32('values', values);
        const sorted = sortedAt(address, orderOf(memory, address, n), n);
        return Float64Array.from(at, (q) => interpolate(sorted, n, q));
      }),

    columnQuantiles: (x, at) =>
      memory.run(() => {
        checkRows('x', x, 1, 'a quantile needs at least one');
        checkShares(at);
        const block = memory.putMatrix('x', x);
        const column = memory.reserveF32(x.rows);
        const values = new Float32Array(at.length * x.cols);
        for (let j = 0; j < x.cols; j++) {
          memory.scope(() => {
            kernels.copyRows(skip32(block.address, j), block.ld, column, 1, x.rows, NOWHERE);
            const sorted = sortedAt(column, orderOf(memory, column, x.rows), x.rows);
            at.forEach((q, i) => {
              values[i * x.cols + j] = interpolate(sorted, x.rows, q);
            });
          });
        }
        return { rows: at.length, cols: x.cols, values };
      }),

    kolmogorovSmirnov: (a, b) =>
      memory.run(() => {
        const [n, m] = [a.length, b.length];
        checkRows('a', { rows: n, cols: 1, values: a }, 1, 'a sample needs at least one');
        checkRows('b', { rows: m, cols: 1, values: b }, 1, 'a sample needs at least one');
        const [left, right] = [memory.putF32('a', a), memory.putF32('b', b)];
        const statistic = kernels.kolmogorovSmirnov(
          left,
          orderOf(memory, left, n),
          n,
          right,
          orderOf(memory, right, m),
          m,
        );
        // Stephens 1970, as in "Numerical Recipes" (2007), 14.3: good from an effective size of 4 on.
        const root = Math.sqrt((n * m) / (n + m));
        return { statistic, pValue: kernels.kolmogorovTail((root + 0.12 + 0.11 / root) * statistic) };
      }),

    mmd: (x, y, options) =>
      memory.run(() => {
        checkRows('x', x, 2, 'a discrepancy needs at least two');
        checkRows('y', y, 2, 'a discrepancy needs at least two');
        if (x.cols !== y.cols) badShape(`x has ${x.cols} columns and y ${y.cols}: they must agree`);
        const { permutations = 0, seed = 1 } = options ?? {};
        checkInteger('permutations', permutations, 0, 1e6);
        checkSeed(seed);
        const pooled = memory.putMatrix('x and y', stack(x, y));
        const n = pooled.rows;
        const by = divideOut(memory, pooled);
        // Squared; the diagonal is exactly 0, and so is the padding.
        const k = distancesOf(memory, pooled, pooled, false);
        const bandwidth = options?.bandwidth ?? medianDistance(k, n) * by;
        checkNumber('bandwidth', bandwidth, 0);
        if (bandwidth === 0) outOfRange('bandwidth is 0: the rows are all equal, or it was given so');
        const rate = -0.5 / ((bandwidth / by) * (bandwidth / by));
        if (!Number.isFinite(Math.fround(rate)))
          outOfRange(`bandwidth is ${bandwidth}: its square is below f32`);
        kernels.expScaled(k.address, k.address, n * k.ld, rate);

        const chosen = memory.reserveF32(k.ld);
        const sums = memory.reserveF32(n);
        const ones = memory.viewF32(chosen, k.ld);
        const discrepancy = (members: Int32Array): number => {
          ones.fill(0);
          for (const i of members) ones[i] = 1;
          kernels.rowProducts(k.address, k.ld, n, chosen, 0, sums);
          return unbiased(memory.viewF32(sums, n), ones, members.length, total);
        };
        ones.fill(0);
        ones.fill(1, 0, n);
        kernels.rowProducts(k.address, k.ld, n, chosen, 0, sums);
        const total = memory.viewF32(sums, n).reduce((a, b) => a + b, 0);
        const squared = discrepancy(Int32Array.from({ length: x.rows }, (_, i) => i));
        let asFar = 1;
        const order = memory.reserveI32(n);
        for (let p = 0; p < permutations; p++) {
          kernels.shuffle(...randomState(seedOfTurn(seed, p)), order, n);
          if (discrepancy(memory.viewI32(order, x.rows).slice()) >= squared) asFar++;
        }
        return { squared, bandwidth, pValue: permutations > 0 ? asFar / (permutations + 1) : 1 };
      }),
  };

  function medianDistance(squares: Block, n: number): number {
    return memory.scope(() => {
      const size = Math.min(n, MEDIAN_ROWS);
      const count = (size * (size - 1)) / 2;
      const values = memory.reserveF32(count);
      const [from, to] = [memory.viewF32(squares.address, n * squares.ld), memory.viewF32(values, count)];
      const rowOf = (i: number) => Math.floor((i * n) / size);
      let k = 0;
      for (let i = 0; i < size; i++) {
        for (let j = 0; j < i; j++) to[k++] = from[rowOf(i) * squares.ld + rowOf(j)] as number;
      }
      const sorted = sortedAt(values, orderOf(memory, values, count), count);
      return Math.sqrt(interpolate(sorted, count, 0.5));
    });
  }
}

function stack(x: Matrix, y: Matrix): Matrix {
  const values = new Float32Array(x.values.length + y.values.length);
  values.set(x.values);
  values.set(y.values, x.values.length);
  return { rows: x.rows + y.rows, cols: x.cols, values };
}

/** MMD² from the sums of each row of the kernel matrix over the chosen ones; its diagonal is 1. */
function unbiased(sums: Float32Array, chosen: Float32Array, m: number, total: number): number {
  let [within, across] = [0, 0];
  for (let i = 0; i < sums.length; i++) {
    if (chosen[i] === 1) within += sums[i] as number;
    else across += sums[i] as number;
  }
  const n = sums.length - m;
  const others = total - within - 2 * across;
  return (within - m) / (m * (m - 1)) + (others - n) / (n * (n - 1)) - (2 * across) / (m * n);
}
