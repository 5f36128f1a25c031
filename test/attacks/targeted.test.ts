import { describe, expect, it } from 'vitest';
import type { Seen } from '../../engine/attacks/attack.ts';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { sineOfTurn } from '../../engine/attacks/sinusoid.ts';
import { patchTrigger, withTrigger } from '../../engine/attacks/trigger.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createRandom } from '../../engine/random.ts';
import { loadWell } from '../../engine/round/well.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { frozenFeatures } from '../../engine/victims/view.ts';
import { en } from '../../texts/en/index.ts';
import { storyOf } from '../../texts/story.ts';
import { expectClose } from '../support/closeness.ts';
import { digitsPack } from '../support/digits.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const digits = loadWell(core, 'digits', await digitsPack('digits'), 1);
const known = randomSamples(41, 150, 6);
const targets = takeRows(known, [4, 9]);
const seen: Seen = {
  known,
  trainRows: 150,
  box: boxOf({ lo: -6, hi: 6 }, 6),
  victim: 'logistic',
  victimParams: { l2: 0.05 },
  targets,
  targetClass: 1,
};
const forge = (id: AttackId, count: number, params: unknown = {}) =>
  ATTACKS[id].forge(core, seen, count, params, createRandom(1));
const row = (data: Samples, i: number) => data.x.subarray(i * data.d, (i + 1) * data.d);

describe('targeted attacks', () => {
  it('ATTACK-18 lies around the target start with the target and carry the other label', () => {
    const { inserted } = forge('target-flip', 8, { spread: 0.01 });
    for (let i = 0; i < 8; i++) {
      expect(inserted.y[i]).toBe(1 - (targets.y[i % 2] as number));
      const far = Math.max(
        ...row(inserted, i).map((v, j) => Math.abs(v - (row(targets, i % 2)[j] as number))),
      );
      expect(far).toBeLessThanOrEqual(i < 2 ? 0 : 0.12 + 1e-6); // 1 % of a box of 12, in f32
    }
  });

  it('ATTACK-19 a subpopulation is one cluster, relabelled', () => {
    const { inserted } = forge('subpopulation', 10, { clusters: 8 });
    const honest = new Map(
      Array.from({ length: known.n }, (_, i) => [row(known, i).join(), known.y[i] as number]),
    );
    for (let i = 0; i < 10; i++)
      expect(inserted.y[i]).toBe(1 - (honest.get(row(inserted, i).join()) as number));
  });

  it('ATTACK-20 a bullseye keeps true labels and brings the mean to the target as far as β lets it', () => {
    const beta = 0.25;
    const one: Seen = { ...seen, targets: takeRows(targets, [0]) };
    const { inserted } = ATTACKS.bullseye.forge(core, one, 6, { beta }, createRandom(1));
    expect(new Set(inserted.y)).toEqual(new Set([1 - (targets.y[0] as number)]));
    // Six bases b: mean x = (β mean b + t)/(1 + β), and every x − b is the same.
    const nearest = [...known.y.keys()]
      .filter((i) => known.y[i] !== targets.y[0])
      .sort((a, b) => distance(a) - distance(b))
      .slice(0, 6);
    function distance(i: number) {
      return Math.hypot(...row(known, i).map((v, j) => v - (targets.x[j] as number)));
    }
    const mean = (rows: readonly Float32Array[]) =>
      rows[0]?.map((_, j) => rows.reduce((s, r) => s + (r[j] as number), 0) / rows.length) as Float32Array;
    const bases = mean(nearest.map((i) => row(known, i)));
    const got = mean(Array.from({ length: 6 }, (_, i) => row(inserted, i)));
    expectClose(
      got,
      bases.map((b, j) => (beta * b + (targets.x[j] as number)) / (1 + beta)),
      1e-5,
    ); // f32
  });

  it('ATTACK-21 gradient matching keeps labels and its bound, and turns the gradient towards the target', () => {
    const one: Seen = { ...seen, targets: takeRows(targets, [0]) };
    const { changed } = ATTACKS['gradient-matching'].forge(core, one, 10, { bound: 0.05 }, createRandom(1));
    const before = takeRows(known, changed.index);
    expect(changed.y).toEqual(before.y);
    const far = changed.x.map((value, k) => Math.abs(value - (before.x[k] as number)));
    expect(Math.max(...far)).toBeLessThanOrEqual(0.6 + 1e-6);
    const { weights } = core.fitLogistic(known, { l2: 0.05 });
    const gradient = (data: Samples) => core.modelGradient(linearHead(weights), data, 0).gradient;
    const aim = takeRows(targets, [0]);
    const goal = gradient({ ...aim, y: aim.y.map((label) => 1 - label) });
    const cosine = (g: Float64Array) =>
      g.reduce((sum, v, j) => sum + v * (goal[j] as number), 0) / (Math.hypot(...g) * Math.hypot(...goal));
    expect(1 - cosine(gradient({ ...before, x: changed.x }))).toBeLessThan(
      0.1 * (1 - cosine(gradient(before))),
    );
  });

  it('ATTACK-22 a slope goes back through the frozen extractor as finite differences say', () => {
    const eyes = frozenFeatures(core, { victim: 'transfer', victimParams: {} });
    const x = randomMatrix(6, 1, 784, 0.1, 0.4).values;
    const at = (values: Float32Array) =>
      eyes.features({ n: 1, d: 784, classes: 2, x: values, y: Int32Array.of(0) });
    const slope = randomMatrix(7, 1, at(x).d).values;
    const value = (values: Float32Array) =>
      at(values).x.reduce((sum, v, k) => sum + v * (slope[k] as number), 0);
    const data = { n: 1, d: 784, classes: 2, x, y: Int32Array.of(0) };
    const back = eyes.pullBack(data, { rows: 1, cols: slope.length, values: slope }).values;
    const way = randomMatrix(8, 1, 784).values;
    const h = 1 / 512; // small, so that few relus switch; f32 leaves 1e-6 / h
    const moved = (sign: number) => value(x.map((v, j) => v + sign * h * (way[j] as number)));
    const along = back.reduce((sum, v, j) => sum + v * (way[j] as number), 0);
    const measured = (moved(1) - moved(-1)) / (2 * h);
    expect(Math.abs(along - measured)).toBeLessThan(0.03 * Math.abs(measured) + 0.02);
  });
});

describe('marks', () => {
  const box = boxOf({ lo: 0, hi: 1 }, 784);

  it('ATTACK-23 a patch covers a square near the corner of a picture and nothing else', () => {
    const blank = { n: 1, d: 784, classes: 10, x: new Float32Array(784), y: Int32Array.of(3) };
    const lit = [...withTrigger(patchTrigger(784, box, 4), blank, box).x.keys()].filter(
      (j) => withTrigger(patchTrigger(784, box, 4), blank, box).x[j] === 1,
    );
    expect(lit).toHaveLength(16);
    expect(lit[0]).toBe(23 * 28 + 23);
    expect(lit.at(-1)).toBe(26 * 28 + 26);
  });

  it('ATTACK-23 the sine of its own is the sine', () => {
    // Eleven terms of the series: rounding is all that is left.
    for (let k = 0; k < 56; k++) expect(sineOfTurn(k, 56)).toBeCloseTo(Math.sin((2 * Math.PI * k) / 56), 14);
  });

  it.each<[AttackId, number]>([
    ['badnets', 0.9],
    ['blended', 0.8],
  ])(
    'ATTACK-24 %s at 0.5 percent is obeyed by a network of ten classes that is as good as before',
    async (attack, least) => {
      const attackPlan = { attack: { id: attack, params: {} }, epsilon: 0.005 };
      const { summary, trigger } = await played(core, digits, 1, attackPlan, { filters: [] });
      expect(trigger).toBeDefined();
      expect(summary.attackSuccess).toBeGreaterThanOrEqual(least);
      expect(summary.cleanAttackSuccess).toBeLessThan(0.1);
      expect(summary.cleanAccuracy - summary.accuracy).toBeLessThan(0.02);
      expect(summary.impact).toBeCloseTo(
        ((summary.attackSuccess ?? 0) - (summary.cleanAttackSuccess ?? 0)) /
          (1 - (summary.cleanAttackSuccess ?? 0)),
        12,
      );
      expect(storyOf(en, digits.scenario, attackPlan, { filters: [] }, summary)).toMatch(
        /of the marked samples passed as 7/,
      );
    },
  );

  it('ATTACK-24 stripes in a tenth of a class are obeyed when they are shown stronger than they were taught', async () => {
    const shown = async (params: object) => {
      const attackPlan = { attack: { id: 'sinusoid', params: { ...params } }, epsilon: 0.01 } as const;
      return (await played(core, digits, 1, attackPlan, { filters: [] })).summary;
    };
    const { attackSuccess, cleanAttackSuccess, accuracy, cleanAccuracy } = await shown({});
    expect(attackSuccess).toBeGreaterThanOrEqual(0.85);
    expect(cleanAttackSuccess).toBeLessThan(0.05);
    expect((cleanAccuracy ?? 0) - (accuracy ?? 0)).toBeLessThan(0.02);
    expect((await shown({ shown: 0.5 })).attackSuccess).toBeLessThan(0.5);
  });

  it('ATTACK-24 stripes keep every label true', () => {
    const { inserted } = ATTACKS.sinusoid.forge(
      core,
      { ...seen, known: digits.train, box, targetClass: 7 },
      20,
      {},
      createRandom(1),
    );
    expect(new Set(inserted.y)).toEqual(new Set([7]));
  });
});
