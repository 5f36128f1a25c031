import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { contentBuckets } from '../../engine/data/content-order.ts';
import { indicesWhere, joinRows, relabel, takeRows } from '../../engine/data/rows.ts';
import { createRandom } from '../../engine/random.ts';
import { certificateOf, certifiedAccuracies } from '../../engine/training-defences/certificate.ts';
import type { Training } from '../../engine/training-defences/defence.ts';
import { medianOf } from '../../engine/training-defences/geometric-median.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { lowestLosses } from '../../engine/training-defences/trim.ts';
import { ensembleMembers, ensembleOf } from '../../engine/victims/ensemble.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import type { SingleModel } from '../../engine/victims/model.ts';
import { predict, rowsOf, votesOf } from '../../engine/victims/predict.ts';
import { randomSamples } from '../support/generators.ts';
import { golden, goldenSamples, twoClassSamples } from '../support/golden.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const training: Training = {
  data: goldenSamples,
  victim: 'logistic',
  victimParams: { l2: golden.data.lambda_ },
  seed: 1,
  golden: twoClassSamples(golden.data.X_trusted, golden.data.y_trusted),
};

describe('trim', () => {
  it('DEFENCE-5 keeps exactly the samples of the reference', () => {
    for (const starts of [1, 4])
      expect([...lowestLosses(core, training, golden.trim.n_keep, 15, starts)]).toEqual(golden.trim.kept);
    const assumed = goldenSamples.n / golden.trim.n_keep - 1;
    const { dropped } = DEFENCES.trim.fit(core, training, { assumed });
    expect([...indicesWhere(dropped ?? [], 0)]).toEqual(golden.trim.kept);
  });
});

describe('defences that leave rows out', () => {
  it('DEFENCE-12 say which: the model is the victim’s own fit on the rest', () => {
    const flipped = relabel(
      goldenSamples,
      goldenSamples.y.map((label, i) => (i % 15 === 0 ? 1 - label : label)),
    );
    const counts = { ...flipped, x: flipped.x.map(Math.abs) };
    const naiveBayes = { ...training, data: counts, victim: 'naive-bayes', victimParams: {} } as const;
    const cases = [
      ['trim', { ...training, data: flipped }, { assumed: 0.1 }],
      ['regression-gate', { ...training, data: flipped }, { waves: 10 }],
      ['bounded-loss', naiveBayes, { bound: 0.05, rounds: 1 }],
    ] as const;
    for (const [id, given, params] of cases) {
      const { model, dropped } = DEFENCES[id].fit(core, given, params);
      const kept = takeRows(given.data, indicesWhere(dropped ?? [], 0));
      expect(kept.n, id).toBeGreaterThan(0);
      expect(kept.n, id).toBeLessThan(given.data.n);
      expect(VICTIMS[given.victim].fit(core, kept, given.victimParams, given.seed), id).toEqual(model);
    }
    // A victim that weighs samples drops none.
    for (const victim of ['logistic', 'hinge', 'softmax'] as const) {
      expect(DEFENCES['bounded-loss'].fit(core, { ...training, victim }, {}).dropped).toBeUndefined();
    }
  });
});

describe('partitions that vote', () => {
  it('DEFENCE-6 the certificate is the reference’s', () => {
    const { votes, pred, radius } = golden.dpa_certificate;
    expect(votes.map((row) => certificateOf(row))).toEqual(
      votes.map((_, i) => ({ label: pred[i], radius: radius[i] })),
    );
  });

  it('DEFENCE-6 no change of as many samples as certified turns a prediction', () => {
    const data = randomSamples(3, 90, 2);
    const train = (rows: typeof data) =>
      DEFENCES['partition-aggregation'].fit(core, { ...training, data: rows }, { buckets: 9 }).model;
    const asked = rowsOf(randomSamples(4, 40, 2));
    const model = train(data);
    if (model.kind !== 'ensemble') return expect.unreachable('partitions make an ensemble');
    const votes = votesOf(core, model, asked);
    const certified = Array.from({ length: 40 }, (_, i) =>
      certificateOf(votes.values.subarray(2 * i, 2 * i + 2)),
    );
    expect(certified.some(({ radius }) => radius >= 2)).toBe(true);
    fc.assert(
      fc.property(fc.nat(), fc.integer({ min: 1, max: 4 }), (seed, count) => {
        const added = randomSamples(seed % 0x7fffffff, count, 2);
        const { classes } = predict(core, train(joinRows(data, added)), asked);
        certified.forEach(({ label, radius }, i) => {
          if (radius >= count) expect(classes[i]).toBe(label);
        });
      }),
      { numRuns: 20 },
    );
  });

  it('DEFENCE-6 certified accuracy counts the samples that are right with such a radius', () => {
    // Radii 2, 1 and 0 of the winners; the last vote is wrong.
    const votes = { rows: 4, cols: 2, values: Float32Array.of(5, 0, 1, 4, 3, 2, 5, 0) };
    expect(certifiedAccuracies(votes, Int32Array.of(0, 1, 0, 1))).toEqual([0.75, 0.5, 0.25]);
    expect(certifiedAccuracies(votes, Int32Array.of(1, 0, 1, 1))).toEqual([0]);
  });

  it('DEFENCE-6 half as many changed samples as certified turn no prediction', () => {
    const data = randomSamples(3, 90, 2);
    const train = (rows: typeof data) =>
      DEFENCES['partition-aggregation'].fit(core, { ...training, data: rows }, { buckets: 9 }).model;
    const asked = rowsOf(randomSamples(4, 40, 2));
    const model = train(data);
    if (model.kind !== 'ensemble') return expect.unreachable('partitions make an ensemble');
    const votes = votesOf(core, model, asked);
    for (let row = 0; row < 12; row++) {
      const turned = { ...data, y: data.y.map((label, i) => (i === row ? 1 - label : label)) };
      predict(core, train(turned), asked).classes.forEach((predicted, i) => {
        const { label, radius } = certificateOf(votes.values.subarray(2 * i, 2 * i + 2));
        if (radius >= 2) expect(predicted).toBe(label);
      });
    }
  });

  it('DEFENCE-6 a sample’s bucket follows from its content alone', () => {
    const data = randomSamples(7, 50, 3);
    const whole = contentBuckets(data, 7);
    const some = [40, 3, 17, 3];
    expect([...contentBuckets(takeRows(data, some), 7)]).toEqual(some.map((row) => whole[row]));
    expect(new Set(whole).size).toBeGreaterThan(4);
  });
});

describe('ensembles', () => {
  const members: SingleModel[] = [1, -1, 2].map((w) => ({
    kind: 'linear',
    d: 1,
    weights: Float64Array.of(w, 0.5),
  }));

  it('MODEL-5 vote, and give a tie to the smaller class', () => {
    const x = { rows: 3, cols: 1, values: Float32Array.of(1, -1, 0) };
    const { classes, scores } = predict(core, ensembleOf(members), x);
    expect([...classes]).toEqual([1, 0, 1]);
    expect([...scores]).toEqual([1, -1, 3]);
    expect([...predict(core, ensembleOf(members.slice(0, 2)), x).classes]).toEqual([0, 0, 1]);
    expect(ensembleMembers(ensembleOf(members))).toEqual(members);
  });

  it('MODEL-5 are of one build', () => {
    const other: SingleModel = { kind: 'linear', d: 2, weights: new Float64Array(3) };
    expect(refused(() => ensembleOf([...members, other])).code).toBe('bad-shape');
    expect(refused(() => ensembleOf([])).code).toBe('bad-shape');
  });
});

describe('the median of gradients', () => {
  it('DEFENCE-7 stays with the majority, however far the others are', () => {
    const far = Float32Array.of(1, 0, 1.1, 0, 0.9, 0.1, 1, -0.1, 1e4, 1e4, -1e4, 3e4);
    const median = medianOf(core, { rows: 6, cols: 2, values: far });
    // Four of six points lie within 0.15 of (1, 0); the two far ones pull a little.
    expect(Math.hypot((median[0] as number) - 1, median[1] as number)).toBeLessThan(0.5);
  });
});

describe('defences that judge', () => {
  it('DEFENCE-11 the gate refuses the wave that makes the model worse, and no model of it comes out', () => {
    const WAVES = 6;
    const BAD = 3;
    const noise = randomSamples(8, 240, 3);
    const clean = { ...noise, y: noise.y.map((_, i) => ((noise.x[3 * i] as number) > 0 ? 1 : 0)) };
    const order = createRandom(training.seed).fork('waves').permutation(clean.n);
    const waveOf = new Int32Array(clean.n);
    order.forEach((row, at) => {
      waveOf[row] = at % WAVES;
    });
    const data = relabel(
      clean,
      clean.y.map((label, i) => (waveOf[i] === BAD ? 1 - label : label)),
    );
    const gate = (tolerance: number) =>
      DEFENCES['regression-gate'].fit(
        core,
        { ...training, data, golden: clean },
        { waves: WAVES, tolerance },
      );
    const bad = waveOf.map((wave) => (wave === BAD ? 1 : 0));
    const weightsOf = (rows: Int32Array) =>
      VICTIMS.logistic.fit(core, takeRows(data, rows), training.victimParams, training.seed);
    // Honest waves are let pass by the tolerance: each moves the loss a little, either way.
    expect(gate(0.02)).toEqual({
      model: weightsOf(indicesWhere(bad, 0)),
      dropped: Uint8Array.from(bad),
    });
    expect(gate(1)).toEqual({ model: weightsOf(Int32Array.from(data.y.keys())) });
  });

  it.each(['early-stopping', 'regression-gate'] as const)(
    'DEFENCE-8 %s needs trusted samples, and says so',
    (id) => {
      const { golden: _, ...bare } = training;
      expect(refused(() => DEFENCES[id].fit(core, bare, {})).code).toBe('bad-payload');
    },
  );
});
