import type { Seed } from '../../random.ts';
import type { Samples } from '../samples.ts';
import type { Matrix } from './matrix.ts';

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
  readonly seed: Seed;
  /** Default 'adam' (β 0.9, 0.999); 'momentum' is SGD with β = 0.9. */
  readonly optimiser?: 'adam' | 'momentum';
  /** Weights to start from, laid out as in NetworkFit; drawn from the seed when absent. */
  readonly start?: Float32Array;
  /** f32[n] ≥ 0, weight of each sample; a batch's loss is the mean over its size. Ones when absent. */
  readonly sampleWeights?: Float32Array;
  readonly onEpoch?: (epoch: number, weights: Float32Array, loss: number) => void;
}

export interface NetworkFit {
  /** f32[hidden·d + hidden + classes·hidden + classes]: W1 [hidden, d], b1, W2 [classes, hidden], b2. */
  readonly weights: Float32Array;
  /** Training objective over the last epoch, nats per sample. */
  readonly loss: number;
  /** Whether the last epoch's objective is below that of the best constant prediction; true of no epochs. */
  readonly converged: boolean;
}

/** What a network gives: the activations of its hidden layer, or its logits. */
export type NetworkOutput = 'hidden' | 'logits';

export interface Networks {
  /** Features of any scale train: they are centred and scaled inside. Throws 'no-convergence' when the steps drive a weight beyond f32. */
  fitNetwork(data: Samples, shape: NetworkShape, options: NetworkOptions): NetworkFit;
  /** Logits f32[n, classes]. */
  networkLogits(x: Matrix, shape: NetworkShape, weights: Float32Array): Matrix;
  /** Activations of the hidden layer, f32[n, hidden]. */
  networkHidden(x: Matrix, shape: NetworkShape, weights: Float32Array): Matrix;
  /**
   * J(x)ᵀ g for every row x, J the Jacobian in x of the hidden activations or of the logits; f32[n, d].
   *
   * @param gradients  g, f32[n, hidden] or f32[n, classes]: the gradients of a function in these outputs
   */
  networkPullBack(
    x: Matrix,
    shape: NetworkShape,
    weights: Float32Array,
    gradients: Matrix,
    output: NetworkOutput,
  ): Matrix;
}
