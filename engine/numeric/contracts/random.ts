import type { Seed } from '../../random.ts';
/**
 * Functions of the seed alone: a whole number 0 … 2³² − 1, or 32 hex digits where nobody may find the numbers by trying
 * all seeds (`Seed` of engine/random.ts, the same streams).
 */
export interface RandomNumbers {
  /** f32[count] of independent N(0, 1). */
  normals(seed: Seed, count: number): Float32Array;
  /** f32[count] of independent uniforms in [0, 1), multiples of 2⁻²⁴. */
  uniforms(seed: Seed, count: number): Float32Array;
  /** A uniform permutation of 0 … n − 1. */
  permutation(seed: Seed, n: number): Int32Array;
}
