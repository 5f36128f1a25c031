import * as tf from '@tensorflow/tfjs-core';
import { describe, expect, it } from 'vitest';
import { embed } from '../../engine/extractor/embed.ts';
import { featureDistance } from '../../engine/extractor/feature-distance.ts';
import { mnist64 } from '../../engine/extractor/mnist-64.ts';
import { createRandom } from '../../engine/random.ts';
import { testCore } from '../support/test-core.ts';

// Not the whole of TensorFlow.js, as in extractor.test.ts: here the gradients are the ones we register.

const core = await testCore();
const random = createRandom(11);
/** Pictures of noise: most units of the extractor are then neither always off nor always on. */
const pictures = (rows: number) => ({
  n: rows,
  d: 784,
  classes: 2,
  x: Float32Array.from({ length: rows * 784 }, () => (random.uniform() < 0.2 ? random.uniform() : 0)),
  y: new Int32Array(rows),
});

/** ‖φ(x) − t‖² and its gradient by the chain rule, in f64. */
function plainDistance(x: Float32Array, target: Float32Array): { value: number; gradient: Float64Array } {
  const { d, hidden, classes } = mnist64.shape;
  const w = mnist64.weights;
  const second = hidden * d + hidden;
  const sum = (length: number, term: (j: number) => number) => {
    let total = 0;
    for (let j = 0; j < length; j++) total += term(j);
    return total;
  };
  const at = (values: ArrayLike<number>, j: number) => values[j] as number;
  const inner = Float64Array.from({ length: hidden }, (_, h) =>
    Math.max(0, at(w, hidden * d + h) + sum(d, (j) => at(w, h * d + j) * at(x, j))),
  );
  const outer = Float64Array.from({ length: classes }, (_, k) =>
    Math.max(
      0,
      at(w, second + classes * hidden + k) +
        sum(hidden, (h) => at(w, second + k * hidden + h) * at(inner, h)),
    ),
  );
  const pull = outer.map((value, k) => (value > 0 ? 2 * (value - at(target, k)) : 0));
  const pulled = inner.map((value, h) =>
    value > 0 ? sum(classes, (k) => at(pull, k) * at(w, second + k * hidden + h)) : 0,
  );
  return {
    value: sum(classes, (k) => (at(outer, k) - at(target, k)) ** 2),
    gradient: Float64Array.from({ length: d }, (_, j) =>
      sum(hidden, (h) => at(pulled, h) * at(w, h * d + j)),
    ),
  };
}

describe('the gradient of the distance in feature space', () => {
  it('SCEN-32 is what the chain rule says', () => {
    const [x, goal] = [pictures(4), embed(core, mnist64, pictures(1)).x];
    const distance = featureDistance(core, mnist64, goal);
    const { value, gradient } = distance.valueAndGradient({ rows: 4, cols: 784, values: x.x });
    for (let i = 0; i < 4; i++) {
      const want = plainDistance(x.x.subarray(i * 784, (i + 1) * 784), goal);
      expect((value[i] as number) / want.value).toBeCloseTo(1, 4); // sums of 784 products in f32
      const largest = want.gradient.reduce((most, each) => Math.max(most, Math.abs(each)), 0);
      want.gradient.forEach((each, j) => {
        expect(Math.abs((gradient[i * 784 + j] as number) - each)).toBeLessThan(1e-4 * largest); // likewise
      });
    }
    distance.dispose();
  });

  it('SCEN-32 is the same bits on every run and leaves no tensor behind', () => {
    const goal = embed(core, mnist64, pictures(1)).x;
    const x = pictures(5).x;
    const before = tf.memory().numTensors;
    const run = () => {
      const distance = featureDistance(core, mnist64, goal);
      const result = distance.valueAndGradient({ rows: 5, cols: 784, values: x });
      distance.dispose();
      return result;
    };
    expect(run()).toEqual(run());
    expect(tf.memory().numTensors).toBe(before);
  });
});
