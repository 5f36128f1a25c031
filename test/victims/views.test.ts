import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { decodeModel, encodeSketch } from '../../engine/victims/codec.ts';
import { cutOf, directionOf, flattened } from '../../engine/victims/cut.ts';
import { ensembleOf } from '../../engine/victims/ensemble.ts';
import { VICTIM_IDS, type VictimId } from '../../engine/victims/ids.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { bodyOf, constantOf, modelKindOf } from '../../engine/victims/kinds.ts';
import { ridged } from '../../engine/victims/layout.ts';
import { accuracy, predict, rowsOf } from '../../engine/victims/predict.ts';
import { trainableOf } from '../../engine/victims/trainable.ts';
import { victimView } from '../../engine/victims/view.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

/** Two clouds of features from 0 up, which every victim takes, as pictures of 28 × 28 where it needs them. */
function dataFor(victim: VictimId, n = 60, classes = 2): Samples {
  const d = victim === 'transfer' ? 784 : 5;
  const noise = randomSamples(31, n, d, classes);
  const x = noise.x.map((value, k) => {
    const own = k % classes === noise.y[Math.floor(k / d)] ? 0.5 : 0;
    return Math.min(1, Math.max(0, 0.3 + 0.2 * value + own));
  });
  return { ...noise, x };
}

const PARAMS: Readonly<Record<VictimId, object>> = {
  logistic: { l2: 0.05 },
  hinge: { l2: 0.05 },
  softmax: { l2: 0.05 },
  network: { hidden: 6, epochs: 8 },
  transfer: {},
  'naive-bayes': {},
};
const SEVERAL: readonly VictimId[] = ['softmax', 'network'];
const CASES = [
  ...VICTIM_IDS.map((victim) => [victim, 2] as const),
  ...SEVERAL.map((victim) => [victim, 3] as const),
];

describe.each(CASES)('a fitted %s of %i classes', (victim, classes) => {
  const data = dataFor(victim, 60, classes);
  const choice = { victim, victimParams: PARAMS[victim] };
  const model = VICTIMS[victim].fit(core, data, choice.victimParams, 3);
  const view = victimView(core, choice, model);
  const said = predict(core, model, rowsOf(data));

  it('MODEL-20 is its head on its features, and its trained part on its frozen ones', () => {
    for (const [part, seen] of [
      [view.head, view.features(data)],
      [view.trained, view.frozen.features(data)],
    ] as const) {
      const { cols, values } = core.modelScores(part, rowsOf(seen));
      const winner = (i: number) => {
        if (cols === 1) return (values[i] as number) > 0 ? 1 : 0;
        const own = values.subarray(i * cols, (i + 1) * cols);
        return own.indexOf(Math.max(...own));
      };
      expect(Array.from({ length: data.n }, (_, i) => winner(i))).toEqual([...said.classes]);
      expect(seen.y).toBe(data.y);
    }
  });

  it('MODEL-20 carries the ridge of its training', () => {
    const { l2 } = VICTIMS[victim].params.parse(choice.victimParams) as { l2?: number };
    expect(view.l2).toBe(l2 ?? 0);
  });

  it('MODEL-21 has as many weights as its layout says, biases without a ridge', () => {
    const body = bodyOf(model);
    const layout = modelKindOf(body).layout(body);
    expect(model.weights).toHaveLength(layout.length);
    expect(body).toEqual(VICTIMS[victim].body(data, choice.victimParams));
    const biases = ridged(layout).filter((mark) => mark === 0).length;
    expect(biases).toBe(layout.layers.reduce((sum, { outputs }) => sum + outputs, 0));
    for (let label = 0; label < classes; label++) {
      const constant = predict(core, constantOf(body, label), rowsOf(data));
      expect([...constant.classes]).toEqual(new Array(data.n).fill(label));
    }
  });

  it('MODEL-22 is drawn where it decides', () => {
    const plane = { mean: data.x.slice(0, data.d), axes: axesOf(data.d) };
    const places = randomMatrix(5, 12, 2, 0.5).values;
    const x = new Float32Array(12 * data.d);
    for (let i = 0; i < 12; i++) {
      for (let j = 0; j < data.d; j++) {
        const along = plane.axes.map((axis, k) => (places[2 * i + k] as number) * (axis[j] as number));
        x[i * data.d + j] = (plane.mean[j] as number) + (along[0] as number) + (along[1] as number);
      }
    }
    const cut = cutOf(model, plane);
    const { scores } = predict(core, model, { rows: 12, cols: data.d, values: x });
    const drawn = Float32Array.from({ length: 12 }, (_, i) => {
      const [u, v] = [places[2 * i] as number, places[2 * i + 1] as number];
      if (classes === 2) return cut.scoreAt(u, v);
      const [most, second] = [...cut.outputsAt(u, v)].sort((a, b) => b - a) as [number, number];
      return most - second;
    });
    expectClose(drawn, scores, 1e-4); // f32 rows and sums against f64
    expect(directionOf(model) !== null).toBe(model.kind === 'linear');
    const sketch = cutOf(decodeModel(encodeSketch(flattened(model, plane))), plane);
    for (let i = 0; i < 12; i++) {
      const [u, v] = [places[2 * i] as number, places[2 * i + 1] as number];
      const whole = [...cut.outputsAt(u, v)];
      expectClose(Float64Array.from(sketch.outputsAt(u, v)), Float64Array.from(whole), 1e-3);
    }
  });

  it('MODEL-22 votes as it predicts where it is an ensemble', () => {
    const others = [4, 5].map((seed) => {
      const half = randomSamples(seed, 30, data.d, classes);
      const x = half.x.map((value) => Math.min(1, Math.abs(value)));
      return VICTIMS[victim].fit(core, { ...half, x }, choice.victimParams, seed);
    });
    const votes = ensembleOf([model, ...others]);
    const plane = { mean: data.x.slice(0, data.d), axes: axesOf(data.d) };
    const [said] = predict(core, votes, { rows: 1, cols: data.d, values: plane.mean }).classes;
    const outputs = [...cutOf(votes, plane).outputsAt(0, 0)];
    expect(outputs.indexOf(Math.max(...outputs))).toBe(said);
    expect(outputs.reduce((sum, count) => sum + count, 0)).toBe(3);
    expect([...cutOf(flattened(votes, plane), plane).outputsAt(0, 0)]).toEqual(outputs);
  });

  it('MODEL-23 as a point that gradient steps move starts where its training starts', () => {
    const trainable = trainableOf(core, { ...choice, data, seed: 3 });
    expect(trainable.ridged).toHaveLength(trainable.start.length);
    expect(bodyOf(trainable.model(trainable.start))).toEqual(bodyOf(model));
    const l2 = view.l2;
    const { gradient } = core.modelGradient(trainable.differentiable(trainable.start), trainable.data, l2);
    expect(gradient).toHaveLength(trainable.start.length);
    const down = trainable.start.map((weight, k) => weight - 1e-4 * (gradient[k] as number));
    const lossAt = (weights: Float64Array) =>
      core.modelGradient(trainable.differentiable(weights), trainable.data, l2).loss;
    expect(lossAt(down)).toBeLessThan(lossAt(trainable.start));
  });

  it('MODEL-24 goes on from a model of its build, and takes no notice of another', () => {
    const again = VICTIMS[victim].fit(core, data, choice.victimParams, 3, { start: model });
    expect(accuracy(core, again, data)).toBeGreaterThanOrEqual(accuracy(core, model, data) - 0.05);
    const other = { kind: 'linear', d: data.d + 1, weights: new Float64Array(data.d + 2) } as const;
    expect(VICTIMS[victim].fit(core, data, choice.victimParams, 3, { start: other })).toEqual(model);
  });
});

function axesOf(d: number): [Float32Array, Float32Array] {
  return [0, 1].map((k) => Float32Array.from({ length: d }, (_, j) => (j === k ? 1 : 0))) as [
    Float32Array,
    Float32Array,
  ];
}

describe('training that goes on from a model', () => {
  const stepsOf = (victim: VictimId, data: Samples, options: object) => {
    let steps = 0;
    const onStep = () => {
      steps++;
    };
    const model = VICTIMS[victim].fit(core, data, PARAMS[victim], 3, { ...options, onStep });
    return { steps, model };
  };

  it.each([
    ['logistic', 2],
    ['softmax', 2],
    ['softmax', 3],
    ['transfer', 2],
  ] as const)('MODEL-24 %s of %i classes ends at the same optimum in fewer steps', (victim, classes) => {
    const data = dataFor(victim, 60, classes);
    const first = stepsOf(victim, data, {});
    const again = stepsOf(victim, data, { start: first.model });
    expect(again.steps).toBeLessThan(first.steps / 2);
    expectClose(again.model.weights, first.model.weights, 1e-3); // both stop at a gradient of 1e-6
  });

  it('MODEL-24 a network trains its epochs from there', () => {
    const data = dataFor('network');
    const first = stepsOf('network', data, {});
    const still = { ...PARAMS.network, learningRate: 1e-9, epochs: 1 };
    const again = VICTIMS.network.fit(core, data, still, 8, { start: first.model });
    expectClose(again.weights, first.model.weights, 1e-5);
    expect(VICTIMS.network.fit(core, data, still, 8).weights).not.toEqual(again.weights);
  });

  it.each(['hinge', 'naive-bayes'] as const)('MODEL-24 %s is the same whatever it starts from', (victim) => {
    const data = dataFor(victim);
    const first = stepsOf(victim, data, {});
    const other = stepsOf(victim, dataFor(victim, 40), {});
    expect(stepsOf(victim, data, { start: other.model }).model).toEqual(first.model);
  });
});

describe('weights of samples', () => {
  const weighing = VICTIM_IDS.filter((victim) => VICTIMS[victim].weighs && victim !== 'network');

  it.each(weighing)('MODEL-26 %s: a weight of 2 is a copy, a weight of 0 leaves a sample out', (victim) => {
    const data = dataFor(victim, 40);
    const sampleWeights = Float32Array.from(data.y, (_, i) => i % 3);
    const copies = takeRows(
      data,
      Array.from(data.y.keys()).flatMap((i) => Array.from({ length: i % 3 }, () => i)),
    );
    const weighed = VICTIMS[victim].fit(core, data, PARAMS[victim], 3, { sampleWeights });
    const copied = VICTIMS[victim].fit(core, copies, PARAMS[victim], 3);
    // Both stop at a gradient of 1e-6, the SVM at a gap of 1e-6 of its objective.
    expectClose(weighed.weights, copied.weights, victim === 'hinge' ? 1e-2 : 1e-3);
  });

  it('MODEL-26 naive Bayes counts samples and takes no weights', () => {
    expect(VICTIMS['naive-bayes'].weighs).toBe(false);
  });
});

describe('features and gradients', () => {
  it.each(['network', 'transfer'] as const)(
    'MODEL-25 %s: a gradient goes back through the features as finite differences say',
    (victim) => {
      const data = dataFor(victim, 40);
      const model = VICTIMS[victim].fit(core, data, PARAMS[victim], 3);
      const view = victimView(core, { victim, victimParams: PARAMS[victim] }, model);
      const one = { ...data, n: 1, x: data.x.slice(0, data.d), y: data.y.slice(0, 1) };
      const width = view.features(one).d;
      const g = randomMatrix(7, 1, width);
      const valueAt = (x: Float32Array) =>
        view.features({ ...one, x }).x.reduce((sum, value, k) => sum + value * (g.values[k] as number), 0);
      const way = randomMatrix(8, 1, data.d).values;
      const h = 1 / 512; // f32 features leave 1e-6 / h; few relus switch in so small a step
      const moved = (sign: number) => valueAt(one.x.map((v, j) => v + sign * h * (way[j] as number)));
      const measured = (moved(1) - moved(-1)) / (2 * h);
      const along = view
        .pullBack(one, g)
        .values.reduce((sum, value, j) => sum + value * (way[j] as number), 0);
      expect(Math.abs(along - measured)).toBeLessThan(0.03 * Math.abs(measured) + 0.02);
    },
  );
});
