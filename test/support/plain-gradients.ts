import type { Differentiable } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { crossEntropy, networkForward, samplesRows, score, sign, softmax, softplus } from './plain-models.ts';

/** Losses and gradients of any model in f64, from the formulas, one sample at a time. */

type Loose<M> = M extends { weights: unknown }
  ? Omit<M, 'weights'> & { readonly weights: ArrayLike<number> }
  : never;
/** A model whose weights may be more precise than the core's. */
export type PlainModel = Loose<Differentiable>;

export function lossAt(model: PlainModel, x: readonly number[], label: number): number {
  const w = model.weights;
  if (model.kind === 'linear') {
    const margin = (label === 1 ? 1 : -1) * score(x, w);
    if (model.loss === 'logistic') return softplus(-margin);
    return model.loss === 'hinge' ? Math.max(0, 1 - margin) : (1 - margin) ** 2 / 2;
  }
  return crossEntropy(logitsAt(model, x), label);
}

export function logitsAt(model: Exclude<PlainModel, { kind: 'linear' }>, x: readonly number[]): number[] {
  if (model.kind === 'network') return networkForward(x, model.shape, model.weights).logits;
  const d = x.length;
  const classes = model.weights.length / (d + 1);
  return Array.from({ length: classes }, (_, c) => {
    const row = Array.from({ length: d }, (_unused, j) => model.weights[c * d + j] as number);
    return score(x, [...row, model.weights[classes * d + c] as number]);
  });
}

export function meanLoss(model: PlainModel, data: Samples): number {
  const losses = samplesRows(data).map((x, i) => lossAt(model, x, data.y[i] as number));
  return losses.reduce((a, b) => a + b, 0) / data.n;
}

/** δ ⊗ (x, 1): W row by row, then b. */
function outer(slopes: readonly number[], x: readonly number[]): number[] {
  return [...slopes.flatMap((slope) => x.map((value) => slope * value)), ...slopes];
}

function slopesAt(logits: readonly number[], label: number): number[] {
  return softmax(logits).map((p, c) => (c === label ? p - 1 : p));
}

/** ∇ℓᵢ of every sample, laid out as the weights; for a network's `layer: 'last'` only W2 and b2. */
export function gradientsOf(model: PlainModel, data: Samples): number[][] {
  return samplesRows(data).map((x, i) => {
    const label = data.y[i] as number;
    if (model.kind === 'linear') {
      const y = sign(data, i);
      const margin = y * score(x, model.weights);
      const pull =
        model.loss === 'logistic'
          ? 1 / (1 + Math.exp(margin))
          : model.loss === 'hinge'
            ? Number(margin < 1)
            : 1 - margin;
      return outer([-y * pull], x);
    }
    const slopes = slopesAt(logitsAt(model, x), label);
    if (model.kind === 'softmax') return outer(slopes, x);
    const { hidden } = networkForward(x, model.shape, model.weights);
    const last = outer(slopes, hidden);
    if (model.layer === 'last') return last;
    return [...outer(hiddenSlopes(model, hidden, slopes), x), ...last];
  });
}

function hiddenSlopes(
  { shape, weights }: Extract<PlainModel, { kind: 'network' }>,
  hidden: readonly number[],
  slopes: readonly number[],
): number[] {
  const from = shape.hidden * shape.d + shape.hidden;
  return hidden.map((h, k) => {
    const back = slopes.reduce(
      (sum, slope, c) => sum + slope * (weights[from + c * shape.hidden + k] as number),
      0,
    );
    return back * (shape.activation === 'tanh' ? 1 - h * h : Number(h > 0));
  });
}

/** Where the entries that the ridge touches lie: weights, not biases. */
export function penalised(model: PlainModel, d: number): boolean[] {
  if (model.kind === 'linear') return [...new Array<boolean>(d).fill(true), false];
  const layer = (outputs: number, inputs: number) => [
    ...new Array<boolean>(outputs * inputs).fill(true),
    ...new Array<boolean>(outputs).fill(false),
  ];
  if (model.kind === 'softmax') return layer(model.weights.length / (d + 1), d);
  const { hidden, classes } = model.shape;
  return [...layer(hidden, d), ...layer(classes, hidden)];
}

/** Gradient of mean loss + ridge. */
export function meanGradient(model: PlainModel, data: Samples, l2: number): number[] {
  const each = gradientsOf(model, data);
  const ridge = penalised(model, data.d);
  return ridge.map((own, j) => {
    const mean = each.reduce((sum, row) => sum + (row[j] as number), 0) / data.n;
    return own ? mean + l2 * (model.weights[j] as number) : mean;
  });
}

/** The same model at other weights. */
export function moved(model: PlainModel, by: (weight: number, j: number) => number): PlainModel {
  return { ...model, weights: Float64Array.from(model.weights, by) };
}
