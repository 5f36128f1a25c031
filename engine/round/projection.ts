import type { Samples } from '../data/samples.ts';
import { EXTRACTORS } from '../extractor/index.ts';
import type { Core, Matrix, NetworkShape } from '../numeric/core.ts';
import { membersOf } from '../victims/ensemble.ts';
import type { Model } from '../victims/model.ts';
import { rowsOf } from '../victims/predict.ts';

/**
 * A window onto the samples: x is shown at ((x − mean) · axes[0], (x − mean) · axes[1]), in the units
 * of the features. For data of the plane it is the identity.
 */
export interface Projection {
  readonly d: number;
  /** f32[d] */
  readonly mean: Float32Array;
  /** Two orthonormal directions, f32[d] each. */
  readonly axes: readonly [Float32Array, Float32Array];
}

/**
 * A projection that uses nothing but the samples as labelled: axis 1 is the difference of the means
 * of the claimed classes, axis 2 the direction of most variance at a right angle to it. Points of the
 * plane (d = 2) are shown as they are.
 */
export function streamProjection(core: Core, samples: Samples): Projection {
  if (samples.d === 2) return identity();
  const { mean, covariance } = core.covariance(rowsOf(samples));
  const first = unit(meanDifference(samples)) ?? topDirection(core, covariance, []);
  return { d: samples.d, mean, axes: [first, topDirection(core, covariance, [first])] };
}

/**
 * The plane of two linear models: spanned by their weights, by Gram and Schmidt, so that both decision
 * lines are exact in it. Where the weights are parallel, or a model is not linear, the missing axes are
 * the difference of the class means, if there is none at all, and the direction of most variance at a
 * right angle to what is there.
 */
export function modelProjection(core: Core, samples: Samples, clean: Model, trained: Model): Projection {
  if (samples.d === 2) return identity();
  const axes: Float32Array[] = [];
  for (const model of [clean, trained]) {
    if (model.kind !== 'linear') continue;
    const axis = unit(without(model.weights.subarray(0, model.d), axes));
    if (axis) axes.push(axis);
  }
  const apart = axes.length === 0 ? unit(meanDifference(samples)) : null;
  if (apart) axes.push(apart);
  const rows = rowsOf(samples);
  if (axes.length < 2) {
    const { covariance } = core.covariance(rows);
    while (axes.length < 2) axes.push(topDirection(core, covariance, axes));
  }
  return { d: samples.d, mean: core.mean(rows), axes: axes as [Float32Array, Float32Array] };
}

/** Where each row of `x` is shown, f32[rows, 2]. */
export function project(projection: Projection, x: Matrix): Float32Array {
  const { d, mean, axes } = projection;
  const places = new Float32Array(x.rows * 2);
  axes.forEach((axis, k) => {
    const shift = dot(axis, mean);
    for (let i = 0; i < x.rows; i++) places[2 * i + k] = dot(axis, x.values, i * d) - shift;
  });
  return places;
}

/** What a model decides in the plane of a projection: class 1 where the score is positive. */
export interface Boundary {
  /** Two-class score at a place of the plane. */
  readonly scoreAt: (u: number, v: number) => number;
  /** Set for a linear model: its score is offset + u · slope[0] + v · slope[1]. */
  readonly line: { readonly offset: number; readonly slope: readonly [number, number] } | null;
}

/**
 * The model of two classes, cut by the plane of the projection: the score of the sample
 * mean + u · axis 1 + v · axis 2. For drawing only: it uses Math.tanh, which may differ in the last
 * digit between engines; whatever counts is computed by `predict`.
 */
export function boundaryOf(model: Model, projection: Projection): Boundary {
  const { mean, axes } = projection;
  if (model.kind === 'ensemble') {
    const members = membersOf(model).map((member) => boundaryOf(member, projection));
    const share = 1 / members.length;
    return {
      line: null,
      scoreAt: (u, v) => members.reduce((sum, { scoreAt }) => sum + (scoreAt(u, v) > 0 ? share : -share), 0),
    };
  }
  if (model.kind === 'linear') {
    const offset = dot(model.weights, mean) + (model.weights[model.d] as number);
    const slope = [dot(model.weights, axes[0]), dot(model.weights, axes[1])] as const;
    return { line: { offset, slope }, scoreAt: (u, v) => offset + u * slope[0] + v * slope[1] };
  }
  if (model.kind === 'softmax') {
    // The first two classes against each other, as elsewhere here.
    const { d, classes, weights } = model;
    const apart = Float64Array.from(
      { length: d },
      (_, j) => (weights[d + j] as number) - (weights[j] as number),
    );
    const bias = (weights[classes * d + 1] as number) - (weights[classes * d] as number);
    return boundaryOf({ kind: 'linear', d, weights: Float64Array.of(...apart, bias) }, projection);
  }
  const { shape, weights: w } = model.kind === 'transfer' ? EXTRACTORS[model.extractor] : model;
  const hiddenAt = hiddenLayer(shape, w, projection);
  const { hidden, classes } = shape;
  const out = hidden * shape.d + hidden;
  if (model.kind === 'transfer') {
    return {
      line: null,
      scoreAt(u, v) {
        const inner = hiddenAt(u, v);
        let score = model.weights[classes] as number;
        for (let k = 0; k < classes; k++) {
          let sum = w[out + classes * hidden + k] as number;
          for (let h = 0, at = out + k * hidden; h < hidden; h++, at++)
            sum += (inner[h] as number) * (w[at] as number);
          score += (model.weights[k] as number) * Math.max(0, sum);
        }
        return score;
      },
    };
  }
  const biases = out + classes * hidden;
  const bias = (w[biases + 1] as number) - (w[biases] as number);
  const weights = Float64Array.from(
    { length: hidden },
    (_, h) => (w[out + hidden + h] as number) - (w[out + h] as number),
  );
  return { line: null, scoreAt: (u, v) => bias + dot(weights, hiddenAt(u, v)) };
}

/** The hidden layer at places of the plane: each unit sees only its own weights' shadow on it. */
function hiddenLayer(
  { d, hidden, activation }: NetworkShape,
  w: Float32Array,
  { mean, axes }: Projection,
): (u: number, v: number) => Float64Array {
  const offset = new Float64Array(hidden);
  const slope = [new Float64Array(hidden), new Float64Array(hidden)] as const;
  for (let h = 0; h < hidden; h++) {
    const row = w.subarray(h * d, h * d + d);
    offset[h] = dot(row, mean) + (w[hidden * d + h] as number);
    slope[0][h] = dot(row, axes[0]);
    slope[1][h] = dot(row, axes[1]);
  }
  const values = new Float64Array(hidden); // one for all places: a picture has tens of thousands
  return (u, v) => {
    for (let h = 0; h < hidden; h++) {
      const z = (offset[h] as number) + u * (slope[0][h] as number) + v * (slope[1][h] as number);
      values[h] = activation === 'tanh' ? Math.tanh(z) : Math.max(0, z);
    }
    return values;
  };
}

function identity(): Projection {
  return { d: 2, mean: new Float32Array(2), axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)] };
}

/** a · b over the length of `a`'s partner that starts at `from`; the shorter of the two decides. */
function dot(a: ArrayLike<number>, b: ArrayLike<number>, from = 0): number {
  const length = Math.min(a.length, b.length - from);
  let sum = 0;
  for (let j = 0; j < length; j++) sum += (a[j] as number) * (b[from + j] as number);
  return sum;
}

function meanDifference({ n, d, x, y }: Samples): Float64Array {
  const sums = [new Float64Array(d), new Float64Array(d)] as const;
  const counts = [0, 0];
  for (let i = 0; i < n; i++) {
    const label = y[i] === 1 ? 1 : 0;
    const sum = sums[label];
    counts[label] = (counts[label] as number) + 1;
    for (let j = 0; j < d; j++) sum[j] = (sum[j] as number) + (x[i * d + j] as number);
  }
  const [n0, n1] = counts as [number, number];
  if (n0 === 0 || n1 === 0) return new Float64Array(d);
  return sums[1].map((sum, j) => sum / n1 - (sums[0][j] as number) / n0);
}

/** `v` less its shadow on each of `axes`. */
function without(v: ArrayLike<number>, axes: readonly Float32Array[]): Float64Array {
  const rest = Float64Array.from(v);
  for (const axis of axes) {
    const shadow = dot(axis, rest);
    for (let j = 0; j < rest.length; j++) rest[j] = (rest[j] as number) - shadow * (axis[j] as number);
  }
  return rest;
}

/** `v` scaled to length 1; null when it is too short to have a direction. */
function unit(v: Float64Array): Float32Array | null {
  const length = Math.sqrt(dot(v, v));
  return length > 1e-6 ? Float32Array.from(v, (value) => value / length) : null;
}

/** Direction of most variance at a right angle to `axes`: the top eigenvector of P C P. */
function topDirection(core: Core, covariance: Matrix, axes: readonly Float32Array[]): Float32Array {
  const d = covariance.cols;
  const values = Float64Array.from(covariance.values);
  for (const axis of axes) {
    // P C P = C − a(Ca)ᵀ − (Ca)aᵀ + (aᵀCa) a aᵀ
    const image = Float64Array.from({ length: d }, (_, i) => dot(axis, values, i * d));
    const energy = dot(axis, image);
    for (let i = 0; i < d; i++) {
      for (let j = 0; j < d; j++) {
        const [ai, aj] = [axis[i] as number, axis[j] as number];
        const change = energy * ai * aj - ai * (image[j] as number) - aj * (image[i] as number);
        values[i * d + j] = (values[i * d + j] as number) + change;
      }
    }
  }
  const { vectors } = core.topEigen({ rows: d, cols: d, values: Float32Array.from(values) }, 1);
  // Rounding may leave a little of `axes` in it, and a flat residual any direction at all.
  return unit(without(vectors.values.subarray(0, d), axes)) ?? anyDirection(d, axes);
}

function anyDirection(d: number, axes: readonly Float32Array[]): Float32Array {
  for (let j = 0; j < d; j++) {
    const direction = unit(
      without(
        Float64Array.from({ length: d }, (_, k) => (k === j ? 1 : 0)),
        axes,
      ),
    );
    if (direction) return direction;
  }
  return new Float32Array(d); // one dimension: there is no second direction
}
