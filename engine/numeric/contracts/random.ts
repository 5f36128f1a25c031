/** Functions of the seed (0 … 2³² − 1) alone. */
export interface RandomNumbers {
  /** f32[count] of independent N(0, 1). */
  normals(seed: number, count: number): Float32Array;
  /** f32[count] of independent uniforms in [0, 1), multiples of 2⁻²⁴. */
  uniforms(seed: number, count: number): Float32Array;
  /** A uniform permutation of 0 … n − 1. */
  permutation(seed: number, n: number): Int32Array;
}
