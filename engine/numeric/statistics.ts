import { type F32Address, type F64Address, NOWHERE, skip32 } from './addresses.ts';
import { scatterBlock } from './blocks.ts';
import { checkInteger, checkLength, checkNumber, checkRows, checkSquare } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Statistics } from './contracts/statistics.ts';
import { factor, substitute } from './factorisations.ts';
import type { Block, Memory } from './memory.ts';
import { checkHeld, divideOut, multiplyBack } from './sizes.ts';

type MomentFunctions = Pick<Statistics, 'mean' | 'variance' | 'covariance' | 'mahalanobis'>;

/** Column means as f64[ld] in the core's memory. */
function meansOf(memory: Memory, x: Block): F64Address {
  const mean = memory.reserveF64(x.ld);
  const work = memory.reserveBytes(memory.kernels.rowsWork(x.ld));
  memory.kernels.columnMeans(x.address, x.ld, x.rows, NOWHERE, x.rows, mean, work);
  return mean;
}

/** Mean f32[ld] (an address) and covariance of rows, divided by `divisor`. */
export function scatterOf(
  memory: Memory,
  x: Block,
  divisor: number,
): { mean: F32Address; covariance: Block } {
  const { kernels } = memory;
  const mean64 = meansOf(memory, x);
  const mean = memory.reserveF32(x.ld);
  kernels.narrow(mean64, mean, x.ld);
  const covariance = memory.reserveBlock(x.cols, x.cols);
  scatterBlock(memory, x, mean, divisor, covariance);
  return { mean, covariance };
}

/** tr Σ / d. */
export function meanVariance(memory: Memory, { address, ld, rows }: Block): number {
  const view = memory.viewF32(address, rows * ld);
  let trace = 0;
  for (let j = 0; j < rows; j++) trace += view[j * ld + j] as number;
  return trace / rows;
}

/** Adds `by` to the diagonal. */
export function addToDiagonal(memory: Memory, { address, ld, rows }: Block, by: number): void {
  const view = memory.viewF32(address, rows * ld);
  for (let j = 0; j < rows; j++) view[j * ld + j] = (view[j * ld + j] as number) + by;
}

/** ‖L⁻¹(xᵢ − μ)‖² of every row, f32[rows]; an address. */
export function whitenedSquares(memory: Memory, x: Block, mean: F32Address, l: Block): F32Address {
  const { kernels } = memory;
  const out = memory.reserveF32(x.rows);
  return memory.scope(() => {
    const BLOCK = 1024;
    const part = memory.reserveBlock(Math.min(BLOCK, x.rows), x.cols);
    for (let from = 0; from < x.rows; from += BLOCK) {
      const rows = Math.min(BLOCK, x.rows - from);
      memory
        .viewF32(part.address, rows * x.ld)
        .set(memory.viewF32(skip32(x.address, from * x.ld), rows * x.ld));
      for (let i = 0; i < rows; i++) kernels.addScaled(-1, mean, skip32(part.address, i * x.ld), x.ld);
      substitute(memory, l, { ...part, rows });
      kernels.rowSquares(part.address, part.ld, rows, skip32(out, from));
    }
    return out;
  });
}

export function momentFunctions(memory: Memory): MomentFunctions {
  const { kernels } = memory;

  const take = ({ mean, covariance }: { mean: F32Address; covariance: Block }, by: number) => {
    const moments = memory.takeMatrix(covariance);
    multiplyBack('x', moments.values, by * by);
    return {
      mean: multiplyBack('x', memory.viewF32(mean, covariance.cols).slice(), by),
      covariance: moments,
    };
  };
  const enough = (x: Matrix, ddof: number) => {
    checkInteger('ddof', ddof, 0, 1);
    checkRows('x', x, ddof + 1, `a variance with ddof ${ddof} needs at least ${ddof + 1}`);
  };

  return {
    mean: (x) =>
      memory.run(() => {
        checkRows('x', x, 1, 'a mean needs at least one');
        const block = memory.putMatrix('x', x);
        const by = divideOut(memory, block);
        const means = memory.viewF64(meansOf(memory, block), x.cols);
        return multiplyBack('x', Float32Array.from(means), by);
      }),

    variance: (x, ddof = 0) =>
      memory.run(() => {
        enough(x, ddof);
        const block = memory.putMatrix('x', x);
        const by = divideOut(memory, block);
        const mean = memory.reserveF32(block.ld);
        kernels.narrow(meansOf(memory, block), mean, block.ld);
        const out = memory.reserveF64(block.ld);
        kernels.columnVariances(block.address, block.ld, x.rows, NOWHERE, x.rows - ddof, mean, out);
        return multiplyBack('x', Float32Array.from(memory.viewF64(out, x.cols)), by * by);
      }),

    covariance: (x, ddof = 0) =>
      memory.run(() => {
        enough(x, ddof);
        const block = memory.putMatrix('x', x);
        const by = divideOut(memory, block);
        return take(scatterOf(memory, block, x.rows - ddof), by);
      }),

    mahalanobis: (x, mean, covariance, ridge = 0) =>
      memory.run(() => {
        checkSquare('covariance', covariance);
        checkLength('mean', mean, x.cols);
        checkLength('a row of covariance', { length: covariance.cols }, x.cols);
        checkNumber('ridge', ridge, 0);
        const block = memory.putMatrix('x', x);
        const centre = memory.putMatrix('mean', { rows: 1, cols: x.cols, values: mean });
        const l = memory.putMatrix('covariance', covariance);
        if (ridge > 0) addToDiagonal(memory, l, ridge * meanVariance(memory, l));
        factor(memory, 'covariance', l);
        return checkHeld(
          'x',
          memory.viewF32(whitenedSquares(memory, block, centre.address, l), x.rows).slice(),
        );
      }),
  };
}
