import { randomState, type Seed } from '../random.ts';
import { badShape, checkInteger, checkNumber, checkRows, checkSeed, outOfRange } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Statistics } from './contracts/statistics.ts';
import { distancesOf } from './distances.ts';
import type { Block, Memory } from './memory.ts';
import { quantileAt } from './ranks.ts';
import { seedOfTurn } from './seeds.ts';
import { divideOut } from './sizes.ts';

/** Rows the median distance is taken over, at most. */
const MEDIAN_ROWS = 500;

export function mmdFunctions(memory: Memory): Pick<Statistics, 'mmd'> {
  return {
    mmd: (x, y, options) =>
      memory.run(() => {
        checkRows('x', x, 2, 'a discrepancy needs at least two');
        checkRows('y', y, 2, 'a discrepancy needs at least two');
        if (x.cols !== y.cols) badShape(`x has ${x.cols} columns and y ${y.cols}: they must agree`);
        const { permutations = 0, seed = 1 } = options ?? {};
        checkInteger('permutations', permutations, 0, 1e6);
        checkSeed(seed);
        const pooled = memory.putMatrix('x and y', stack(x, y));
        const by = divideOut(memory, pooled);
        // Squared; the diagonal is exactly 0, and so is the padding.
        const k = distancesOf(memory, pooled, pooled, false);
        const bandwidth = options?.bandwidth ?? medianDistance(memory, k, pooled.rows) * by;
        toKernel(memory, k, bandwidth, by);
        const { squared, pValue } = relabelled(memory, k, x.rows, permutations, seed);
        return { squared, bandwidth, pValue };
      }),
  };
}

/** e^(−‖x − y‖² / 2σ²) in place of squared distances of rows that were divided by `by`. */
function toKernel(memory: Memory, squares: Block, bandwidth: number, by: number): void {
  checkNumber('bandwidth', bandwidth, 0);
  if (bandwidth === 0) outOfRange('bandwidth is 0: the rows are all equal, or it was given so');
  const rate = -0.5 / ((bandwidth / by) * (bandwidth / by));
  if (!Number.isFinite(Math.fround(rate))) outOfRange(`bandwidth is ${bandwidth}: its square is below f32`);
  memory.kernels.expScaled(squares.address, squares.address, squares.rows * squares.ld, rate);
}

/** MMD² of the first `m` rows of the kernel matrix and the others, and how often random relabellings reach it. */
function relabelled(
  memory: Memory,
  k: Block,
  m: number,
  permutations: number,
  seed: Seed,
): { squared: number; pValue: number } {
  const { kernels } = memory;
  const n = k.rows;
  const chosen = memory.reserveF32(k.ld);
  const sums = memory.reserveF32(n);
  const order = memory.reserveI32(n);
  // Everything is reserved: from here on the memory does not grow and the view stays alive.
  const ones = memory.viewF32(chosen, k.ld);
  const sumsOver = () => {
    kernels.rowProducts(k.address, k.ld, n, chosen, 0, sums);
    return memory.viewF32(sums, n);
  };
  const discrepancy = (members: Int32Array): number => {
    ones.fill(0);
    for (const i of members) ones[i] = 1;
    return unbiased(sumsOver(), ones, members.length, total);
  };
  ones.fill(0);
  ones.fill(1, 0, n);
  const total = sumsOver().reduce((a, b) => a + b, 0);
  const squared = discrepancy(Int32Array.from({ length: m }, (_, i) => i));
  let asFar = 1;
  for (let p = 0; p < permutations; p++) {
    kernels.shuffle(...randomState(seedOfTurn(seed, p)), order, n);
    if (discrepancy(memory.viewI32(order, m).slice()) >= squared) asFar++;
  }
  return { squared, pValue: permutations > 0 ? asFar / (permutations + 1) : 1 };
}

/** The median distance of the pooled rows, of which at most `MEDIAN_ROWS` are looked at. */
function medianDistance(memory: Memory, squares: Block, n: number): number {
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
    return Math.sqrt(quantileAt(memory, values, count, 0.5));
  });
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
