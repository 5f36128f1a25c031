import type { NetworkShape } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { dot, type Rows } from './plain-linalg.ts';

/** Losses, gradients and Hessians in f64, straight from their formulas. */

export function samplesRows({ n, d, x }: Samples): Rows {
  return Array.from({ length: n }, (_, i) => Array.from(x.subarray(i * d, (i + 1) * d)));
}

export function sigmoid(t: number): number {
  return 1 / (1 + Math.exp(-t));
}

export function softplus(t: number): number {
  return t > 0 ? t + Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t));
}

/** s = w·x + b, `weights` holding w and then b. */
export function score(x: readonly number[], weights: ArrayLike<number>): number {
  const d = x.length;
  return x.reduce((sum, value, j) => sum + value * (weights[j] as number), weights[d] as number);
}

export function sign(data: Samples, i: number): number {
  return data.y[i] === 1 ? 1 : -1;
}

export function logisticLoss(data: Samples, weights: ArrayLike<number>, l2: number): number {
  const losses = samplesRows(data).map((x, i) => softplus(-sign(data, i) * score(x, weights)));
  return losses.reduce((a, b) => a + b, 0) / data.n + ridge(weights, data.d, l2);
}

export function ridge(weights: ArrayLike<number>, d: number, l2: number): number {
  let sum = 0;
  for (let j = 0; j < d; j++) sum += (weights[j] as number) ** 2;
  return (l2 / 2) * sum;
}

/** ∇ℓᵢ of every sample, bias last. */
export function logisticGradients(data: Samples, weights: ArrayLike<number>): Rows {
  return samplesRows(data).map((x, i) => {
    const y = sign(data, i);
    const slope = -y * sigmoid(-y * score(x, weights));
    return [...x, 1].map((value) => slope * value);
  });
}

export function logisticGradient(data: Samples, weights: ArrayLike<number>, l2: number): number[] {
  const each = logisticGradients(data, weights);
  return Array.from({ length: data.d + 1 }, (_, j) => {
    const mean = each.reduce((sum, row) => sum + (row[j] as number), 0) / data.n;
    return j < data.d ? mean + l2 * (weights[j] as number) : mean;
  });
}

export function logisticHessian(data: Samples, weights: ArrayLike<number>, l2: number): Rows {
  const rows = samplesRows(data).map((x) => [...x, 1]);
  const bends = samplesRows(data).map((x) => {
    const p = sigmoid(score(x, weights));
    return p * (1 - p);
  });
  return Array.from({ length: data.d + 1 }, (_, j) =>
    Array.from({ length: data.d + 1 }, (_unused, k) => {
      const sum = rows.reduce(
        (total, row, i) => total + (bends[i] as number) * (row[j] as number) * (row[k] as number),
        0,
      );
      return sum / data.n + (j === k && j < data.d ? l2 : 0);
    }),
  );
}

/** Logits of a one-hidden-layer network, its hidden layer beside them. */
export function networkForward(
  x: readonly number[],
  { d, hidden, classes, activation }: NetworkShape,
  weights: ArrayLike<number>,
): { hidden: number[]; logits: number[] } {
  const act = (t: number) => (activation === 'tanh' ? Math.tanh(t) : Math.max(0, t));
  const at = (i: number) => weights[i] as number;
  const w1 = (h: number) => Array.from({ length: d }, (_, j) => at(h * d + j));
  const h = Array.from({ length: hidden }, (_, k) => act(dot(w1(k), x) + at(hidden * d + k)));
  const from = hidden * d + hidden;
  const logits = Array.from({ length: classes }, (_, c) => {
    const row = Array.from({ length: hidden }, (_unused, k) => at(from + c * hidden + k));
    return dot(row, h) + at(from + classes * hidden + c);
  });
  return { hidden: h, logits };
}

export function softmax(logits: readonly number[]): number[] {
  const most = Math.max(...logits);
  const powers = logits.map((value) => Math.exp(value - most));
  const sum = powers.reduce((a, b) => a + b, 0);
  return powers.map((value) => value / sum);
}

export function crossEntropy(logits: readonly number[], label: number): number {
  const most = Math.max(...logits);
  const sum = logits.reduce((total, value) => total + Math.exp(value - most), 0);
  return most + Math.log(sum) - (logits[label] as number);
}
