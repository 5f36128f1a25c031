import { NOWHERE } from './addresses.ts';
import type { Arena, Block } from './arena.ts';
import { multiplyBlocks, scatterBlock, turned } from './blocks.ts';
import { badShape, checkLength } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Products } from './contracts/products.ts';
import { checkHeld } from './sizes.ts';

export function productFunctions(arena: Arena): Products {
  const { kernels } = arena;
  /** A copy of a result, refused where f32 does not hold it. */
  const taken = (name: string, out: Block): Matrix => {
    const result = arena.takeMatrix(out);
    checkHeld(name, result.values);
    return result;
  };
  const multiply: Products['multiply'] = (a, b, options) =>
    arena.run(() => {
      const ta = options?.transposeA === true;
      const tb = options?.transposeB === true;
      const [m, k] = ta ? [a.cols, a.rows] : [a.rows, a.cols];
      const [kb, n] = tb ? [b.cols, b.rows] : [b.rows, b.cols];
      if (k !== kb) badShape(`op(a) is ${m} × ${k} and op(b) is ${kb} × ${n}: the inner sizes must agree`);
      const left = arena.putMatrix('a', a);
      const right = b === a ? left : arena.putMatrix('b', b);
      const out = arena.reserveBlock(m, n);
      multiplyBlocks(arena, ta ? turned(left) : left, tb ? turned(right) : right, out);
      return taken(a === b ? 'a' : 'a or b', out);
    });
  return {
    multiply,
    gram: (a) =>
      arena.run(() => {
        const block = arena.putMatrix('a', a);
        const out = arena.reserveBlock(a.cols, a.cols);
        scatterBlock(arena, block, NOWHERE, 1, out);
        return taken('a', out);
      }),
    rowGram: (a) => multiply(a, a, { transposeB: true }),
    multiplyVector: (a, v, options) =>
      arena.run(() => {
        const block = arena.putMatrix('a', a);
        if (options?.transpose) {
          checkLength('v', v, a.rows);
          const out = arena.reserveF64(block.ld + 1);
          const work = arena.reserveBytes(kernels.rowsWork(block.ld));
          kernels.weightedSum(block.address, block.ld, a.rows, arena.putF32('v', v), out, work);
          return checkHeld('a or v', Float32Array.from(arena.viewF64(out, a.cols)));
        }
        const vector = arena.putMatrix('v', { rows: 1, cols: a.cols, values: v });
        const out = arena.reserveF32(a.rows);
        kernels.rowProducts(block.address, block.ld, a.rows, vector.address, 0, out);
        return checkHeld('a or v', arena.viewF32(out, a.rows).slice());
      }),
  };
}
