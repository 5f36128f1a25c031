import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import type { Training } from '../../engine/training-defences/defence.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { decodeModel, encodeModel } from '../../engine/victims/codec.ts';
import { predict, rowsOf } from '../../engine/victims/predict.ts';
import type { TrainingStep } from '../../engine/victims/victim.ts';
import { samples } from '../support/samples.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** Quick victims: what is promised does not depend on how well they are trained. */
const VICTIM_PARAMS = {
  logistic: { l2: 0.05 },
  network: { hidden: 3, epochs: 2, batch: 8 },
  hinge: { l2: 0.05 },
  softmax: { l2: 0.05 },
} as const;
/** Short ways for the defences that walk step by step. */
const QUICK: Readonly<Record<string, object>> = {
  'dp-sgd': { steps: 20, batch: 8 },
  'geometric-median': { steps: 10, groups: 5 },
  bagging: { models: 4 },
  'partition-aggregation': { buckets: 4 },
};
const trainings = fc
  .record({
    data: samples,
    victim: fc.constantFrom('logistic', 'network', 'hinge', 'softmax'),
    seed: fc.nat(),
  })
  .map(
    ({ data, victim, seed }): Training => ({
      data,
      victim,
      victimParams: VICTIM_PARAMS[victim],
      seed,
      golden: takeRows(data, [0, 1, 2, 3]),
    }),
  );

describe.each(DEFENCE_IDS)('defence %s', (id) => {
  const defence = DEFENCES[id];
  const params = QUICK[id] ?? {};

  it('DEFENCE-1 gives a model with finite scores, leaves its input alone and repeats itself', () => {
    fc.assert(
      fc.property(trainings, (training) => {
        const before = structuredClone(training);
        const trained = defence.fit(core, training, params);
        const { model, dropped } = trained;
        const rows = rowsOf(training.data);
        const { scores, classes } = predict(core, model, rows);
        expect(scores.every(Number.isFinite)).toBe(true);
        expect(classes.every((label) => label === 0 || label === 1)).toBe(true);
        expect(training).toEqual(before);
        expect(defence.fit(core, training, params)).toEqual(trained);
        if (dropped) {
          expect(dropped).toHaveLength(training.data.n);
          expect(dropped.every((mark) => mark === 0 || mark === 1)).toBe(true);
        }
        expect(predict(core, decodeModel(encodeModel(model)), rows)).toEqual({ scores, classes });
      }),
      { numRuns: 15 },
    );
  });

  it('DEFENCE-2 shows its training, the last step being the model, which is the same unwatched', () => {
    fc.assert(
      fc.property(trainings, (training) => {
        const steps: TrainingStep[] = [];
        const trained = defence.fit(core, { ...training, onStep: (step) => steps.push(step) }, params);
        expect(steps.at(-1)?.model).toEqual(trained.model);
        expect(steps.every(({ loss }) => Number.isFinite(loss))).toBe(true);
        expect(defence.fit(core, training, params)).toEqual(trained);
      }),
      { numRuns: 8 },
    );
  });

  it('DEFENCE-3 refuses unknown and wrong parameters', () => {
    expect(defence.params.safeParse({}).success).toBe(true);
    expect(defence.params.safeParse({ nonsense: 1 }).success).toBe(false);
    for (const key of Object.keys(defence.params.parse({}) as object)) {
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, null, 'nonsense', -1e9]) {
        expect(defence.params.safeParse({ [key]: wrong }).success).toBe(false);
      }
    }
  });

  it('DEFENCE-4 says what it is and costs 3 to 10 points', () => {
    expect(defence.source).toMatch(/\(\d{4}\)/);
    expect(defence.formula.length).toBeGreaterThan(3);
    expect(defence.cost).toBeGreaterThanOrEqual(3);
    expect(defence.cost).toBeLessThanOrEqual(10);
  });
});
