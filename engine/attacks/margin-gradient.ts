import type { Samples } from '../data/samples.ts';
import { solveDense } from './dense-solve.ts';

/** A sample lies on the margin where its y · s is 1 to so many digits: fits end with a gap, scores are f32. */
const ON_MARGIN = 2e-3;
/** Keeps the margin's system solvable where rows of it depend on each other (copies, few features); of its trace. */
const RIDGE = 1e-9;

/** A fitted linear SVM, min (1/N) Σ max(0, 1 − yᵢ sᵢ) + (λ/2)‖w‖², with everything that it was fitted on. */
export interface FittedSvm {
  /** f64[d + 1]: w, then the bias. */
  readonly weights: Float64Array;
  readonly l2: number;
  readonly data: Samples;
}

/**
 * How the hinge loss L of a fitted SVM on other samples changes when some of the samples that it was fitted on move.
 * The solution keeps its conditions of optimality: samples on the margin (S) stay on it, samples beyond it keep
 * their multiplier, αᵢ = 1/(λN) inside it. With V the samples that `judged` has inside the margin,
 * (p, q) = −(1/n) Σ_{k ∈ V} y_k (x_k, 1), and z the solution of
 *
 *     [ K_SS 1 ] [z_S]   [X_S p]
 *     [ 1ᵀ   0 ] [z_b] = [  q  ]        K = X Xᵀ
 *
 *     ∂L/∂xᵢ = αᵢ yᵢ (p − Σ_{s ∈ S} z_s x_s) − [i ∈ S] zᵢ w
 *
 * which is the gradient of the paper for the linear kernel, with the move of a sample on the margin itself added.
 *
 * @param judged  samples whose mean hinge loss is L
 * @param from    the samples that move are the rows `from` … N − 1 of the training data
 * @returns       f64[N − from, d], loss per unit of feature
 *
 * Source: Biggio, Nelson, Laskov: Poisoning Attacks against Support Vector Machines (2012), eqs. 9 to 11;
 * Cauwenberghs, Poggio: Incremental and Decremental Support Vector Machine Learning (2001).
 */
export function marginGradients(svm: FittedSvm, judged: Samples, from: number): Float64Array {
  const { weights, l2, data } = svm;
  const { n, d, x } = data;
  const loss = violations(weights, judged);
  const margins = marginsOf(weights, data);
  const onMargin = Array.from(margins.keys()).filter((i) => isOnMargin(margins[i] as number));
  const cap = 1 / (l2 * n);
  const { z, multipliers } = solveMargin(svm, margins, onMargin, loss, cap);

  const along = loss.slice(0, d);
  onMargin.forEach((row, s) => {
    for (let j = 0; j < d; j++)
      along[j] = (along[j] as number) - (z[s] as number) * (x[row * d + j] as number);
  });
  const gradients = new Float64Array((n - from) * d);
  for (let i = from; i < n; i++) {
    const s = onMargin.indexOf(i);
    const inside = (margins[i] as number) < 1 ? cap : 0;
    const multiplier = (data.y[i] === 1 ? 1 : -1) * (s < 0 ? inside : (multipliers[s] as number));
    const held = s < 0 ? 0 : (z[s] as number);
    for (let j = 0; j < d; j++)
      gradients[(i - from) * d + j] = multiplier * (along[j] as number) - held * (weights[j] as number);
  }
  return gradients;
}

/** Mean hinge loss of the samples under a linear model. */
export function hingeLoss(weights: Float64Array, data: Samples): number {
  return marginsOf(weights, data).reduce((sum, margin) => sum + Math.max(0, 1 - margin), 0) / data.n;
}

/** The gradient of the mean hinge loss in (w, b), f64[d + 1]; 0 for samples on the margin. */
function violations(weights: Float64Array, data: Samples): Float64Array {
  const { n, d, x, y } = data;
  const gradient = new Float64Array(d + 1);
  marginsOf(weights, data).forEach((margin, i) => {
    if (margin >= 1) return;
    const share = (y[i] === 1 ? -1 : 1) / n;
    for (let j = 0; j < d; j++) gradient[j] = (gradient[j] as number) + share * (x[i * d + j] as number);
    gradient[d] = (gradient[d] as number) + share;
  });
  return gradient;
}

const isOnMargin = (margin: number) => Math.abs(margin - 1) <= ON_MARGIN;

/** y · s(x) of every sample, f64[n]. */
function marginsOf(weights: Float64Array, { n, d, x, y }: Samples): Float64Array {
  return Float64Array.from({ length: n }, (_, i) => {
    let score = weights[d] as number;
    for (let j = 0; j < d; j++) score += (weights[j] as number) * (x[i * d + j] as number);
    return y[i] === 1 ? score : -score;
  });
}

/**
 * The solution z of the system above, and the multipliers of the samples on the margin: what is left of
 * w = Σ αᵢ yᵢ xᵢ and 0 = Σ αᵢ yᵢ when the samples inside it, αᵢ = cap, are taken away.
 */
function solveMargin(
  { weights, data }: FittedSvm,
  margins: Float64Array,
  rows: readonly number[],
  loss: Float64Array,
  cap: number,
): { z: Float64Array; multipliers: Float64Array } {
  const { d, x, y } = data;
  const m = rows.length;
  if (m === 0) return { z: new Float64Array(1), multipliers: new Float64Array(0) };
  const rest = weights.slice(0, d);
  let balance = 0;
  margins.forEach((margin, i) => {
    if (margin >= 1 || isOnMargin(margin)) return;
    const share = (y[i] === 1 ? 1 : -1) * cap;
    balance -= share;
    for (let j = 0; j < d; j++) rest[j] = (rest[j] as number) - share * (x[i * d + j] as number);
  });
  const dot = (row: number, v: ArrayLike<number>, from = 0) => {
    let sum = 0;
    for (let j = 0; j < d; j++) sum += (x[row * d + j] as number) * (v[from + j] as number);
    return sum;
  };
  const system = new Float64Array((m + 1) * (m + 1));
  let trace = 0;
  rows.forEach((row, s) => {
    rows.forEach((other, t) => {
      system[s * (m + 1) + t] = dot(row, x, other * d);
    });
    system[s * (m + 1) + m] = 1;
    system[m * (m + 1) + s] = 1;
    trace += system[s * (m + 2)] as number;
  });
  for (let s = 0; s < m; s++) system[s * (m + 2)] = (system[s * (m + 2)] as number) + (RIDGE * trace) / m;
  const [z, signed] = solveDense(system, [
    [...rows.map((row) => dot(row, loss)), loss[d] as number],
    [...rows.map((row) => dot(row, rest)), balance],
  ]) as [Float64Array, Float64Array];
  const multipliers = Float64Array.from(rows, (row, s) => {
    const alpha = (y[row] === 1 ? 1 : -1) * (signed[s] as number);
    return Math.max(0, Math.min(cap, alpha));
  });
  return { z, multipliers };
}
