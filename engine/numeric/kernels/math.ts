import type { F32Address, F64Address, I32Address } from '../addresses.ts';

/** Elementary functions, sums by element, random numbers: assembly/math. */
export interface MathKernels {
  exp(x: number): number;
  log(x: number): number;
  expScaled(x: F32Address, y: F32Address, count: number, a: number): void;
  scaleRows(x: F32Address, ld: number, rows: number, scale: F32Address, out: F32Address): void;
  rowDots(x: F32Address, y: F32Address, ld: number, rows: number, out: F64Address): void;
  logFrequencies(counts: F64Address, d: number, smoothing: number): void;
  fillNormals(s0: number, s1: number, s2: number, s3: number, out: F32Address, count: number): void;
  fillUniforms(s0: number, s1: number, s2: number, s3: number, out: F32Address, count: number): void;
  shuffle(s0: number, s1: number, s2: number, s3: number, out: I32Address, n: number): void;
}
