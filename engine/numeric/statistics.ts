import type { Arena, Block } from './arena.ts';
import { badShape, checkInteger } from './checks.ts';
import type { Core } from './core.ts';

/** Column means as f64[ld] in the core's memory; `weights` is an address of f32[n] or 0. */
export function meansOf(arena: Arena, x: Block, weights: number, total: number): number {
  const mean = arena.reserveF64(x.ld);
  const work = arena.reserveBytes(4 * x.ld + 160);
  arena.kernels.columnMeans(x.address, x.ld, x.rows, weights, total, mean, work);
  return mean;
}

export function statisticsFunctions(arena: Arena): Pick<Core, 'mean' | 'covariance'> {
  const { kernels } = arena;
  return {
    mean: (x) =>
      arena.run(() => {
        if (x.rows < 1) badShape('x has no rows: a mean needs at least one');
        const block = arena.putMatrix('x', x);
        return Float32Array.from(arena.viewF64(meansOf(arena, block, 0, x.rows), x.cols));
      }),
    covariance: (x, ddof = 0) =>
      arena.run(() => {
        checkInteger('ddof', ddof, 0, 1);
        if (x.rows <= ddof) badShape(`x has ${x.rows} rows: a covariance with ddof ${ddof} needs more`);
        const block = arena.putMatrix('x', x);
        const mean = meansOf(arena, block, 0, x.rows);
        const shift = arena.reserveF32(block.ld);
        kernels.narrow(mean, shift, block.ld);
        const out = arena.reserveBlock(x.cols, x.cols);
        const work = arena.reserveBytes(kernels.syrkWork(x.cols));
        const by = 1 / (x.rows - ddof);
        kernels.syrk(block.address, block.ld, x.rows, x.cols, shift, 0, by, out.address, out.ld, work);
        return {
          mean: arena.viewF32(shift, x.cols).slice(),
          covariance: arena.takeMatrix(out),
        };
      }),
  };
}
