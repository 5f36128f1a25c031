import type { Seed } from '../../random.ts';
import type { Matrix } from './matrix.ts';

export interface Covariance {
  readonly mean: Float32Array;
  readonly covariance: Matrix;
}

export interface RobustCovariance extends Covariance {
  /** 1 for the rows the estimate rests on, u8[rows]. */
  readonly support: Uint8Array;
  /** log det of the scatter of those rows, κI included. */
  readonly logDeterminant: number;
  /** Squared Mahalanobis distances of all rows under the estimate, κI included; f32[rows]. */
  readonly distances: Float32Array;
}

export interface RobustOptions {
  /** Share of the rows the estimate rests on, 0.5 … 1. Default: ⌊(n + d + 1) / 2⌋ rows. */
  readonly share?: number;
  /** Random starts beside the plain estimate. Default 10. */
  readonly starts?: number;
  /** κ: added to the diagonal, in units of the mean variance. Default 0.01. */
  readonly ridge?: number;
  readonly seed?: Seed;
}

export interface Mmd {
  /** Unbiased estimate of the squared discrepancy; may be slightly negative. */
  readonly squared: number;
  /** σ of the Gaussian kernel e^(−‖x − y‖² / 2σ²). */
  readonly bandwidth: number;
  /** Share of random relabellings, this one included, at least as far apart; 1 when none were asked for. */
  readonly pValue: number;
}

export interface MmdOptions {
  /** Default: the median distance between rows of the pooled samples. */
  readonly bandwidth?: number;
  /** Relabellings for the p-value. Default 0. */
  readonly permutations?: number;
  readonly seed?: Seed;
}

export interface Statistics {
  /** Column means, f32[cols]. */
  mean(x: Matrix): Float32Array;
  /** Column variances (divides by n − ddof), f32[cols]. */
  variance(x: Matrix, ddof?: number): Float32Array;
  /** Population covariance (divides by n − ddof, ddof 0 unless said), centred while packing. */
  covariance(x: Matrix, ddof?: number): Covariance;
  /**
   * Minimum covariance determinant by FAST-MCD's concentration steps (Rousseeuw 1984; Rousseeuw & Van
   * Driessen 1999), without consistency factor or reweighting. Throws 'singular' when the support lies in
   * a plane and κ is 0, or is one point.
   */
  robustCovariance(x: Matrix, options?: RobustOptions): RobustCovariance;
  /** (xᵢ − μ)ᵀ (Σ + κ m I)⁻¹ (xᵢ − μ) with m = tr Σ / d and κ = `ridge`, default 0; f32[rows]. */
  mahalanobis(x: Matrix, mean: Float32Array, covariance: Matrix, ridge?: number): Float32Array;

  /** Indices from the smallest value to the largest, ties by index. */
  order(values: Float32Array): Int32Array;
  /** Quantiles at each q in 0 … 1, linear between order statistics (Hyndman & Fan's type 7); f64. */
  quantiles(values: Float32Array, at: readonly number[]): Float64Array;
  /** The same for every column, f32[at.length, cols]. */
  columnQuantiles(x: Matrix, at: readonly number[]): Matrix;
  /** Two-sample Kolmogorov–Smirnov statistic and its asymptotic p-value. */
  kolmogorovSmirnov(a: Float32Array, b: Float32Array): { statistic: number; pValue: number };
  /** Maximum mean discrepancy of two samples (Gretton et al., JMLR 2012, eq. 3), at least two rows each. */
  mmd(x: Matrix, y: Matrix, options?: MmdOptions): Mmd;
}
