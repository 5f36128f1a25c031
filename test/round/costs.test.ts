import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { botAttackPlan, botDefencePlan } from '../../engine/round/bots.ts';
import {
  attackCost,
  attackPoints,
  checkAttackPlan,
  checkDefencePlan,
  defenceCost,
  poisonRowsOf,
} from '../../engine/round/costs.ts';
import { mostInTime } from '../../engine/round/offer.ts';
import { attackPlanSchema, defencePlanSchema, recipePlanSchema } from '../../engine/round/plans.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';

const digits = SCENARIOS['digits-4v9'];
const attackPlan = (changes: object) =>
  recipePlanSchema.parse({ attack: { id: 'natural-tail' }, epsilon: 0.02, ...changes });
const filter = (name: string, params = {}) => ({ id: name, params });
const defencePlan = (...filters: object[]) => defencePlanSchema.parse({ filters });

describe('costs', () => {
  it('ROUND-2 an inserted or flipped row costs a point; the budget is round(ε · clean rows)', () => {
    expect(attackPoints(digits)).toBe(59);
    expect(poisonRowsOf(digits, attackPlan({ epsilon: 0.03 }))).toBe(59);
    expect(attackCost(digits, attackPlan({ epsilon: 0.03 }))).toBe(59);
    expect(attackCost(digits, attackPlan({ attack: { id: 'far-flip' }, epsilon: 0.01 }))).toBe(20);
    expect(checkAttackPlan(digits, attackPlan({ epsilon: 0.03 }))).toBeNull();
    expect(checkAttackPlan(digits, attackPlan({ epsilon: 0.031 }))?.code).toBe('over-budget');
  });

  it('ROUND-2 the defence pays for each filter', () => {
    expect(defenceCost(digits, defencePlan())).toBe(0);
    expect(checkDefencePlan(digits, defencePlan(filter('sphere'), filter('loss')))).toBeNull();
    expect(checkDefencePlan(digits, defencePlan(filter('loss'), filter('spectral')))?.code).toBe(
      'over-budget',
    );
  });

  it('ROUND-3 refuses names off the menu and parameters a recipe does not take, and says which', () => {
    const short = { ...digits, attacks: ['natural-tail'], filters: ['sphere'] } as const;
    expect(checkAttackPlan(short, attackPlan({ attack: { id: 'far-flip' } }))?.code).toBe('unknown-name');
    expect(checkDefencePlan(short, defencePlan(filter('loss')))?.code).toBe('unknown-name');
    const badAttack = checkAttackPlan(
      digits,
      attackPlan({ attack: { id: 'natural-tail', params: { tail: 0 } } }),
    );
    expect(badAttack).toMatchObject({ code: 'bad-parameters' });
    expect(badAttack?.detail).toContain('natural-tail.tail');
    const badDefence = checkDefencePlan(digits, defencePlan(filter('sphere', { remove: 2 })));
    expect(badDefence?.detail).toContain('sphere.remove');
    expect(checkAttackPlan(digits, { ...attackPlan({}), epsilon: Number.NaN })?.code).toBe('out-of-range');
    expect(checkAttackPlan(digits, { ...attackPlan({}), epsilon: -0.1 })?.code).toBe('out-of-range');
  });
});

describe('what a scenario has time for', () => {
  const scenario = SCENARIOS.digits;
  const bagging = (params: object) =>
    defencePlanSchema.parse({ filters: [], defence: { id: 'bagging', params } });

  it('SCEN-72 a plan that would take too long is refused, with values that fit', () => {
    expect(checkDefencePlan(scenario, bagging({}))).toBeNull();
    const refusal = checkDefencePlan(scenario, bagging({ models: 30, share: 1 }));
    expect(refusal?.code).toBe('out-of-range');
    const models = Number(/models (\d+)/.exec(refusal?.detail ?? '')?.[1]);
    expect(checkDefencePlan(scenario, bagging({ models, share: 1 }))).toBeNull();
    expect(checkDefencePlan(scenario, bagging({ models: models + 1, share: 1 }))?.code).toBe('out-of-range');
    const unbounded = { ...scenario, mostSeconds: 1e6 };
    expect(checkDefencePlan(unbounded, bagging({ models: 30, share: 1 }))).toBeNull();
  });

  it('SCEN-72 forms end where the time ends', () => {
    const most = mostInTime(scenario, DEFENCES.bagging);
    expect(checkDefencePlan(scenario, bagging({ models: most.models }))).toBeNull();
    expect(most.models).toBeLessThan(100);
    expect(mostInTime(SCENARIOS.moons, DEFENCES.bagging)).toEqual({});
  });

  it('SCEN-73 a parameter that does nothing on the scenario is refused, and says where it would do something', () => {
    const plan = (params: object) =>
      attackPlanSchema.parse({ attack: { id: 'target-flip', params }, epsilon: 0.002 });
    expect(checkAttackPlan(SCENARIOS.spam, plan({}))).toBeNull();
    const refusal = checkAttackPlan(SCENARIOS.spam, plan({ spread: 0.1 }));
    expect(refusal?.code).toBe('bad-parameters');
    expect(refusal?.detail).toContain(
      'target-flip.spread: does nothing here: it needs features of more than two',
    );
    expect(checkAttackPlan(SCENARIOS.features, plan({ spread: 0.1 }))).toBeNull();
  });
});

describe.each(SCENARIO_IDS)('bots on %s', (id) => {
  it('ROUND-7 play plans that are allowed, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const scenario = SCENARIOS[id];
        const plans = [botAttackPlan(scenario, seed), botDefencePlan(scenario, seed)] as const;
        expect(checkAttackPlan(scenario, attackPlanSchema.parse(plans[0]))).toBeNull();
        expect(checkDefencePlan(scenario, defencePlanSchema.parse(plans[1]))).toBeNull();
        expect([botAttackPlan(scenario, seed), botDefencePlan(scenario, seed)]).toEqual(plans);
      }),
    );
  });
});
