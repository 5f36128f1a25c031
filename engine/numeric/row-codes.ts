import type { WorkAddress } from './addresses.ts';
import { badShape, checkInteger, outOfRange } from './checks.ts';
import type { RowCodes } from './contracts/codes.ts';
import type { Memory } from './memory.ts';

/** Contexts of a pixel, and of a column. */
const PIXEL_CONTEXTS = 5 ** 4 * 4;
const COLUMN_CONTEXTS = 6;
/** The most bytes that a decision makes. */
const DECISION_BYTES = 4;
/** Numbers that are coded at a time. */
const CHUNK = 16_384;

/** How rows are coded: what all of a file have in common. */
interface RowCoder {
  readonly d: number;
  /** Of a number. */
  readonly bits: number;
  readonly coder: WorkAddress;
  /** Codes rows at an address; returns the bytes that it has put out. */
  code(numbers: WorkAddress, rows: number, out: WorkAddress): number;
}

export function rowCodeFunctions(memory: Memory): RowCodes {
  const { kernels } = memory;
  return {
    codePictures: (numbers, side, classes) =>
      memory.run(() => {
        checkInteger('side', side, 1, 4096);
        checkNumbers(numbers, side * side, classes.length);
        const wrong = classes.findIndex((grey) => grey > 4);
        if (wrong >= 0) outOfRange(`classes[${wrong}] is ${classes[wrong]}, must be at most 4`);
        const bits = bitsOf(classes.length);
        const greys = memory.reserveBytes((side + 2) * (side + 3));
        const classAt = memory.reserveBytes(1 << bits);
        memory.viewBytes(classAt, classes.length).set(classes);
        const places = memory.reserveI32(side * side);
        const coder = startedCoder(memory, PIXEL_CONTEXTS, bits);
        return coded(memory, numbers, {
          ...{ d: side * side, bits, coder },
          code: (from, rows, out) =>
            kernels.codePictures(from, rows, side, classAt, greys, places, coder, bits, out),
        });
      }),
    codeColumns: (numbers, d, count) =>
      memory.run(() => {
        checkInteger('d', d, 1, 2 ** 20);
        checkNumbers(numbers, d, count);
        const bits = bitsOf(count);
        const places = memory.reserveI32(d);
        const coder = startedCoder(memory, COLUMN_CONTEXTS * d, bits);
        return coded(memory, numbers, {
          ...{ d, bits, coder },
          code: (from, rows, out) => kernels.codeColumns(from, rows, d, places, coder, bits, out),
        });
      }),
  };
}

const bitsOf = (count: number): number => Math.max(1, 32 - Math.clz32(count - 1));

function checkNumbers(numbers: Uint8Array, d: number, count: number): void {
  checkInteger('count', count, 1, 256);
  if (numbers.length % d !== 0) badShape(`${numbers.length} numbers are no rows of ${d}`);
  for (let i = 0; i < numbers.length; i++) {
    if ((numbers[i] as number) >= count) outOfRange(`numbers[${i}] is ${numbers[i]}, must be below ${count}`);
  }
}

function startedCoder({ kernels, reserveBytes }: Memory, contexts: number, bits: number): WorkAddress {
  const coder = reserveBytes(kernels.rowCoderWork(contexts, bits));
  kernels.startRows(coder, contexts, bits);
  return coder;
}

function coded(memory: Memory, numbers: Uint8Array, { d, bits, coder, code }: RowCoder): Uint8Array {
  const step = Math.max(1, Math.floor(CHUNK / d));
  const from = memory.reserveBytes(step * d);
  const out = memory.reserveBytes(Math.max(4, DECISION_BYTES * step * d * (bits + 1)));
  const parts: Uint8Array[] = [];
  for (let at = 0; at < numbers.length; at += step * d) {
    const part = numbers.subarray(at, at + step * d);
    memory.viewBytes(from, part.length).set(part);
    parts.push(memory.viewBytes(out, code(from, part.length / d, out)).slice());
  }
  memory.kernels.endRows(coder, out);
  parts.push(memory.viewBytes(out, 4).slice());
  return joined(parts);
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
