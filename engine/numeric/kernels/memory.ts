import type { Address, F32Address, F64Address, I32Address } from '../addresses.ts';

/** The stack of the memory, copies of rows, and tests of values: assembly/memory.ts. */
export interface MemoryKernels {
  readonly memory: WebAssembly.Memory;

  reserve(bytes: number): number;
  mark(): number;
  reset(to: number): void;
  clear(address: Address, bytes: number): void;
  copyRows(
    src: Address,
    srcCols: number,
    dst: Address,
    dstCols: number,
    rows: number,
    index: I32Address,
  ): void;
  firstNotFinite(x: F32Address, count: number): number;
  firstNotFinite64(x: F64Address, count: number): number;
}
