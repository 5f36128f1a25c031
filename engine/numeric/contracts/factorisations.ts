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

export interface Factorisations {
  /** A = L Lᵀ of a symmetric positive definite matrix, of which the lower triangle is read. Throws 'singular'. */
  cholesky(symmetric: Matrix): Cholesky;
  /** All eigenpairs of a symmetric matrix. */
  symmetricEigen(symmetric: Matrix): EigenPairs;
  /** Largest k eigenpairs of a symmetric matrix; by subspace iteration where that is faster. */
  topEigen(symmetric: Matrix, k: number): EigenPairs;
  /**
   * The fewest largest eigenpairs of a positive semi-definite matrix whose eigenvalues reach `share` of its trace, at
   * least one; 0 < share ≤ 1.
   */
  leadingEigen(symmetric: Matrix, share: number): EigenPairs;
}
