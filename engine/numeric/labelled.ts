import { type F32Address, NOWHERE } from './addresses.ts';
import { checkLabels, checkLength, checkSamples, outOfRange } from './checks.ts';
import type { SparseSamples } from './contracts/matrix.ts';
import { type Design, isSparseSamples, putDesign } from './designs.ts';
import type { Memory } from './memory.ts';
import type { Samples } from './samples.ts';

/** Rows in the core's memory with their labels; `y` is the address of f32[n] of −1 and +1. */
export interface Labelled {
  readonly x: Design;
  readonly y: F32Address;
  readonly labels: Int32Array;
}

export function putLabelled(memory: Memory, data: Samples | SparseSamples): Labelled {
  checkTwoClasses(data.classes);
  let x: Design;
  if (isSparseSamples(data)) {
    checkLabels('data', data.y, data.x.rows, data.classes);
    x = putDesign(memory, 'data.x', data.x);
  } else {
    checkSamples('data', data);
    x = putDesign(memory, 'data.x', { rows: data.n, cols: data.d, values: data.x });
  }
  return { x, y: putSigns(memory, data.y), labels: data.y };
}

/** Labels 0 and 1 as f32 of −1 and +1 in the core's memory. */
export function putSigns(memory: Memory, labels: Int32Array): F32Address {
  const y = memory.reserveF32(labels.length);
  const signs = memory.viewF32(y, labels.length);
  for (let i = 0; i < labels.length; i++) signs[i] = labels[i] === 1 ? 1 : -1;
  return y;
}

export function checkTwoClasses(classes: number): void {
  if (classes !== 2) outOfRange(`data.classes is ${classes}, must be 2 for a linear model`);
}

/** Sample weights as f32[n] in the core's memory (NOWHERE for ones) and their sum. */
export function putSampleWeights(
  memory: Memory,
  weights: Float32Array | undefined,
  n: number,
  name = 'sampleWeights',
): { at: F32Address; total: number } {
  if (!weights) return { at: NOWHERE, total: n };
  checkLength(name, weights, n);
  const at = memory.putF32(name, weights);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    if (weight < 0) outOfRange(`${name}[${i}] is ${weight}, must not be negative`);
    total += weight;
  }
  if (!(total > 0)) outOfRange(`${name} are all zero: at least one must be positive`);
  return { at, total };
}
