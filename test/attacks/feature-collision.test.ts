import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import {
  collide,
  collideIdentity,
  collideLinear,
  featureCollision,
} from '../../engine/attacks/feature-collision.ts';
import { decodePack } from '../../engine/data/pack.ts';
import { boxOf, snapSamples } from '../../engine/data/quantise.ts';
import { joinRows, takeRows } from '../../engine/data/rows.ts';
import { embed } from '../../engine/extractor/embed.ts';
import { mnist64 } from '../../engine/extractor/mnist-64.ts';
import { createRandom } from '../../engine/random.ts';
import { features } from '../../engine/round/scenarios/features.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { marginsOf, predict, rowsOf } from '../../engine/victims/predict.ts';
import { golden } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
await featureCollision.prepare?.('transfer');
const { train, test, quantiser } = decodePack(
  readFileSync(new URL('../../build/packs/features.pack', import.meta.url)),
);
const victim = VICTIMS.transfer;
const clean = victim.fit(core, train, features.victimParams, 0);

/** Ten targets: of each class, right ones at the first five tenths of the margins. */
const margins = marginsOf(core, clean, test);
const targets = [0, 1].flatMap((label) => {
  const right = Array.from(test.y.keys())
    .filter((i) => test.y[i] === label && (margins[i] as number) > 0)
    .sort((a, b) => (margins[a] as number) - (margins[b] as number));
  return [0.1, 0.2, 0.3, 0.4, 0.5].map((share) => right[Math.floor(share * right.length)] as number);
});

const seenWith = (target: number) => ({
  known: train,
  trainRows: train.n,
  box: boxOf({ lo: 0, hi: 1 }, 784),
  victim: 'transfer' as const,
  victimParams: features.victimParams,
  targets: takeRows(test, [target]),
});

/** Which of the ten targets a victim gets wrong that was trained with `copies` poisons for each alone. */
function hits(copies: number): number[] {
  return targets.filter((target) => {
    const { inserted } = featureCollision.forge(core, seenWith(target), copies, {}, createRandom(1));
    const poisoned = joinRows(train, snapSamples(quantiser, inserted));
    const model = victim.fit(core, poisoned, features.victimParams, 0);
    return predict(core, model, rowsOf(takeRows(test, [target]))).classes[0] !== test.y[target];
  });
}

describe('feature collision', () => {
  const { A, target, base, beta, x, identity_map } = golden.feature_collision_linear;

  it('SCEN-40 the identity form matches the reference', () => {
    collideIdentity(Float32Array.from(base), target, beta).forEach((value, j) => {
      expect(value).toBeCloseTo(identity_map[j] as number, 6); // f32
    });
  });

  it('SCEN-40 the linear form matches the reference', () => {
    const map = { rows: A.length, cols: target.length, values: A.flat() };
    collideLinear(map, target, base, beta).forEach((value, j) => {
      expect(value).toBeCloseTo(x[j] as number, 10); // the reference has twelve digits
    });
  });

  it('SCEN-41 the network form lowers its objective, stays in the box and near its base', () => {
    const bases = takeRows(train, [0, 1, 2]);
    const goal = embed(core, mnist64, takeRows(test, [test.n - 1])).x;
    const made = collide(core, mnist64, bases, goal, boxOf({ lo: 0, hi: 1 }, 784), 0.1, 40);
    const objective = (values: Float32Array, i: number) => {
      const phi = embed(core, mnist64, { ...bases, x: values }).x.subarray(i * 64, (i + 1) * 64);
      let sum = 0;
      phi.forEach((value, j) => {
        sum += (value - (goal[j] as number)) ** 2;
      });
      for (let p = i * 784; p < (i + 1) * 784; p++) {
        sum += 0.1 * ((values[p] as number) - (bases.x[p] as number)) ** 2;
      }
      return sum;
    };
    for (const i of [0, 1, 2]) expect(objective(made, i)).toBeLessThan(0.2 * objective(bases.x, i));
    expect(made.every((value) => value >= 0 && value <= 1)).toBe(true);
  });

  it('SCEN-41 poison carries the true label of its base, which is not the target’s', () => {
    const [target] = targets as [number];
    const { inserted, changed, removed } = featureCollision.forge(
      core,
      seenWith(target),
      7,
      { steps: 2 },
      createRandom(1),
    );
    expect(inserted.n).toBe(7);
    expect(inserted.y.every((label) => label !== test.y[target])).toBe(true);
    expect(changed.index.length + removed.length).toBe(0);
  });

  it('SCEN-41 without targets there is nothing to do', () => {
    const { targets: _, ...blind } = seenWith(0);
    expect(featureCollision.forge(core, blind, 7, {}, createRandom(1)).inserted.n).toBe(0);
  });

  it('SCEN-42 one copy hits none of ten targets, twenty copies (1 %) hit at least eight', () => {
    expect(hits(1)).toEqual([]);
    expect(hits(20).length).toBeGreaterThanOrEqual(8);
  });

  it('SCEN-42 five copies hit only targets among the fifth that the clean model is least sure of', () => {
    const unsure = [0, 1, 5, 6].map((k) => targets[k]);
    expect(hits(5).every((target) => unsure.includes(target))).toBe(true);
  });
});
