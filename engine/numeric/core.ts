import type { Samples } from './samples.ts';

/** Rows of f32, row-major: `values` has rows · cols numbers. */
export interface Matrix {
  readonly rows: number;
  readonly cols: number;
  readonly values: Float32Array;
}

/** A fitted linear model of two classes: s(x) = w · x + b; class 1 where s > 0, class 0 otherwise. */
export interface LinearFit {
  /** f64[d + 1]: the weights, then the bias. */
  readonly weights: Float64Array;
  /** Mean loss + (l2 / 2)‖w‖², nats per sample. */
  readonly objective: number;
  /** Largest absolute entry of the gradient at the end. */
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

/** One-hidden-layer network: logits = W2 · act(W1 · x + b1) + b2, mean softmax cross-entropy. */
export interface NetworkShape {
  readonly d: number;
  readonly hidden: number;
  readonly classes: number;
  readonly activation: 'tanh' | 'relu';
}

export interface NetworkOptions {
  readonly l2: number;
  readonly epochs: number;
  readonly batch: number;
  readonly learningRate: number;
  /** Seeds the start weights and the order of the samples. */
  readonly seed: number;
  readonly onEpoch?: (epoch: number, weights: Float32Array, loss: number) => void;
}

export interface NetworkFit {
  /** f32[hidden·d + hidden + classes·hidden + classes]: W1 [hidden, d], b1, W2 [classes, hidden], b2. */
  readonly weights: Float32Array;
  readonly loss: number;
}

export interface Neighbours {
  /** i32[queries, k], nearest first, ties by index. */
  readonly index: Int32Array;
  /** f32[queries, k], Euclidean distances. */
  readonly distance: Float32Array;
}

/**
 * What the numeric core can do. Arguments are checked here, once: a wrong shape throws GameError
 * 'bad-shape', a NaN or infinity 'not-finite', too much memory 'out-of-memory'. Inputs are never
 * changed; results are fresh arrays. Two-class labels 0 and 1 stand for y = −1 and y = +1.
 */
export interface Core {
  // products
  /** op(A) · op(B), f32. */
  multiply(a: Matrix, b: Matrix, options?: { transposeA?: boolean; transposeB?: boolean }): Matrix;
  /** Aᵀ A, f32[cols, cols]. */
  gram(a: Matrix): Matrix;

  // statistics
  /** Column means, f32[cols]. */
  mean(x: Matrix): Float32Array;
  /** Population covariance (divides by n − ddof, ddof 0 unless said), centred while packing. */
  covariance(x: Matrix, ddof?: number): { mean: Float32Array; covariance: Matrix };

  // spectra
  /** Largest k eigenpairs of a symmetric matrix by subspace iteration; vectors are rows, signs fixed: largest entry positive. */
  topEigen(symmetric: Matrix, k: number): { values: Float64Array; vectors: Matrix };

  // distances
  /** The k nearest rows of `x` to each row of `queries`; with `queries === x` a row finds itself. */
  nearest(x: Matrix, queries: Matrix, k: number): Neighbours;
  /** Euclidean distance of each row to its class's mean, f32[n]. */
  centroidDistances(data: Samples): Float32Array;

  // logistic regression, two classes
  /** L-BFGS to convergence. */
  fitLogistic(data: Samples, options: LogisticOptions): LinearFit;
  /** Mean loss + ridge and its gradient f64[d + 1] at `weights`. */
  logisticLossGrad(
    data: Samples,
    weights: Float64Array,
    l2: number,
  ): { loss: number; gradient: Float64Array };
  /** s(x) = w · x + b for every row, f32[n]. */
  linearScores(x: Matrix, weights: Float64Array): Float32Array;
  /** softplus(−y s) for every sample, f32[n]. */
  logisticLosses(data: Samples, weights: Float64Array): Float32Array;
  /** Solves (H + damping I) u = v by conjugate gradients, H = ∇² of mean loss + ridge at `weights`; f64[d + 1]. */
  solveLogisticHessian(
    data: Samples,
    weights: Float64Array,
    l2: number,
    v: Float64Array,
    options?: { tolerance?: number; maxIterations?: number; damping?: number },
  ): Float64Array;
  /** ‖∇ℓᵢ‖ with the bias coordinate, f32[n]. */
  logisticGradientNorms(data: Samples, weights: Float64Array): Float32Array;
  /** ((∇ℓᵢ − mean of its class) · v₁)² per class, v₁ the top right singular vector of the centred gradients; f32[n]. Tran et al. 2018. */
  logisticGradientSpectral(data: Samples, weights: Float64Array): Float32Array;

  // network
  fitNetwork(data: Samples, shape: NetworkShape, options: NetworkOptions): NetworkFit;
  /** Logits f32[n, classes]. */
  networkLogits(x: Matrix, shape: NetworkShape, weights: Float32Array): Matrix;
  /** Cross-entropy of every sample, f32[n]. */
  networkLosses(data: Samples, shape: NetworkShape, weights: Float32Array): Float32Array;
  /** Spectral scores as above on the per-sample gradients of the last layer (weights and bias). */
  networkGradientSpectral(data: Samples, shape: NetworkShape, weights: Float32Array): Float32Array;

  // elementary functions that are not exact in JavaScript everywhere, and random normals
  exp(x: number): number;
  log(x: number): number;
  /** f32[count] of independent N(0, 1), a function of the seed alone. */
  normals(seed: number, count: number): Float32Array;

  /** Bytes of memory the core holds; it grows to what the largest call needed and never shrinks. */
  memoryBytes(): number;
}
