import { GameError } from '../errors.ts';
import {
  type F32Address,
  type F64Address,
  type I32Address,
  NOWHERE,
  skip32,
  type WorkAddress,
} from './addresses.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Kernels } from './kernels.ts';

/** A matrix in the core's memory: rows of `ld` values, `cols` of them used, the rest zeros. */
export interface Block {
  readonly address: F32Address;
  readonly rows: number;
  readonly cols: number;
  readonly ld: number;
}

/**
 * The core's memory as a stack. What a call reserves is freed when the call ends; results leave as
 * copies. A view dies when the memory grows, so `view` functions make one per use and nobody keeps any.
 */
export interface Memory {
  readonly kernels: Kernels;
  /** Runs one call: frees its blocks whatever happens, and turns a trap into a GameError. */
  run<T>(work: () => T): T;
  /** Runs part of a call and frees what it reserved, whatever happens. */
  scope<T>(work: () => T): T;
  /** Reserves room for `count` values; throws 'out-of-memory' above the limit. What it holds is undefined. */
  reserveF32(count: number): F32Address;
  reserveF64(count: number): F64Address;
  reserveI32(count: number): I32Address;
  reserveBytes(bytes: number): WorkAddress;
  viewF32(address: F32Address, count: number): Float32Array;
  viewF64(address: F64Address, count: number): Float64Array;
  viewI32(address: I32Address, count: number): Int32Array;
  viewBytes(address: WorkAddress, count: number): Uint8Array;
  /** Copies checked values in. `name` is what an error calls them. */
  putF32(name: string, values: Float32Array): F32Address;
  putF64(name: string, values: Float64Array): F64Address;
  putI32(values: Int32Array): I32Address;
  /** Copies a checked matrix in, each row padded with zeros to a multiple of eight. */
  putMatrix(name: string, matrix: Matrix): Block;
  /**
   * Copies a matrix through one block, some rows at a time (a multiple of eight, but for the last): `visit` gets them
   * and the index of the first. Only the shape is checked.
   */
  stream(name: string, matrix: Matrix, visit: (rows: Block, first: number) => void): void;
  /** Throws 'not-finite' for the first value that is not. */
  checkFinite(name: string, values: Float32Array): void;
  /** A block for rows · cols values, room for whole tiles of eight rows included. */
  reserveBlock(rows: number, cols: number): Block;
  /** A copy of a block without its padding. */
  takeMatrix(block: Block): Matrix;
}

/** Most rows or columns of a matrix: far beyond what fits, so that sizes without values fit i32 too. */
export const MOST_ROWS = 2 ** 28;

/** Values copied in and checked at a time: 256 KiB, still in the second-level cache when checked. */
const CHUNK = 65536;

export function padded(count: number): number {
  return (count + 7) & ~7;
}

/** The stack itself: what is reserved and freed, and looked at. */
type Stack = Pick<
  Memory,
  | 'kernels'
  | 'run'
  | 'scope'
  | 'reserveF32'
  | 'reserveF64'
  | 'reserveI32'
  | 'reserveBytes'
  | 'reserveBlock'
  | 'viewF32'
  | 'viewF64'
  | 'viewI32'
  | 'viewBytes'
>;

export function createMemory(kernels: Kernels, limitBytes: number): Memory {
  const stack = createStack(kernels, limitBytes);
  return { ...stack, ...vectorCopies(stack), ...matrixCopies(stack) };
}

function createStack(kernels: Kernels, limitBytes: number): Stack {
  const reserve = (bytes: number): number => {
    const end = kernels.mark() + bytes;
    const address = bytes >= 0 && end + 64 <= limitBytes ? kernels.reserve(bytes) : 0;
    if (address !== 0) return address;
    const asked = Math.ceil(bytes / 2 ** 20);
    const limit = Math.floor(limitBytes / 2 ** 20);
    throw new GameError(
      'out-of-memory',
      `this needs ${asked} MiB more than is free of the core's ${limit} MiB: use fewer rows or columns`,
    );
  };
  const reserveF32 = (count: number) => reserve(count * 4) as F32Address;
  const scope = <T>(work: () => T): T => {
    const before = kernels.mark();
    try {
      return work();
    } finally {
      kernels.reset(before);
    }
  };
  return {
    kernels,
    scope,
    run(work) {
      try {
        return scope(work);
      } catch (error) {
        throw asGameError(error);
      }
    },
    reserveF32,
    reserveF64: (count) => reserve(count * 8) as F64Address,
    reserveI32: (count) => reserve(count * 4) as I32Address,
    reserveBytes: (bytes) => reserve(bytes) as WorkAddress,
    reserveBlock(rows, cols) {
      const ld = padded(cols);
      return { address: reserveF32(padded(rows) * ld), rows, cols, ld };
    },
    viewF32: (address, count) => new Float32Array(kernels.memory.buffer, address, count),
    viewF64: (address, count) => new Float64Array(kernels.memory.buffer, address, count),
    viewI32: (address, count) => new Int32Array(kernels.memory.buffer, address, count),
    viewBytes: (address, count) => new Uint8Array(kernels.memory.buffer, address, count),
  };
}

function refuse(name: string, index: number): never {
  throw new GameError('not-finite', `${name}[${index}] is not a finite number`);
}

function vectorCopies(stack: Stack): Pick<Memory, 'putF32' | 'putF64' | 'putI32' | 'checkFinite'> {
  const { kernels } = stack;
  return {
    putF32(name, values) {
      const address = stack.reserveF32(values.length);
      stack.viewF32(address, values.length).set(values);
      const bad = kernels.firstNotFinite(address, values.length);
      return bad < 0 ? address : refuse(name, bad);
    },
    putF64(name, values) {
      const address = stack.reserveF64(values.length);
      stack.viewF64(address, values.length).set(values);
      const bad = kernels.firstNotFinite64(address, values.length);
      return bad < 0 ? address : refuse(name, bad);
    },
    putI32(values) {
      const address = stack.reserveI32(values.length);
      stack.viewI32(address, values.length).set(values);
      return address;
    },
    checkFinite(name, values) {
      const bad = values.findIndex((value) => !Number.isFinite(Math.fround(value)));
      if (bad >= 0) refuse(name, bad);
    },
  };
}

function matrixCopies(stack: Stack): Pick<Memory, 'putMatrix' | 'stream' | 'takeMatrix'> {
  const { kernels, reserveF32, reserveBlock, viewF32 } = stack;
  /** Room for `rows` rows without padding, where the block has some; else null. */
  const spareFor = ({ cols, ld }: Block, rows: number) => (ld === cols ? null : reserveF32(rows * cols));
  /** Copies rows from `row` on to `spare`, or into the block itself where there is none; returns the address. */
  const copyTight = (
    { address, rows, cols }: Block,
    spare: F32Address | null,
    values: Float32Array,
    row: number,
  ) => {
    const at = spare ?? address;
    viewF32(at, rows * cols).set(values.subarray(row * cols, (row + rows) * cols));
    return at;
  };
  return {
    putMatrix(name, matrix) {
      checkMatrix(name, matrix);
      const { rows, cols, values } = matrix;
      const block = reserveBlock(rows, cols);
      const before = kernels.mark();
      const step = Math.max(1, Math.floor(CHUNK / Math.max(1, cols)));
      const spare = spareFor(block, step);
      for (let row = 0; row < rows; row += step) {
        const part = {
          ...block,
          address: skip32(block.address, row * block.ld),
          rows: Math.min(step, rows - row),
        };
        const at = copyTight(part, spare, values, row);
        const bad = kernels.firstNotFinite(at, part.rows * cols);
        if (bad >= 0) refuse(name, row * cols + bad);
        if (spare) kernels.copyRows(spare, cols, part.address, part.ld, part.rows, NOWHERE);
      }
      kernels.reset(before);
      return block;
    },
    stream(name, matrix, visit) {
      checkMatrix(name, matrix);
      const { rows, cols, values } = matrix;
      const before = kernels.mark();
      const step = Math.max(8, Math.floor(CHUNK / Math.max(1, cols)) & ~7);
      const block = reserveBlock(Math.min(step, rows), cols);
      const spare = spareFor(block, block.rows);
      for (let row = 0; row < rows; row += step) {
        const part = { ...block, rows: Math.min(step, rows - row) };
        copyTight(part, spare, values, row);
        if (spare) kernels.copyRows(spare, cols, part.address, part.ld, part.rows, NOWHERE);
        visit(part, row);
      }
      kernels.reset(before);
    },
    takeMatrix({ address, rows, cols, ld }) {
      if (ld === cols) return { rows, cols, values: viewF32(address, rows * cols).slice() };
      const before = kernels.mark();
      const tight = reserveF32(rows * cols);
      kernels.copyRows(address, ld, tight, cols, rows, NOWHERE);
      const values = viewF32(tight, rows * cols).slice();
      kernels.reset(before);
      return { rows, cols, values };
    },
  };
}

function checkMatrix(name: string, { rows, cols, values }: Matrix): void {
  if (!ArrayBuffer.isView(values)) throw new GameError('bad-shape', `${name} must hold its values as f32`);
  if (!isCount(rows) || !isCount(cols) || values.length !== rows * cols) {
    throw new GameError('bad-shape', `${name} says ${rows} × ${cols} but holds ${values.length} values`);
  }
  if (rows > MOST_ROWS || cols > MOST_ROWS) {
    throw new GameError(
      'out-of-memory',
      `${name} is ${rows} × ${cols}: at most ${MOST_ROWS} rows or columns`,
    );
  }
}

function isCount(value: number): boolean {
  return Number.isInteger(value) && value >= 0;
}

/** A trap in the module or a refused allocation, as the error callers know; all else as it is. */
function asGameError(error: unknown): unknown {
  if (error instanceof GameError || !(error instanceof Error)) return error;
  if (error.name === 'RuntimeError') {
    return new GameError('internal', `the numeric core trapped: ${error.message}`, { cause: error });
  }
  if (error instanceof RangeError) {
    return new GameError('out-of-memory', `no memory for a result: ${error.message}`, { cause: error });
  }
  return error;
}
