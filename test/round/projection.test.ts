import { describe, expect, it } from 'vitest';
import { drawnPlanes } from '../../engine/round/drawn-plane.ts';
import {
  modelProjection,
  type Projection,
  project,
  streamProjection,
} from '../../engine/round/projection.ts';
import { cutOf } from '../../engine/victims/cut.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import type { Model } from '../../engine/victims/model.ts';
import { predict, rowsOf } from '../../engine/victims/predict.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const data = randomSamples(2, 90, 7);
const linear = (seed: number): Model => ({
  kind: 'linear',
  d: 7,
  weights: Float64Array.from(randomMatrix(seed, 1, 8).values),
});
const dot = (a: ArrayLike<number>, b: ArrayLike<number>) =>
  Array.from(a).reduce((sum, value, j) => sum + value * (b[j] as number), 0);

function expectOrthonormal({ axes }: Projection): void {
  // f32 axes of length 1
  expect(dot(axes[0], axes[0])).toBeCloseTo(1, 6);
  expect(dot(axes[1], axes[1])).toBeCloseTo(1, 6);
  expect(dot(axes[0], axes[1])).toBeCloseTo(0, 6);
}

describe('the projection', () => {
  it('ROUND-13 leaves points of the plane where they are', () => {
    const flat = randomSamples(1, 10, 2);
    expect(project(streamProjection(core, flat), rowsOf(flat))).toEqual(flat.x);
  });

  it('ROUND-13 of a stream: the first axis joins the class means, the second has the most of the rest', () => {
    const projection = streamProjection(core, data);
    expectOrthonormal(projection);
    const means = [0, 1].map((label) => {
      const rows = [...data.y.keys()].filter((i) => data.y[i] === label);
      return Array.from(
        { length: 7 },
        (_, j) => rows.reduce((s, i) => s + (data.x[i * 7 + j] as number), 0) / rows.length,
      );
    }) as [number[], number[]];
    const difference = means[1].map((value, j) => value - (means[0][j] as number));
    expect(dot(difference, projection.axes[0])).toBeCloseTo(Math.hypot(...difference), 5);
    const spread = (axis: Float32Array) => {
      const places = project({ ...projection, axes: [axis, axis] }, rowsOf(data));
      return places.reduce((sum, value) => sum + value * value, 0);
    };
    const best = spread(projection.axes[1]);
    for (let seed = 0; seed < 20; seed++) {
      const other = randomMatrix(seed, 1, 7).values;
      const shadow = dot(other, projection.axes[0]);
      const rest = other.map((value, j) => value - shadow * (projection.axes[0][j] as number));
      expect(spread(rest.map((value) => value / Math.hypot(...rest)))).toBeLessThanOrEqual(best * (1 + 1e-5));
    }
  });

  it('ROUND-13 of two linear models: both decision lines are exact for every sample', () => {
    const [clean, trained] = [linear(1), linear(2)];
    const projection = modelProjection(core, data, clean, trained);
    expectOrthonormal(projection);
    const places = project(projection, rowsOf(data));
    for (const model of [clean, trained]) {
      const { scoreAt } = cutOf(model, projection);
      const scores = Float32Array.from({ length: data.n }, (_, i) =>
        scoreAt(places[2 * i] as number, places[2 * i + 1] as number),
      );
      expectClose(scores, predict(core, model, rowsOf(data)).scores, 1e-5); // f32 axes
    }
  });

  it('ROUND-13 finds a second axis when the models agree', () => {
    expectOrthonormal(modelProjection(core, data, linear(1), linear(1)));
  });

  it('ROUND-13 a plane that is found quickly is the one that is found with care', () => {
    const [clean, trained] = [linear(1), linear(2)];
    const long = { ...data, x: data.x.map((value, i) => (i % 7 === 3 ? 6 * value : value)) };
    const planes = drawnPlanes(core, long, clean, trained);
    expect(planes.reveal).toEqual(modelProjection(core, long, clean, trained));
    const careful = modelProjection(core, long, clean, clean);
    expectOrthonormal(planes.film);
    expect(planes.film.axes[0]).toEqual(careful.axes[0]);
    expect(Math.abs(dot(planes.film.axes[1], careful.axes[1]))).toBeGreaterThan(0.99);
  });

  it('ROUND-13 cuts a network of the plane where it decides', () => {
    const flat = randomSamples(6, 80, 2);
    for (const activation of ['tanh', 'relu']) {
      const model = VICTIMS.network.fit(core, flat, { hidden: 6, epochs: 5, activation }, 1);
      const { scoreAt } = cutOf(model, streamProjection(core, flat));
      const scores = flat.x
        .filter((_, k) => k % 2 === 0)
        .map((u, i) => scoreAt(u, flat.x[2 * i + 1] as number));
      expectClose(scores, predict(core, model, rowsOf(flat)).scores, 1e-5); // f32 core, f64 picture
    }
  });
});
