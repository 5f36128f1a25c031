import { NOWHERE } from './addresses.ts';
import { multiplyBlocks, scatterBlock, turned } from './blocks.ts';
import { badShape, checkLength } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Products } from './contracts/products.ts';
import type { Block, Memory } from './memory.ts';
import { checkHeld } from './sizes.ts';

export function productFunctions(memory: Memory): Products {
  const { kernels } = memory;
  /** A copy of a result, refused where f32 does not hold it. */
  const taken = (name: string, out: Block): Matrix => {
    const result = memory.takeMatrix(out);
    checkHeld(name, result.values);
    return result;
  };
  const multiply: Products['multiply'] = (a, b, options) =>
    memory.run(() => {
      const ta = options?.transposeA === true;
      const tb = options?.transposeB === true;
      const [m, k] = ta ? [a.cols, a.rows] : [a.rows, a.cols];
      const [kb, n] = tb ? [b.cols, b.rows] : [b.rows, b.cols];
      if (k !== kb) badShape(`op(a) is ${m} × ${k} and op(b) is ${kb} × ${n}: the inner sizes must agree`);
      const left = memory.putMatrix('a', a);
      const right = b === a ? left : memory.putMatrix('b', b);
      const out = memory.reserveBlock(m, n);
      multiplyBlocks(memory, ta ? turned(left) : left, tb ? turned(right) : right, out);
      return taken(a === b ? 'a' : 'a or b', out);
    });
  return {
    multiply,
    gram: (a) =>
      memory.run(() => {
        const block = memory.putMatrix('a', a);
        const out = memory.reserveBlock(a.cols, a.cols);
        scatterBlock(memory, block, NOWHERE, 1, out);
        return taken('a', out);
      }),
    rowGram: (a) => multiply(a, a, { transposeB: true }),
    multiplyVector: (a, v, options) =>
      memory.run(() => {
        const block = memory.putMatrix('a', a);
        if (options?.transpose) {
          checkLength('v', v, a.rows);
          const out = memory.reserveF64(block.ld + 1);
          const work = memory.reserveBytes(kernels.rowsWork(block.ld));
          kernels.weightedSum(block.address, block.ld, a.rows, memory.putF32('v', v), out, work);
          return checkHeld('a or v', Float32Array.from(memory.viewF64(out, a.cols)));
        }
        const vector = memory.putMatrix('v', { rows: 1, cols: a.cols, values: v });
        const out = memory.reserveF32(a.rows);
        kernels.rowProducts(block.address, block.ld, a.rows, vector.address, 0, out);
        return checkHeld('a or v', memory.viewF32(out, a.rows).slice());
      }),
  };
}
