import { readFileSync } from 'node:fs';
import type { Samples } from '../../engine/numeric/samples.ts';

/** The reference numbers in test/golden/golden.json, computed with NumPy, SciPy and scikit-learn. */
export interface Golden {
  readonly data: { X: number[][]; y: number[]; X_trusted: number[][]; y_trusted: number[]; lambda_: number };
  readonly logreg: {
    w: number[];
    b: number;
    objective: number;
    losses: number[];
    per_sample_grad: number[][];
    hessian: number[][];
  };
  readonly svm_hinge: { w: number[]; b: number; objective: number };
  readonly softmax: { X: number[][]; y: number[]; W: number[][]; b: number[]; objective: number };
  readonly scores: Record<
    | 'L2'
    | 'slab'
    | 'loss_margin'
    | 'knn5_incl_self'
    | 'spectral_inputs'
    | 'spectral_grad'
    | 'gradnorm'
    | 'mahalanobis_sq_ddof0',
    number[]
  >;
  readonly influence_on_trusted_loss: { score: number[] };
  readonly loo_trusted_loss_change: number[];
  readonly sever: { p: number; rounds: number; kept: number[] };
  readonly trim: { n_keep: number; kept: number[] };
  readonly 'knn_relabel_k10_eta.5': { labels: number[]; changed: number[] };
  readonly lof_k10: number[];
  readonly dpa_certificate: { votes: number[][]; pred: number[]; radius: number[] };
  readonly poison_gradient: {
    x: number[][];
    y: number;
    val_loss: number;
    analytic: number[];
    finite_difference: number[];
  };
  readonly neyman_pearson_gauss_shift: { delta: number; TV: number; AUC: number }[];
  readonly feature_collision_linear: {
    A: number[][];
    target: number[];
    base: number[];
    beta: number;
    x: number[];
    identity_map: number[];
  };
  readonly projection: {
    x: number[];
    mu: number[];
    v: number[];
    r: number;
    s: number;
    lo: number;
    hi: number;
    out: number[];
  };
  readonly ks_two_sample: { a: number[]; b: number[]; D: number };
}

export const golden = JSON.parse(
  readFileSync(new URL('../golden/golden.json', import.meta.url), 'utf8'),
) as Golden;

/** Rows and ±1 labels as samples of two classes. */
export function twoClassSamples(x: readonly number[][], y: readonly number[]): Samples {
  return {
    n: x.length,
    d: x[0]?.length ?? 0,
    classes: 2,
    x: Float32Array.from(x.flat()),
    y: Int32Array.from(y, (label) => (label > 0 ? 1 : 0)),
  };
}

export const goldenSamples = twoClassSamples(golden.data.X, golden.data.y);
