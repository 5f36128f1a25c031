import fc from 'fast-check';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { createRandom } from '../../engine/random.ts';

/** A value of about unit size; a sum of twelve uniforms is near enough to normal. */
export function roughNormal(random: { uniform(): number }): number {
  let sum = -6;
  for (let i = 0; i < 12; i++) sum += random.uniform();
  return sum;
}

export function randomMatrix(seed: number, rows: number, cols: number, scale = 1, shift = 0): Matrix {
  const random = createRandom(seed);
  const values = new Float32Array(rows * cols).map(() => shift + scale * roughNormal(random));
  return { rows, cols, values };
}

export function randomSamples(seed: number, n: number, d: number, classes = 2): Samples {
  const random = createRandom(seed ^ 0x5bd1e995);
  const y = new Int32Array(n).map(() => random.below(classes));
  return { n, d, classes, x: randomMatrix(seed, n, d).values, y };
}

/** Sizes that meet every tail of loops by 4, 8 and 16, and the small ends. */
export const sizes = fc.oneof(fc.integer({ min: 1, max: 20 }), fc.constantFrom(24, 31, 33, 64, 65));
export const seeds = fc.integer({ min: 0, max: 0x7fffffff });

export const twoClassData = fc
  .tuple(seeds, fc.integer({ min: 2, max: 70 }), sizes)
  .map(([seed, n, d]) => randomSamples(seed, n, d));
