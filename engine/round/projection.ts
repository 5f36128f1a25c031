import type { Samples } from '../data/samples.ts';
import type { Core, Matrix } from '../numeric/core.ts';
import { directionOf } from '../victims/cut.ts';
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
  const axes = modelAxes(samples, clean, trained);
  const rows = rowsOf(samples);
  if (axes.length < 2) {
    const { covariance } = core.covariance(rows);
    while (axes.length < 2) axes.push(topDirection(core, covariance, axes));
  }
  return { d: samples.d, mean: core.mean(rows), axes: axes as [Float32Array, Float32Array] };
}

/** Up to two orthonormal axes that follow from two models, or from the class means where neither has a direction. */
export function modelAxes(samples: Samples, clean: Model, trained: Model): Float32Array[] {
  const axes: Float32Array[] = [];
  for (const model of [clean, trained]) {
    const direction = directionOf(model);
    const axis = direction && unit(without(direction, axes));
    if (axis) axes.push(axis);
  }
  const apart = axes.length === 0 ? unit(meanDifference(samples)) : null;
  return apart ? [apart] : axes;
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

/** The plane of two features that are themselves the coordinates. */
export function identity(): Projection {
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
export function without(v: ArrayLike<number>, axes: readonly Float32Array[]): Float64Array {
  const rest = Float64Array.from(v);
  for (const axis of axes) {
    const shadow = dot(axis, rest);
    for (let j = 0; j < rest.length; j++) rest[j] = (rest[j] as number) - shadow * (axis[j] as number);
  }
  return rest;
}

/** `v` scaled to length 1; null when it is too short to have a direction. */
export function unit(v: Float64Array): Float32Array | null {
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

export function anyDirection(d: number, axes: readonly Float32Array[]): Float32Array {
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

/**
 * The plane of modelProjection where it takes no covariance: that of the data themselves for two features, else the one
 * that the weights of two linear models span, with the difference of the class means for weights that are parallel.
 * Null where there is none.
 */
export function cheapPlane(samples: Samples, clean: Model, trained: Model): Projection | null {
  if (samples.d === 2) return identity();
  const axes: Float32Array[] = [];
  for (const direction of [directionOf(trained), directionOf(clean), meanDifference(samples)]) {
    const axis = direction && axes.length < 2 ? unit(without(direction, axes)) : null;
    if (axis) axes.push(axis);
  }
  if (axes.length < 2 || !directionOf(trained)) return null;
  return { d: samples.d, mean: new Float32Array(samples.d), axes: axes as [Float32Array, Float32Array] };
}
