import { type F32Address, type I32Address, NOWHERE, skip32 } from './addresses.ts';
import { checkNumber, checkRows, outOfRange } from './checks.ts';
import type { Statistics } from './contracts/statistics.ts';
import type { Memory } from './memory.ts';

type RankFunctions = Pick<Statistics, 'order' | 'quantiles' | 'columnQuantiles' | 'kolmogorovSmirnov'>;

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

/** The value of each rank: f32[n] at an address, in an order that `orderOf` gave. */
function sortedAt(memory: Memory, values: F32Address, order: I32Address, n: number): (k: number) => number {
  const [view, ranks] = [memory.viewF32(values, n), memory.viewI32(order, n)];
  return (k) => view[ranks[k] as number] as number;
}

/** A quantile of f32[n] at an address. */
export function quantileAt(memory: Memory, values: F32Address, n: number, q: number): number {
  return interpolate(sortedAt(memory, values, orderOf(memory, values, n), n), n, q);
}

function checkShares(at: readonly number[]): void {
  at.forEach((q, i) => {
    checkNumber(`at[${i}]`, q, 0);
    if (q > 1) outOfRange(`at[${i}] is ${q}, must be at most 1`);
  });
}

export function rankFunctions(memory: Memory): RankFunctions {
  const { kernels } = memory;

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
        const sorted = sortedAt(memory, address, orderOf(memory, address, n), n);
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
            const sorted = sortedAt(memory, column, orderOf(memory, column, x.rows), x.rows);
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
  };
}
