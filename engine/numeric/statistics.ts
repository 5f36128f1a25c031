import { type F32Address, type F64Address, NOWHERE, skip32 } from './addresses.ts';
import type { Arena, Block } from './arena.ts';
import { scatterBlock } from './blocks.ts';
import { checkInteger, checkLength, checkNumber, checkRows, checkSquare } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Statistics } from './contracts/statistics.ts';
import { factor, substitute } from './factorisations.ts';
import { checkHeld, divideOut, multiplyBack } from './sizes.ts';

type MomentFunctions = Pick<Statistics, 'mean' | 'variance' | 'covariance' | 'mahalanobis'>;

/** Column means as f64[ld] in the core's memory. */
function meansOf(arena: Arena, x: Block): F64Address {
  const mean = arena.reserveF64(x.ld);
  const work = arena.reserveBytes(arena.kernels.rowsWork(x.ld));
  arena.kernels.columnMeans(x.address, x.ld, x.rows, NOWHERE, x.rows, mean, work);
  return mean;
}

/** Mean f32[ld] (an address) and covariance of rows, divided by `divisor`. */
export function scatterOf(arena: Arena, x: Block, divisor: number): { mean: F32Address; covariance: Block } {
  const { kernels } = arena;
  const mean64 = meansOf(arena, x);
  const mean = arena.reserveF32(x.ld);
  kernels.narrow(mean64, mean, x.ld);
  const covariance = arena.reserveBlock(x.cols, x.cols);
  scatterBlock(arena, x, mean, divisor, covariance);
  return { mean, covariance };
}

/** tr Σ / d. */
export function meanVariance(arena: Arena, { address, ld, rows }: Block): number {
  const view = arena.viewF32(address, rows * ld);
  let trace = 0;
  for (let j = 0; j < rows; j++) trace += view[j * ld + j] as number;
  return trace / rows;
}

/** Adds `by` to the diagonal. */
export function addToDiagonal(arena: Arena, { address, ld, rows }: Block, by: number): void {
  const view = arena.viewF32(address, rows * ld);
  for (let j = 0; j < rows; j++) view[j * ld + j] = (view[j * ld + j] as number) + by;
}

/** ‖L⁻¹(xᵢ − μ)‖² of every row, f32[rows]; an address. */
export function whitenedSquares(arena: Arena, x: Block, mean: F32Address, l: Block): F32Address {
  const { kernels } = arena;
  const out = arena.reserveF32(x.rows);
  return arena.scope(() => {
    const BLOCK = 1024;
    const part = arena.reserveBlock(Math.min(BLOCK, x.rows), x.cols);
    for (let from = 0; from < x.rows; from += BLOCK) {
      const rows = Math.min(BLOCK, x.rows - from);
      arena
        .viewF32(part.address, rows * x.ld)
        .set(arena.viewF32(skip32(x.address, from * x.ld), rows * x.ld));
      for (let i = 0; i < rows; i++) kernels.addScaled(-1, mean, skip32(part.address, i * x.ld), x.ld);
      substitute(arena, l, { ...part, rows });
      kernels.rowSquares(part.address, part.ld, rows, skip32(out, from));
    }
    return out;
  });
}

export function momentFunctions(arena: Arena): MomentFunctions {
  const { kernels } = arena;

  const take = ({ mean, covariance }: { mean: F32Address; covariance: Block }, by: number) => {
    const moments = arena.takeMatrix(covariance);
    multiplyBack('x', moments.values, by * by);
    return {
      mean: multiplyBack('x', arena.viewF32(mean, covariance.cols).slice(), by),
      covariance: moments,
    };
  };
  const enough = (x: Matrix, ddof: number) => {
    checkInteger('ddof', ddof, 0, 1);
    checkRows('x', x, ddof + 1, `a variance with ddof ${ddof} needs at least ${ddof + 1}`);
  };

  return {
    mean: (x) =>
      arena.run(() => {
        checkRows('x', x, 1, 'a mean needs at least one');
        const block = arena.putMatrix('x', x);
        const by = divideOut(arena, block);
        const means = arena.viewF64(meansOf(arena, block), x.cols);
        return multiplyBack('x', Float32Array.from(means), by);
      }),

    variance: (x, ddof = 0) =>
      arena.run(() => {
        enough(x, ddof);
        const block = arena.putMatrix('x', x);
        const by = divideOut(arena, block);
        const mean = arena.reserveF32(block.ld);
        kernels.narrow(meansOf(arena, block), mean, block.ld);
        const out = arena.reserveF64(block.ld);
        kernels.columnVariances(block.address, block.ld, x.rows, NOWHERE, x.rows - ddof, mean, out);
        return multiplyBack('x', Float32Array.from(arena.viewF64(out, x.cols)), by * by);
      }),

    covariance: (x, ddof = 0) =>
      arena.run(() => {
        enough(x, ddof);
        const block = arena.putMatrix('x', x);
        const by = divideOut(arena, block);
        return take(scatterOf(arena, block, x.rows - ddof), by);
      }),

    mahalanobis: (x, mean, covariance, ridge = 0) =>
      arena.run(() => {
        checkSquare('covariance', covariance);
        checkLength('mean', mean, x.cols);
        checkLength('a row of covariance', { length: covariance.cols }, x.cols);
        checkNumber('ridge', ridge, 0);
        const block = arena.putMatrix('x', x);
        const centre = arena.putMatrix('mean', { rows: 1, cols: x.cols, values: mean });
        const l = arena.putMatrix('covariance', covariance);
        if (ridge > 0) addToDiagonal(arena, l, ridge * meanVariance(arena, l));
        factor(arena, 'covariance', l);
        return checkHeld(
          'x',
          arena.viewF32(whitenedSquares(arena, block, centre.address, l), x.rows).slice(),
        );
      }),
  };
}
