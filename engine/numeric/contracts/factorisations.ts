import type { Matrix } from './matrix.ts';

export interface EigenPairs {
  /** Falling. */
  readonly values: Float64Array;
  /** Unit vectors as rows, signs fixed: the largest entry of each is positive. */
  readonly vectors: Matrix;
}

export interface Cholesky {
  /** Lower triangle L of A = L Lᵀ, zeros above. */
  readonly factor: Matrix;
  /** log det A. */
  readonly logDeterminant: number;
}

export interface Svd {
  /** Falling, f64[k]. */
  readonly values: Float64Array;
  /** f32[k, rows], left singular vectors as rows. */
  readonly left: Matrix;
  /** f32[k, cols], right singular vectors as rows. */
  readonly right: Matrix;
}

export interface Factorisations {
  /** A = L Lᵀ of a symmetric positive definite matrix, of which the lower triangle is read. Throws 'singular'. */
  cholesky(symmetric: Matrix): Cholesky;
  /** Solves A yᵢ = xᵢ for every row of `x`, given the factor of A. */
  choleskySolve(factor: Matrix, x: Matrix): Matrix;
  /** The factor of A + sign · v vᵀ. Throws 'singular' where that is not positive definite. */
  choleskyUpdate(factor: Matrix, v: Float32Array, sign?: 1 | -1): Matrix;
  /** All eigenpairs of a symmetric matrix. */
  symmetricEigen(symmetric: Matrix): EigenPairs;
  /** Largest k eigenpairs of a symmetric matrix; by subspace iteration where that is faster. */
  topEigen(symmetric: Matrix, k: number): EigenPairs;
  /**
   * The fewest largest eigenpairs of a positive semi-definite matrix whose eigenvalues reach `share` of its trace, at
   * least one; 0 < share ≤ 1.
   */
  leadingEigen(symmetric: Matrix, share: number): EigenPairs;
  /**
   * The k largest singular values of A and their vectors, through the smaller of AᵀA and AAᵀ: values below
   * 1e-3 of the largest lose their digits.
   */
  thinSvd(a: Matrix, k: number): Svd;
}
