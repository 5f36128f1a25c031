import { outOfRange } from './checks.ts';
import type { Block, Memory } from './memory.ts';

/** Between these sizes f32 holds the squares of values, and sums of as many as there may be. */
const SMALL = 2 ** -50;
const LARGE = 2 ** 50;

/**
 * Divides blocks in place by one power of two, so that f32 holds their squares. No digit is lost, but of values so
 * far below the largest that their squares do not count.
 *
 * @returns  the power, 1 where the values were neither too large nor too small
 */
export function divideOut(memory: Memory, ...blocks: readonly Block[]): number {
  const { kernels } = memory;
  let size = 0;
  for (const { address, rows, ld } of blocks) {
    size = Math.max(size, kernels.largestSingle(address, rows * ld));
  }
  if (size === 0 || (size >= SMALL && size <= LARGE)) return 1;
  const by = powerOfTwo(size);
  for (const { address, rows, ld } of new Set(blocks)) {
    memory.scope(() => {
      const [centre, factor] = [memory.reserveF32(ld), memory.reserveF32(ld)];
      kernels.clear(centre, ld * 4);
      memory.viewF32(factor, ld).fill(1 / by);
      kernels.standardise(address, ld, rows, centre, factor);
    });
  }
  return by;
}

/** Results of divided values, times `by`; refused as `name` where f32 does not hold them. */
export function multiplyBack<T extends Float32Array | Float64Array>(name: string, values: T, by: number): T {
  if (by === 1) return checkHeld(name, values);
  values.forEach((value, i) => {
    values[i] = value * by;
  });
  return checkHeld(name, values);
}

/** Refuses results that f32 does not hold, though every argument was finite. */
export function checkHeld<T extends Float32Array | Float64Array>(name: string, values: T): T {
  for (let i = 0; i < values.length; i++) {
    if (!Number.isFinite(values[i])) tooLarge(name);
  }
  return values;
}

export function tooLarge(name: string): never {
  return outOfRange(`${name} holds values so large that the result is beyond f32: divide them by a constant`);
}

/** The power of two next below a positive number, kept where its inverse is an f32. */
export function powerOfTwo(value: number): number {
  let power = 1;
  while (power * 2 <= value && power < 2 ** 126) power *= 2;
  while (power > value && power > 2 ** -126) power /= 2;
  return power;
}
