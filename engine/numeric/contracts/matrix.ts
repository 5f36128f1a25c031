/** Rows of f32, row-major: `values` has rows · cols numbers. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
}

/**
 * Sparse rows (CSR): row i holds `values[k]` in column `columns[k]` for starts[i] ≤ k < starts[i + 1], its
 * columns rising.
 */
export interface SparseMatrix {
  readonly rows: number;
  readonly cols: number;
  /** i32[rows + 1], from 0 to the number of stored values. */
  readonly starts: Int32Array;
  readonly columns: Int32Array;
  readonly values: Float32Array;
}

/** Labelled samples in sparse rows; `y` is i32[x.rows] of class ids 0 … classes − 1. */
export interface SparseSamples {
  readonly classes: number;
  readonly x: SparseMatrix;
  readonly y: Int32Array;
}
