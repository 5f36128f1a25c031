import { describe, expect, it } from 'vitest';
import { indicesWhere, takeRows } from '../../engine/data/rows.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { bestReplies } from '../../engine/round/replies.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { fitVictim } from '../../engine/round/training.ts';
import { loadWell } from '../../engine/round/well.ts';
import { type Why, whyOf } from '../../engine/round/why.ts';
import { victimView } from '../../engine/victims/view.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const SEED = 7;
const well = loadWell(core, 'moons', null, SEED);
const NOTHING: DefencePlan = { filters: [] };
const farFlip: RecipePlan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.08 };

async function played(attack: RecipePlan, defence: DefencePlan, on: Well = well) {
  const round = await openRound(core, on, SEED);
  const delivery = round.deliver(attack);
  const kept = delivery.filter(defence);
  const trained = kept.train();
  return { round, delivery, kept, trained, summary: trained.score().summary };
}

describe('why a round came out as it did', () => {
  it('WHY-1 the harm of a sample is what the loss on the test set falls by when it is left out', async () => {
    const fog = loadWell(core, 'fog-32', null, SEED); // a regression: influence is of all its weights
    const all = await played({ attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 }, NOTHING, fog);
    const { harm, judgedBy } = whyOf(core, all) ?? {};
    expect(judgedBy).toBe('test');
    const { stream } = all.delivery;
    const lossWithout = (left: number | null) => {
      const rows = Int32Array.from(Array.from({ length: stream.n }, (_, i) => i).filter((i) => i !== left));
      const model = fitVictim(core, all.round, takeRows(stream, rows));
      const { head, features } = victimView(core, fog.scenario, model);
      return core.modelGradient(head, features(fog.test), 0).loss;
    };
    const before = lossWithout(null);
    const rows = [0, 50, 100, 150, 200, 250];
    const falls = rows.map((row) => before - lossWithout(row));
    const largest = Math.max(...falls.map(Math.abs));
    // What is left is of second order: one sample of a thousand also changes the curvature.
    rows.forEach((row, i) => {
      expect(Math.abs((falls[i] as number) - (harm?.[row] as number))).toBeLessThan(0.15 * largest);
    });
  });

  it('WHY-2 names the poison of an attack first, and the model without the worst is better', async () => {
    const all = await played(farFlip, NOTHING);
    const { worst, without, withoutPoison } = whyOf(core, all) as Why;
    const poisoned = worst.filter((row) => all.delivery.origin[row] !== 0);
    expect(worst).toHaveLength(32);
    expect(poisoned.length / worst.length).toBeGreaterThan(0.6); // 0.08 by chance
    expect(without.accuracy).toBeGreaterThan(all.summary.accuracy);
    // Flips leave nothing behind but their rows: what is trained without them has fewer samples, and is as good as clean.
    expect(withoutPoison?.accuracy).toBeGreaterThan(all.summary.cleanAccuracy - 0.02);
  });

  it('WHY-3 removed rows do no harm, and a training defence is explained by the own training', async () => {
    const defence: DefencePlan = {
      filters: [{ id: 'sphere', params: { remove: 0.08 } }],
      defence: { id: 'trim', params: {} },
    };
    const all = await played(farFlip, defence);
    const { harm } = whyOf(core, all) ?? { harm: new Float32Array(0) };
    const gone = indicesWhere(all.kept.removedBy, 1);
    expect(gone.length).toBeGreaterThan(0);
    expect(Array.from(gone, (row) => harm[row])).toEqual(Array.from(gone, () => 0));
    expect(harm.some((value) => value !== 0)).toBe(true);
  });

  it('WHY-4 says nothing where no model was trained', async () => {
    const everything = { id: 'sphere', params: { remove: 0.5 } } as const;
    const all = await played(farFlip, { filters: [everything, everything] });
    const trained = { ...all.trained, useless: true };
    expect(whyOf(core, { ...all, trained })).toBeNull();
  });

  it('WHY-4 numbers are in doubt where a training on the way failed', async () => {
    const all = await played(farFlip, NOTHING);
    expect(whyOf(core, all)?.doubt).toBe(false);
    // A class that is left with no row but poison is gone without it.
    const origin = Uint8Array.from(all.delivery.stream.y);
    expect(whyOf(core, { ...all, delivery: { ...all.delivery, origin } })?.doubt).toBe(true);
  });

  it('WHY-5 a targeted round is explained by its targets', async () => {
    const objective = { kind: 'targeted', count: 3, trueClass: null, margins: [0.1, 0.5] } as const;
    const targeted = { ...well, scenario: { ...well.scenario, objective } };
    const plan: RecipePlan = { attack: { id: 'target-flip', params: {} }, epsilon: 0.05 };
    const why = whyOf(core, await played(plan, NOTHING, targeted));
    expect(why?.judgedBy).toBe('targets');
    expect(why?.without.hits).toBeTypeOf('number');
  });
});

describe('what would have worked better', () => {
  it('WHY-6 finds for each side a plan of the menu that none of the others beats', async () => {
    const all = await played(farFlip, NOTHING);
    const shares: number[] = [];
    const replies = bestReplies(all.round, all.delivery, NOTHING, (share) => shares.push(share));
    expect(replies.tried).toBe(shares.length);
    expect(shares.at(-1)).toBe(1);
    expect(replies.defence?.score).toBeGreaterThan(all.summary.defenceScore);
    expect(replies.attack?.score).toBeGreaterThanOrEqual(all.summary.attackScore);
    const again = await played(farFlip, replies.defence?.plan as DefencePlan);
    expect(again.summary.defenceScore).toBe(replies.defence?.score);
  });
});
