import { type F32Address, NOWHERE, skip32 } from './addresses.ts';
import type { Block, Memory } from './memory.ts';

/** A block read with its rows as columns. */
export interface Turned {
  readonly turned: Block;
}

export const turned = (block: Block): Turned => ({ turned: block });

/** `rows` rows of a block from row `first` on, where they lie. */
export function rowsFrom(block: Block, first: number, rows: number): Block {
  return { ...block, address: skip32(block.address, first * block.ld), rows };
}

/**
 * out = a · b, or out += a · b. The product has as many rows as `a` and columns as `b`; `out` may have room for more.
 *
 * Each entry is summed in blocks of 256, in index order: see `gemm`.
 */
export function multiplyBlocks(
  memory: Memory,
  a: Block | Turned,
  b: Block | Turned,
  out: Block,
  how: 'set' | 'add' = 'set',
): void {
  const [left, right] = ['turned' in a ? a.turned : a, 'turned' in b ? b.turned : b];
  const [ta, tb] = ['turned' in a, 'turned' in b];
  const [m, k] = ta ? [left.cols, left.rows] : [left.rows, left.cols];
  const n = tb ? right.rows : right.cols;
  const { kernels } = memory;
  // As a scope, without the function that one takes: small networks multiply a million times.
  const before = kernels.mark();
  const work = memory.reserveBytes(kernels.gemmWork());
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
    1,
    how === 'add' ? 1 : 0,
    work,
  );
  kernels.reset(before);
}

/** out = or += aᵀ · b for an `a` of which many entries are zero: these are left out. The same bits as `multiplyBlocks`. */
export function multiplySeldom(memory: Memory, a: Block, b: Block, out: Block, how: 'set' | 'add'): void {
  const { kernels } = memory;
  const before = kernels.mark();
  const work = memory.reserveBytes(kernels.gemmWork());
  const add = how === 'add' ? 1 : 0;
  kernels.gemmZeros(a.address, a.ld, b.address, b.ld, out.address, out.ld, a.cols, b.cols, a.rows, add, work);
  kernels.reset(before);
}

/**
 * out = Σ (xᵢ − shift)(xᵢ − shift)ᵀ / divisor over the rows of a block.
 *
 * @param shift address of f32[ld], or NOWHERE for zeros
 */
export function scatterBlock(memory: Memory, x: Block, shift: F32Address, divisor: number, out: Block): void {
  const { kernels } = memory;
  memory.scope(() => {
    const work = memory.reserveBytes(kernels.syrkWork(x.cols));
    kernels.syrk(x.address, x.ld, x.rows, x.cols, shift, NOWHERE, 1 / divisor, out.address, out.ld, work);
  });
}
