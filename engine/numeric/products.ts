import type { Arena } from './arena.ts';
import { badShape } from './checks.ts';
import type { Core } from './core.ts';

export function productFunctions(arena: Arena): Pick<Core, 'multiply' | 'gram'> {
  const { kernels } = arena;
  return {
    multiply: (a, b, options) =>
      arena.run(() => {
        const ta = options?.transposeA === true;
        const tb = options?.transposeB === true;
        const [m, k] = ta ? [a.cols, a.rows] : [a.rows, a.cols];
        const [kb, n] = tb ? [b.cols, b.rows] : [b.rows, b.cols];
        if (k !== kb) badShape(`op(a) is ${m} × ${k} and op(b) is ${kb} × ${n}: the inner sizes must agree`);
        const left = arena.putMatrix('a', a);
        const right = arena.putMatrix('b', b);
        const out = arena.reserveBlock(m, n);
        const work = arena.reserveBytes(kernels.gemmWork());
        kernels.gemm(
          left.address,
          left.ld,
          ta ? 1 : 0,
          right.address,
          right.ld,
          tb ? 1 : 0,
          out.address,
          out.ld,
          m,
          n,
          k,
          work,
        );
        return arena.takeMatrix(out);
      }),
    gram: (a) =>
      arena.run(() => {
        const block = arena.putMatrix('a', a);
        const out = arena.reserveBlock(a.cols, a.cols);
        const work = arena.reserveBytes(kernels.syrkWork(a.cols));
        kernels.syrk(block.address, block.ld, a.rows, a.cols, 0, 0, 1, out.address, out.ld, work);
        return arena.takeMatrix(out);
      }),
  };
}
