import { GameError } from '../errors.ts';
import { isHexSeed, type Seed } from '../random.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Block, Memory } from './memory.ts';
import type { Samples } from './samples.ts';

export function badShape(message: string): never {
  throw new GameError('bad-shape', message);
}

export function outOfRange(message: string): never {
  throw new GameError('out-of-range', message);
}

/** A finite number of at least `least`. */
export function checkNumber(name: string, value: number, least: number): void {
  if (!Number.isFinite(value)) throw new GameError('not-finite', `${name} is not a finite number`);
  if (value < least) outOfRange(`${name} is ${value}, must be at least ${least}`);
}

/** An integer from `least` to `most`. */
export function checkInteger(name: string, value: number, least: number, most: number): void {
  if (!Number.isInteger(value) || value < least || value > most) {
    outOfRange(`${name} is ${value}, must be an integer from ${least} to ${most}`);
  }
}

/** A whole number of 32 bits, or 32 hex digits. */
export function checkSeed(seed: Seed): void {
  if (typeof seed === 'number') checkInteger('seed', seed, 0, 0xffffffff);
  else if (!isHexSeed(seed)) outOfRange('seed is a text: it must be 32 hex digits (0 … 9, a … f)');
}

export function checkLength(name: string, values: { readonly length: number }, length: number): void {
  if (values.length !== length) badShape(`${name} holds ${values.length} values, must hold ${length}`);
}

export function checkSquare(name: string, matrix: Matrix): void {
  if (matrix.rows !== matrix.cols) badShape(`${name} is ${matrix.rows} × ${matrix.cols}, must be square`);
}

/** A matrix with at least `least` rows. */
export function checkRows(name: string, matrix: Matrix, least: number, why: string): void {
  if (matrix.rows < least) badShape(`${name} has ${matrix.rows} rows: ${why}`);
}

export function checkLabels(name: string, y: Int32Array, n: number, classes: number): void {
  checkInteger(`${name}.classes`, classes, 1, 65536);
  if (n < 1) badShape(`${name} needs at least one sample`);
  checkLength(`${name}.y`, y, n);
  for (let i = 0; i < n; i++) {
    const label = y[i] as number;
    if (label !== (label | 0) || label < 0 || label >= classes) {
      outOfRange(`${name}.y[${i}] is ${label}, must be from 0 to ${classes - 1}`);
    }
  }
}

/** Samples with at least one row, their labels in range. */
export function checkSamples(name: string, { n, d, classes, x, y }: Samples): void {
  if (!Number.isInteger(n) || n < 1) badShape(`${name}.n is ${n}, needs at least one sample`);
  if (!Number.isInteger(d) || d < 1) badShape(`${name}.d is ${d}, needs at least one feature`);
  checkLength(`${name}.x`, x, n * d);
  checkLabels(name, y, n, classes);
}

export function putSamples(memory: Memory, name: string, data: Samples): Block {
  checkSamples(name, data);
  return memory.putMatrix(`${name}.x`, { rows: data.n, cols: data.d, values: data.x });
}

/** Indices of the samples of one class, rising. */
export function membersOf(y: Int32Array, label: number): Int32Array {
  let count = 0;
  for (let i = 0; i < y.length; i++) if (y[i] === label) count++;
  const members = new Int32Array(count);
  for (let i = 0, k = 0; i < y.length; i++) if (y[i] === label) members[k++] = i;
  return members;
}
