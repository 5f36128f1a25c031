import type { Samples } from '../samples.ts';
import type { Matrix, SparseMatrix, SparseSamples } from './matrix.ts';

/** Losses at the margin m = y·s: softplus(−m), max(0, 1 − m), (1 − m)² / 2. */
export const LINEAR_LOSSES = ['logistic', 'hinge', 'squared'] as const;
export type LinearLoss = (typeof LINEAR_LOSSES)[number];

/** A fitted linear model of two classes: s(x) = w · x + b; class 1 where s > 0, class 0 otherwise. */
export interface LinearFit {
  /** f64[d + 1]: the weights, then the bias. */
  readonly weights: Float64Array;
  /** Mean loss + (l2 / 2)‖w‖², nats per sample. */
  readonly objective: number;
  /** Largest absolute entry of the gradient at the end, for features of unit spread where they were scaled. */
  readonly gradient: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface LogisticOptions {
  /** Ridge strength λ ≥ 0 on the weights, not on the bias. */
  readonly l2: number;
  /** f64[d + 1] to start from; zeros when absent. */
  readonly start?: Float64Array;
  /** f32[n] ≥ 0, weight of each sample; the mean is over their sum. Ones when absent. */
  readonly sampleWeights?: Float32Array;
  /** Stops when no entry of the gradient is larger. Default 1e-6. */
  readonly tolerance?: number;
  /** Default 500. */
  readonly maxIterations?: number;
  /** Called with the weights after every iteration; the array is the callee's to keep. */
  readonly onStep?: (step: number, weights: Float64Array, objective: number) => void;
}

export interface HingeOptions {
  /** Ridge strength λ > 0 on the weights, not on the bias. */
  readonly l2: number;
  readonly sampleWeights?: Float32Array;
  /** Stops when primal − dual objective is at most this share of the objective. Default 1e-6. */
  readonly tolerance?: number;
  /** Pair steps, or a hundred steps of the interior point method. Default 10,000,000. */
  readonly maxIterations?: number;
}

export interface HingeFit {
  /** f64[d + 1]: the weights, then the bias that is best for them. */
  readonly weights: Float64Array;
  /** Mean hinge loss + (l2 / 2)‖w‖². */
  readonly objective: number;
  /** Primal − dual objective: how far `objective` can be from the least. */
  readonly gap: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface NaiveBayesModel {
  readonly d: number;
  readonly classes: number;
  /** log P(class), f64[classes]. */
  readonly prior: Float64Array;
  /** log P(word | class), f64[classes, d]. */
  readonly likelihood: Float64Array;
}

/**
 * Linear models of two classes, labels 0 and 1 for y = −1 and +1. Fits take features of any scale: they are centred and
 * scaled inside, while weights and ridge are in the caller's units. Sparse samples are not made dense, unless that takes
 * less memory, or they have few features and their linear SVM converges no other way.
 */
export interface LinearModels {
  /** L-BFGS to convergence. */
  fitLogistic(data: Samples | SparseSamples, options: LogisticOptions): LinearFit;
  /** s(x) = w · x + b for every row, f32[n]. */
  linearScores(x: Matrix | SparseMatrix, weights: Float64Array): Float32Array;
  /** Least squares on the labels ±1, by L-BFGS. */
  fitSquared(data: Samples | SparseSamples, options: LogisticOptions): LinearFit;
  /**
   * Linear SVM with an unregularised bias, to a duality gap: by an interior point method where n · (d + 1)² is at most
   * 2.5e8, else by sequential minimal optimisation; where that does not converge soon, and n · (d + 1)² is at most 1e10,
   * by the interior point method after all.
   */
  fitHinge(data: Samples | SparseSamples, options: HingeOptions): HingeFit;

  /** Multinomial naive Bayes on counts ≥ 0 (McCallum & Nigam 1998); smoothing default 1. */
  fitNaiveBayes(data: Samples | SparseSamples, options?: { smoothing?: number }): NaiveBayesModel;
}

export interface SolveOptions {
  /** Stops when ‖A x − b‖ ≤ tolerance · ‖b‖. Default 1e-6. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  readonly damping?: number;
}
