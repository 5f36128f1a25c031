import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { rowsOf } from '../victims/predict.ts';
import { classPlane } from './class-plane.ts';
import { anyDirection, identity, modelAxes, type Projection, unit, without } from './projection.ts';

/** Rows that the direction of most variance is looked for in, and steps of the search. */
const ROWS = 200;
const STEPS = 12;

/** The planes that the samples of a round are shown in. */
export interface DrawnPlanes {
  /** While the training is on show: it follows from the samples and the model of the clean data alone. */
  readonly film: Projection;
  /** In the reveal. */
  readonly reveal: Projection;
}

/**
 * Of more than two classes the plane of their means, else that of modelProjection, with the direction of most variance
 * looked for in 200 rows by the power method: a hundredth of a second for 2,000 pictures.
 */
export function drawnPlanes(core: Core, samples: Samples, clean: Model, trained: Model): DrawnPlanes {
  const fixed = samples.d === 2 ? identity() : classPlane(core, samples);
  if (fixed) return { film: fixed, reveal: fixed };
  const mean = core.mean(rowsOf(samples));
  const beside = (model: Model): Projection => {
    const axes = modelAxes(samples, clean, model);
    while (axes.length < 2) axes.push(widest(samples, mean, axes));
    return { d: samples.d, mean, axes: axes as [Float32Array, Float32Array] };
  };
  return { film: beside(clean), reveal: beside(trained) };
}

/** Roughly the direction of most variance at a right angle to `axes`, f32[d], length 1. */
function widest({ n, d, x }: Samples, mean: Float32Array, axes: readonly Float32Array[]): Float32Array {
  const count = Math.min(n, ROWS);
  const rows = Array.from({ length: count }, (_, k) => {
    const from = Math.floor((k * n) / count) * d;
    return without(
      mean.map((middle, j) => (x[from + j] as number) - middle),
      axes,
    );
  });
  const lengths = rows.map((row) => row.reduce((sum, value) => sum + value * value, 0));
  let direction = unit(rows[lengths.indexOf(Math.max(...lengths))] ?? new Float64Array(d));
  for (let step = 0; direction && step < STEPS; step++) direction = unit(stretched(rows, direction));
  return (direction && unit(without(direction, axes))) ?? anyDirection(d, axes);
}

/** Σ (row · v) row: v, longer the more the rows spread along it. */
function stretched(rows: readonly Float64Array[], v: Float32Array): Float64Array {
  const sum = new Float64Array(v.length);
  for (const row of rows) {
    let along = 0;
    for (let j = 0; j < v.length; j++) along += (row[j] as number) * (v[j] as number);
    for (let j = 0; j < v.length; j++) sum[j] = (sum[j] as number) + along * (row[j] as number);
  }
  return sum;
}
