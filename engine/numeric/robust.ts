import { randomState, type Seed } from '../random.ts';
import { NOWHERE, skip32 } from './addresses.ts';
import { checkInteger, checkNumber, checkRows, checkSeed, outOfRange } from './checks.ts';
import type { RobustCovariance, Statistics } from './contracts/statistics.ts';
import { factor } from './factorisations.ts';
import type { Block, Memory } from './memory.ts';
import { orderOf, smallest } from './ranks.ts';
import { seedOfTurn } from './seeds.ts';
import { divideOut, multiplyBack } from './sizes.ts';
import { addToDiagonal, meanVariance, scatterOf, whitenedSquares } from './statistics.ts';

/** Concentration steps each start gets before the best two go on to the end, as in FAST-MCD. */
const FIRST_STEPS = 2;
const FINALISTS = 2;
const LAST_STEPS = 50;

interface Estimate {
  /** The rows it rests on, rising. */
  readonly support: Int32Array;
  readonly mean: Float32Array;
  /** Without κ. */
  readonly covariance: Float32Array;
  readonly logDeterminant: number;
  /** Of all rows, under this estimate. */
  readonly distances: Float32Array;
}

/** Estimate from some rows, and how far all rows are from it. */
function estimate(memory: Memory, x: Block, support: Int32Array, ridge: number): Estimate {
  const { kernels } = memory;
  return memory.scope(() => {
    const part = memory.reserveBlock(support.length, x.cols);
    kernels.copyRows(x.address, x.ld, part.address, x.ld, support.length, memory.putI32(support));
    const { mean, covariance } = scatterOf(memory, part, support.length);
    const own = memory.takeMatrix(covariance).values;
    const size = meanVariance(memory, covariance);
    addToDiagonal(memory, covariance, ridge > 0 ? Math.max(ridge * size, Number.MIN_VALUE) : 0);
    factor(memory, 'x, the scatter of its closest rows,', covariance);
    return {
      support,
      mean: memory.viewF32(mean, x.cols).slice(),
      covariance: own,
      logDeterminant: kernels.logDeterminant(covariance.address, covariance.ld, x.cols),
      distances: memory.viewF32(whitenedSquares(memory, x, mean, covariance), x.rows).slice(),
    };
  });
}

/** Steps to the rows closest to the estimate, each of which can only shrink the determinant. */
function concentrate(
  memory: Memory,
  x: Block,
  from: Estimate,
  h: number,
  ridge: number,
  steps: number,
): Estimate {
  let now = from;
  for (let step = 0; step < steps; step++) {
    const next = estimate(memory, x, smallest(memory, now.distances, h), ridge);
    const same = next.support.every((row, i) => row === now.support[i]);
    const better = next.logDeterminant < now.logDeterminant;
    if (same || (!better && now.support.length === h)) return same ? next : now;
    now = next;
  }
  return now;
}

/** Estimate from the h rows nearest to the middle value of every column. */
function nearMedian(memory: Memory, x: Block, h: number, ridge: number): Estimate {
  const { kernels } = memory;
  return memory.scope(() => {
    const column = memory.reserveF32(x.rows);
    const centre = memory.reserveF32(x.ld);
    kernels.clear(centre, x.ld * 4);
    for (let j = 0; j < x.cols; j++) {
      kernels.copyRows(skip32(x.address, j), x.ld, column, 1, x.rows, NOWHERE);
      const middle = memory.scope(() => {
        const order = memory.viewI32(orderOf(memory, column, x.rows), x.rows);
        return order[x.rows >> 1] as number;
      });
      memory.viewF32(centre, x.ld)[j] = memory.viewF32(column, x.rows)[middle] as number;
    }
    const squares = memory.reserveF32(x.rows);
    kernels.squaredDistances(x.address, x.ld, x.rows, NOWHERE, centre, squares);
    const rows = smallest(memory, memory.viewF32(squares, x.rows).slice(), h);
    return estimate(memory, x, rows, Math.max(ridge, 1e-4));
  });
}

/** Estimates after their first steps: from all rows, from the middle, and from `starts` random draws. */
function candidatesOf(
  memory: Memory,
  x: Block,
  h: number,
  { ridge, starts, seed }: { readonly ridge: number; readonly starts: number; readonly seed: Seed },
): Estimate[] {
  const { rows: n, cols: d } = x;
  const all = Int32Array.from({ length: n }, (_, i) => i);
  const first = (from: Estimate) => concentrate(memory, x, from, h, ridge, FIRST_STEPS);
  const candidates = [first(estimate(memory, x, all, ridge))];
  if (h === n) return candidates;
  candidates.push(first(nearMedian(memory, x, h, ridge)));
  const order = memory.reserveI32(n);
  for (let k = 0; k < starts; k++) {
    memory.kernels.shuffle(...randomState(seedOfTurn(seed, k)), order, n);
    const chosen = memory
      .viewI32(order, Math.min(n, d + 1))
      .slice()
      .sort();
    candidates.push(first(estimate(memory, x, chosen, Math.max(ridge, 1e-4))));
  }
  return candidates;
}

export function robustFunctions(memory: Memory): Pick<Statistics, 'robustCovariance'> {
  return {
    robustCovariance: (x, options) =>
      memory.run((): RobustCovariance => {
        const { rows: n, cols: d } = x;
        checkRows('x', x, 2, 'a robust covariance needs at least two');
        const { share, ridge = 0.01, seed = 1 } = options ?? {};
        const starts = options?.starts ?? (d <= 32 ? 10 : 2);
        checkInteger('starts', starts, 0, 1000);
        checkNumber('ridge', ridge, 0);
        checkSeed(seed);
        if (share !== undefined && !(share >= 0.5 && share <= 1)) {
          outOfRange(`share is ${share}, must be from 0.5 to 1`);
        }
        const h = Math.min(n, share === undefined ? Math.floor((n + d + 1) / 2) : Math.ceil(share * n));
        const block = memory.putMatrix('x', x);
        const by = divideOut(memory, block);

        const best = candidatesOf(memory, block, h, { ridge, starts, seed })
          .map((candidate, place) => ({ candidate, place }))
          .sort((a, b) => a.candidate.logDeterminant - b.candidate.logDeterminant || a.place - b.place)
          .slice(0, FINALISTS)
          .map(({ candidate }) => concentrate(memory, block, candidate, h, ridge, LAST_STEPS))
          .reduce((a, b) => (b.logDeterminant < a.logDeterminant ? b : a));
        const support = new Uint8Array(n);
        for (const row of best.support) support[row] = 1;
        return {
          mean: multiplyBack('x', best.mean, by),
          covariance: { rows: d, cols: d, values: multiplyBack('x', best.covariance, by * by) },
          support,
          logDeterminant: best.logDeterminant + (by === 1 ? 0 : 2 * d * memory.kernels.log(by)),
          distances: best.distances,
        };
      }),
  };
}
