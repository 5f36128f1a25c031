import { describe, expect, it } from 'vitest';
import { checkDefencePlan, defenceCost } from '../../engine/round/costs.ts';
import { type DefencePlan, defencePlanSchema, type RecipePlan } from '../../engine/round/plans.ts';
import { loadWell } from '../../engine/round/well.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import type { Ensemble } from '../../engine/victims/model.ts';
import { rowsOf, votesOf } from '../../engine/victims/predict.ts';
import { en } from '../../texts/en/index.ts';
import { storyOf } from '../../texts/story.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 5);
const attackPlan: RecipePlan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.1 };
const withDefence = (defence: (typeof DEFENCE_IDS)[number]): DefencePlan => ({
  filters: [],
  defence: { id: defence, params: {} },
});

describe('a round with a training defence', async () => {
  const plain = await played(core, well, 5, attackPlan, { filters: [] });

  it.each(DEFENCE_IDS)('ROUND-14 %s trains the round’s model, and no other', async (id) => {
    const defencePlan = withDefence(id);
    const result = await played(core, well, 5, attackPlan, defencePlan);
    const left = result.removedBy.filter((mark) => mark !== 0).length;
    expect(left).toBe(result.summary.leftOutRows ?? 0);
    expect(result.cleanModel).toEqual(plain.cleanModel);
    expect(result.model).not.toEqual(plain.model);
    expect(result.summary.unfilteredAccuracy).toBe(plain.summary.accuracy);
    expect(storyOf(en, well.scenario, attackPlan, defencePlan, result.summary)).toContain(
      en.defences[id].label,
    );
  });

  it('ROUND-9 is a function of its arguments, to the bit, whichever way it is trained', async () => {
    for (const id of ['partition-aggregation', 'dp-sgd'] as const) {
      const play = () => played(core, well, 5, attackPlan, withDefence(id));
      const [first, again] = [await play(), await play()];
      expect(again.summary.digest).toBe(first.summary.digest);
      expect(first.summary.digest).not.toBe(plain.summary.digest);
    }
  });

  it('ROUND-9 relabelled rows count as found, and stay', async () => {
    const defencePlan: DefencePlan = { filters: [{ id: 'knn-relabel', params: {} }] };
    const { summary, relabelled, stream, removedBy, origin } = await played(
      core,
      well,
      5,
      attackPlan,
      defencePlan,
    );
    const turned = [...stream.y.keys()].filter((i) => relabelled?.[i] !== stream.y[i]);
    expect(removedBy.every((mark) => mark === 0)).toBe(true);
    expect(summary.relabelledRows).toBe(turned.length);
    expect(summary.detection.caught).toBe(turned.filter((i) => origin[i] !== 0).length);
    expect(summary.detection.caught).toBeGreaterThan(10);
    expect(summary.removedRows).toBe(0);
    expect(storyOf(en, well.scenario, attackPlan, defencePlan, summary)).toContain('relabelled');
  });

  it('ROUND-22 partition aggregation has certified accuracies, and none behind a filter', async () => {
    const defencePlan = withDefence('partition-aggregation');
    const { summary, model } = await played(core, well, 5, attackPlan, defencePlan);
    const { certified = [] } = summary;
    expect(certified[0]).toBe(summary.accuracy);
    expect(certified.length).toBeGreaterThan(3);
    certified.forEach((share, r) => {
      expect(share).toBeLessThanOrEqual(certified[r - 1] ?? 1);
    });
    // By hand: a row of poison turns one vote, so two classes apart by 2 r + 1 votes and more are safe against r.
    const votes = votesOf(core, model as Ensemble, rowsOf(well.test)).values;
    const apart = Array.from(well.test.y, (label, i) => {
      const lead = (votes[2 * i + label] as number) - (votes[2 * i + 1 - label] as number);
      return label === 0 ? lead : lead - 1; // a tie goes to the smaller class
    });
    const safe = apart.filter((lead) => lead >= 6).length;
    expect(certified[3]).toBe(safe / well.test.n);
    const filtered = { ...defencePlan, filters: [{ id: 'loss' as const, params: {} }] };
    for (const plan of [filtered, withDefence('bagging')]) {
      expect((await played(core, well, 5, attackPlan, plan)).summary).not.toHaveProperty('certified');
    }
  });

  it('ROUND-14 costs its price, and only what is on the menu may be chosen', () => {
    const defencePlan: DefencePlan = withDefence('trim');
    expect(defenceCost(well.scenario, withDefence('trim'))).toBe(DEFENCES.trim.cost);
    expect(defenceCost(well.scenario, { ...defencePlan, filters: [{ id: 'sphere', params: {} }] })).toBe(
      DEFENCES.trim.cost + 4,
    );
    const scenario = { ...well.scenario, defences: ['trim'] as const, defencePoints: 12 };
    expect(checkDefencePlan(scenario, withDefence('trim'))).toBeNull();
    expect(checkDefencePlan(scenario, withDefence('bagging'))?.code).toBe('unknown-name');
    const wrong = { filters: [], defence: { id: 'trim' as const, params: { rounds: 0 } } };
    expect(checkDefencePlan(scenario, wrong)?.code).toBe('bad-parameters');
    expect(checkDefencePlan({ ...scenario, defencePoints: 7 }, withDefence('trim'))?.code).toBe(
      'over-budget',
    );
    expect(defencePlanSchema.safeParse({ filters: [], defence: { id: 'nobody' } }).success).toBe(false);
    expect(defencePlanSchema.parse({ filters: [] })).toEqual({ filters: [] });
  });
});
