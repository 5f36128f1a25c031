import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { botBluePlan, botRedPlan } from '../../engine/round/bots.ts';
import {
  blueCost,
  checkBluePlan,
  checkRedPlan,
  redCost,
  redPoints,
  redRows,
} from '../../engine/round/costs.ts';
import { bluePlanSchema, redPlanSchema } from '../../engine/round/plans.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';

const digits = SCENARIOS['digits-4v9'];
const red = (changes: object) => redPlanSchema.parse({ attack: 'natural-tail', epsilon: 0.02, ...changes });
const filter = (name: string, params = {}) => ({ filter: name, params });
const blue = (...filters: object[]) => bluePlanSchema.parse({ filters });

describe('costs', () => {
  it('ROUND-2 an inserted or flipped row costs a point; the budget is round(ε · clean rows)', () => {
    expect(redPoints(digits)).toBe(59);
    expect(redRows(digits, red({ epsilon: 0.03 }))).toBe(59);
    expect(redCost(digits, red({ epsilon: 0.03 }))).toBe(59);
    expect(redCost(digits, red({ attack: 'far-flip', epsilon: 0.01 }))).toBe(20);
    expect(checkRedPlan(digits, red({ epsilon: 0.03 }))).toBeNull();
    expect(checkRedPlan(digits, red({ epsilon: 0.031 }))?.code).toBe('over-budget');
  });

  it('ROUND-2 blue pays for each filter', () => {
    expect(blueCost(blue())).toBe(0);
    expect(checkBluePlan(digits, blue(filter('sphere'), filter('loss')))).toBeNull();
    expect(checkBluePlan(digits, blue(filter('loss'), filter('spectral')))?.code).toBe('over-budget');
  });

  it('ROUND-3 refuses names off the menu and parameters a recipe does not take, and says which', () => {
    const short = { ...digits, attacks: ['natural-tail'], filters: ['sphere'] } as const;
    expect(checkRedPlan(short, red({ attack: 'far-flip' }))?.code).toBe('unknown-name');
    expect(checkBluePlan(short, blue(filter('loss')))?.code).toBe('unknown-name');
    const badRed = checkRedPlan(digits, red({ params: { tail: 0 } }));
    expect(badRed).toMatchObject({ code: 'bad-parameters' });
    expect(badRed?.detail).toContain('natural-tail.tail');
    const badBlue = checkBluePlan(digits, blue(filter('sphere', { remove: 2 })));
    expect(badBlue?.detail).toContain('sphere.remove');
    expect(checkRedPlan(digits, { ...red({}), epsilon: Number.NaN })?.code).toBe('out-of-range');
    expect(checkRedPlan(digits, { ...red({}), epsilon: -0.1 })?.code).toBe('out-of-range');
  });
});

describe.each(SCENARIO_IDS)('bots on %s', (id) => {
  it('ROUND-7 play plans that are allowed, the same for the same seed', () => {
    fc.assert(
      fc.property(fc.nat(), (seed) => {
        const scenario = SCENARIOS[id];
        const plans = [botRedPlan(scenario, seed), botBluePlan(scenario, seed)] as const;
        expect(checkRedPlan(scenario, redPlanSchema.parse(plans[0]))).toBeNull();
        expect(checkBluePlan(scenario, bluePlanSchema.parse(plans[1]))).toBeNull();
        expect([botRedPlan(scenario, seed), botBluePlan(scenario, seed)]).toEqual(plans);
      }),
    );
  });
});
