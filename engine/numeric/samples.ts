/** Labelled samples as rows: `x` is f32[n, d] row-major, `y` is i32[n] of class ids 0 … classes − 1. */
export interface Samples {
  readonly n: number;
  readonly d: number;
  readonly classes: number;
  readonly x: Float32Array;
  readonly y: Int32Array;
}
