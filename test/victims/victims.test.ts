import { describe, expect, it } from 'vitest';
import type { Samples } from '../../engine/data/samples.ts';
import { decodeModel, encodeModel } from '../../engine/victims/codec.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { accuracy, marginsOf, predict, rowsOf } from '../../engine/victims/predict.ts';
import { expectClose } from '../support/closeness.ts';
import { randomSamples } from '../support/generators.ts';
import { golden, goldenSamples } from '../support/golden.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

/** The reference's three classes in the plane. */
const three = {
  n: golden.softmax.X.length,
  d: 2,
  classes: 3,
  x: Float32Array.from(golden.softmax.X.flat()),
  y: Int32Array.from(golden.softmax.y),
};

describe('the linear SVM', () => {
  it('MODEL-10 is the reference, to the duality gap it stops at', () => {
    const { w, b } = golden.svm_hinge;
    const model = VICTIMS.hinge.fit(core, goldenSamples, { l2: golden.data.lambda_ }, 1);
    // A gap of 1e-5 and λ = 0.05 leave ‖w − w*‖ ≤ √(2 · 1e-5 / 0.05) = 0.02.
    [...w, b].forEach((value, j) => {
      expect(Math.abs((model.weights[j] as number) - value)).toBeLessThan(0.02);
    });
  });
});

describe('softmax regression', () => {
  const model = VICTIMS.softmax.fit(core, three, { l2: golden.data.lambda_ }, 1);

  it('MODEL-11 is the reference', () => {
    expect(model.kind).toBe('softmax');
    expectClose(model.weights.subarray(0, 6), golden.softmax.W.flat(), 1e-4); // f32 features
  });

  it('MODEL-11 answers the largest of three scores, and a margin says by how much the label leads', () => {
    const { classes } = predict(core, model, rowsOf(three));
    const [w, b] = [model.weights.subarray(0, 6), model.weights.subarray(6)];
    const margins = marginsOf(core, model, three);
    for (let i = 0; i < three.n; i++) {
      const logits = [0, 1, 2].map(
        (k) =>
          (w[2 * k] as number) * (three.x[2 * i] as number) +
          (w[2 * k + 1] as number) * (three.x[2 * i + 1] as number) +
          (b[k] as number),
      );
      expect(classes[i]).toBe(logits.indexOf(Math.max(...logits)));
      const own = logits[three.y[i] as number] as number;
      const other = Math.max(...logits.filter((_, k) => k !== three.y[i]));
      expect(margins[i]).toBeCloseTo(own - other, 4); // f32 scores
    }
  });

  it('MODEL-11 comes back from bytes, and is a linear model where there are two classes', () => {
    expect(decodeModel(encodeModel(model))).toEqual(model);
    const wrong = { ...model, classes: 4 } as typeof model;
    expect(refused(() => decodeModel(encodeModel(wrong))).code).toBe('bad-file');
    const two = VICTIMS.softmax.fit(core, goldenSamples, { l2: 0.1 }, 1);
    // Two rows of half the weight each carry half the ridge of their difference.
    const { weights } = core.fitLogistic(goldenSamples, { l2: 0.05 });
    expect(two.kind).toBe('linear');
    expectClose(two.weights, weights, 1e-3); // both stop at a gradient of 1e-6
  });
});

describe('naive Bayes', () => {
  /** Two hundred bags of six words; the second class uses the first word more. */
  const noise = randomSamples(12, 200, 6);
  const bags = {
    ...noise,
    x: noise.x.map((v, k) =>
      Math.max(0, Math.round(v + (k % 6 === 0 && noise.y[(k - (k % 6)) / 6] === 1 ? 2 : 0))),
    ),
  };

  it('MODEL-12 is the definition, written out', () => {
    const model = VICTIMS['naive-bayes'].fit(core, bags, { smoothing: 0.5 }, 1);
    const rows = (c: number) => [...bags.y.keys()].filter((i) => bags.y[i] === c);
    const counts = [0, 1].map((c) =>
      Array.from({ length: 6 }, (_, j) => rows(c).reduce((s, i) => s + (bags.x[i * 6 + j] as number), 0.5)),
    );
    const totals = counts.map((each) => each.reduce((a, b) => a + b));
    const log = (c: number, j: number) => Math.log((counts[c]?.[j] as number) / (totals[c] as number));
    const wanted = Array.from({ length: 6 }, (_, j) => log(1, j) - log(0, j));
    expectClose(model.weights, [...wanted, Math.log(rows(1).length / rows(0).length)], 1e-6);
    expect(accuracy(core, model, bags)).toBeGreaterThan(0.6);
  });

  it('MODEL-12 counts mails when told to, and cuts where it is told', () => {
    const there = { ...bags, x: bags.x.map((value) => Math.min(value, 1)) };
    const options = { smoothing: 0.5, counting: 'mails', cut: 3 };
    const model = VICTIMS['naive-bayes'].fit(core, there, options, 1);
    const share = (c: number, j: number) => {
      const own = [...there.y.keys()].filter((i) => there.y[i] === c);
      return own.reduce((sum, i) => sum + (there.x[i * 6 + j] as number), 0.5) / (own.length + 1);
    };
    const size = (c: number) => there.y.filter((label) => label === c).length;
    const wanted = Array.from({ length: 6 }, (_, j) => Math.log(share(1, j) / share(0, j)));
    expectClose(model.weights, [...wanted, Math.log(size(1) / size(0)) - 3], 1e-6);
  });

  it('MODEL-12 refuses counts below zero and more than two classes', () => {
    const learn = (data: Samples) => VICTIMS['naive-bayes'].fit(core, data, {}, 1);
    expect(refused(() => learn(noise)).code).toBe('out-of-range');
    expect(refused(() => learn({ ...bags, classes: 3 })).code).toBe('bad-shape');
  });
});
