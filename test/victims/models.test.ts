import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeModel, encodeModel } from '../../engine/victims/codec.ts';
import { constantModel } from '../../engine/victims/constant.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import type { Model } from '../../engine/victims/model.ts';
import { accuracy, marginsOf, predict, rowsOf } from '../../engine/victims/predict.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const shape = { d: 3, hidden: 4, classes: 3, activation: 'tanh' } as const;
const networkOf = (classes: number): Model => ({
  kind: 'network',
  shape: { ...shape, classes },
  weights: randomMatrix(5, 1, 4 * 3 + 4 + classes * 4 + classes).values,
});
const linear: Model = { kind: 'linear', d: 3, weights: Float64Array.of(1, -2, 0.5, 0.25) };

describe('predictions', () => {
  it('MODEL-1 of a linear model: class 1 where w · x + b > 0', () => {
    const x = { rows: 3, cols: 3, values: Float32Array.of(1, 0, 0, 0, 1, 0, -0.25, 0, 0) };
    const { classes, scores } = predict(core, linear, x);
    expect([...scores]).toEqual([1.25, -1.75, 0]);
    expect([...classes]).toEqual([1, 0, 0]); // a tie goes to class 0
  });

  it('MODEL-1 of a network: the class with the largest logit, scored by its lead', () => {
    const data = randomSamples(8, 20, 3, 3);
    const { values } = core.networkLogits(rowsOf(data), shape, networkOf(3).weights as Float32Array);
    const { classes, scores } = predict(core, networkOf(3), rowsOf(data));
    for (let i = 0; i < data.n; i++) {
      const logits = [...values.subarray(3 * i, 3 * i + 3)];
      const sorted = [...logits].sort((a, b) => b - a) as [number, number, number];
      expect(logits[classes[i] as number]).toBe(sorted[0]);
      expect(scores[i]).toBe(Math.fround(sorted[0] - sorted[1]));
    }
  });

  it('MODEL-1 of two classes by a network: positive scores are class 1', () => {
    const data = randomSamples(9, 20, 3);
    const model = networkOf(2);
    const { classes, scores } = predict(core, model, rowsOf(data));
    expect([...classes]).toEqual([...scores].map((score) => (score > 0 ? 1 : 0)));
    const right = [...marginsOf(core, model, data)].filter((margin) => margin > 0).length;
    expect(accuracy(core, model, data)).toBeCloseTo(right / 20, 12);
  });

  it('MODEL-1 of nothing is nothing', () => {
    const none = { n: 0, d: 3, classes: 2, x: new Float32Array(0), y: new Int32Array(0) };
    expect(predict(core, linear, rowsOf(none)).classes).toHaveLength(0);
    expect(accuracy(core, linear, none)).toBe(0);
  });

  it('MODEL-4 a constant model answers its class to everything', () => {
    const x = randomMatrix(1, 9, 3);
    for (const label of [0, 1]) {
      expect([...predict(core, constantModel({ d: 3, classes: 2 }, label), x).classes]).toEqual(
        new Array(9).fill(label),
      );
    }
  });
});

describe('the codec of models', () => {
  it('MODEL-2 gives back the same bits', () => {
    for (const model of [linear, networkOf(2), networkOf(3)]) {
      expect(decodeModel(encodeModel(model))).toEqual(model);
      expect(decodeModel(new Uint8Array(encodeModel(model)))).toEqual(model);
    }
  });

  it('MODEL-2 refuses what is no model', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
        expect(refused(() => decodeModel(bytes)).code).toBe('bad-file');
      }),
    );
    const wrong = { ...linear, d: 4 };
    expect(refused(() => decodeModel(encodeModel(wrong))).code).toBe('bad-file');
  });
});

describe.each(['logistic', 'network'] as const)('victim %s', (id) => {
  const victim = VICTIMS[id];
  // Two clouds three standard deviations apart along the first feature: 93 % can be had.
  const noise = randomSamples(3, 200, 4);
  const data = {
    ...noise,
    x: noise.x.map((v, k) => v + (k % 4 === 0 ? 3 * (noise.y[(k - (k % 4)) / 4] ?? 0) : 0)),
  };

  it('MODEL-3 learns, shows its steps, and ends where the last step was', () => {
    const steps: { step: number; model: Model; loss: number }[] = [];
    const before = structuredClone(data);
    const model = victim.fit(core, data, {}, 7, { onStep: (step) => steps.push(step) });
    expect(accuracy(core, model, data)).toBeGreaterThan(0.9);
    expect(data).toEqual(before);
    expect(steps.length).toBeGreaterThan(3);
    expect(steps.map(({ step }) => step)).toEqual([...steps.keys()].map((i) => i + 1));
    expect(steps.at(-1)?.model).toEqual(model);
    expect(steps.at(-1)?.loss).toBeLessThan(steps[0]?.loss ?? 0);
    expect(victim.fit(core, data, {}, 7)).toEqual(model); // being watched changes nothing
  });

  it('MODEL-3 refuses unknown and wrong parameters', () => {
    expect(victim.params.safeParse({ nonsense: 1 }).success).toBe(false);
    expect(victim.params.safeParse({ l2: -1 }).success).toBe(false);
    expect(victim.params.safeParse({ l2: Number.NaN }).success).toBe(false);
  });
});
