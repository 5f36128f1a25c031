import type { Samples } from '../samples.ts';
import type { LinearLoss, SolveOptions } from './linear.ts';
import type { Matrix } from './matrix.ts';
import type { NetworkShape } from './networks.ts';

/** A model at given weights, with the loss it is trained on: all that a gradient needs to know. */
export type Differentiable =
  | {
      readonly kind: 'linear';
      readonly loss: LinearLoss;
      /** f64[d + 1]: weights, then bias. Samples have two classes. */
      readonly weights: Float64Array;
    }
  | {
      readonly kind: 'softmax';
      /** f64[classes·d + classes]: W [classes, d], then b. */
      readonly weights: Float64Array;
    }
  | {
      readonly kind: 'network';
      readonly shape: NetworkShape;
      /** f32, laid out as in NetworkFit. */
      readonly weights: Float32Array;
      /** Whose gradients count: all layers, or W2 and b2 alone. Default 'all'. */
      readonly layer?: 'all' | 'last';
    };

export interface SoftmaxOptions {
  /** Ridge strength λ ≥ 0 on the weights, not on the biases. */
  readonly l2: number;
  readonly start?: Float64Array;
  readonly sampleWeights?: Float32Array;
  /** Stops when no entry of the gradient is larger. Default 1e-6. */
  readonly tolerance?: number;
  readonly maxIterations?: number;
  readonly onStep?: (step: number, weights: Float64Array, objective: number) => void;
}

/** Softmax regression: logits W x + b, biases with mean zero. */
export interface SoftmaxFit {
  /** f64[classes·d + classes]: W [classes, d], then b. */
  readonly weights: Float64Array;
  readonly objective: number;
  readonly gradient: number;
  readonly iterations: number;
  readonly converged: boolean;
}

/**
 * Gradients, laid out as the model's weights. Those of single samples are products of two short vectors,
 * so norms, projections, Gram matrices and spectra never write them out.
 */
export interface Models {
  /** L-BFGS to convergence. */
  fitSoftmax(data: Samples, options: SoftmaxOptions): SoftmaxFit;

  /** Linear models: s(x) as one column. Others: logits, f32[n, classes]. */
  modelScores(model: Differentiable, x: Matrix): Matrix;
  /** Loss of every sample, f32[n]. */
  modelLosses(model: Differentiable, data: Samples): Float32Array;
  /** Mean loss + (l2 / 2)‖weights‖² without biases, and its gradient. */
  modelGradient(model: Differentiable, data: Samples, l2: number): { loss: number; gradient: Float64Array };
  /** H v for the Hessian H of the mean loss + ridge; the hinge itself has no curvature. All layers. */
  hessianProduct(model: Differentiable, data: Samples, l2: number, v: Float64Array): Float64Array;
  /** Solves (H + damping I) u = v by conjugate gradients; convex models, others with enough damping. */
  solveHessian(
    model: Differentiable,
    data: Samples,
    l2: number,
    v: Float64Array,
    options?: SolveOptions,
  ): Float64Array;
  /** ∂ℓᵢ/∂xᵢ, f32[n, d]. */
  inputGradients(model: Differentiable, data: Samples): Matrix;

  /** ∇ℓᵢ of every sample, f32[n, parameters]. */
  sampleGradients(model: Differentiable, data: Samples): Matrix;
  /** ‖∇ℓᵢ‖, f32[n]. */
  sampleGradientNorms(model: Differentiable, data: Samples): Float32Array;
  /** ∇ℓᵢ · direction, f32[n, directions], each direction a row laid out as the weights. */
  sampleGradientProjections(model: Differentiable, data: Samples, directions: Matrix): Matrix;
  /**
   * (∇ℓᵢ − mean of its class) · v₁, signed, v₁ the top right singular vector of its class's centred
   * gradients; f32[n]. Tran, Li & Madry 2018 score its square, Diakonikolas et al. 2019 its absolute value.
   */
  sampleGradientSpectral(model: Differentiable, data: Samples): Float32Array;
}
