import type { Matrix } from './matrix.ts';

export interface Products {
  /** op(A) · op(B), f32. */
  multiply(a: Matrix, b: Matrix, options?: { transposeA?: boolean; transposeB?: boolean }): Matrix;
  /** Aᵀ A, f32[cols, cols]. */
  gram(a: Matrix): Matrix;
  /** A Aᵀ, f32[rows, rows]. */
  rowGram(a: Matrix): Matrix;
  /** A v or Aᵀ v, f32. */
  multiplyVector(a: Matrix, v: Float32Array, options?: { transpose?: boolean }): Float32Array;
}
