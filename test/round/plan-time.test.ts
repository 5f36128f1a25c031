import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import {
  attackTimes,
  checkAttackPlan,
  checkDefencePlan,
  defenceTimes,
  poisonRowsOf,
} from '../../engine/round/costs.ts';
import { attackTime, PLAN_SECONDS } from '../../engine/round/plan-time.ts';
import { attackPlanSchema, defencePlanSchema, MAX_PARTS } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { ATTACK_WORK, DEFENCE_WORK, FILTER_WORK, type Work } from '../../engine/round/work.ts';
import { ATTACK_NANOS, DEFENCE_NANOS, FILTER_NANOS } from '../../engine/round/work-constants.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { estimatedSeconds, plansOf, type Subject, subjectsOf } from '../../tools/plan-costs/measure.ts';
import { countedCore } from '../support/counted-core.ts';
import { testCore } from '../support/test-core.ts';

const recipePlan = (id: string, params: object, epsilon: number) =>
  attackPlanSchema.parse({ attack: { id, params }, epsilon });

describe('what plans cost to work out', () => {
  it('ROUND-26 follows from steps, samples and features', () => {
    const [small, large] = [SCENARIOS['fog-8'], SCENARIOS['fog-128']];
    const seconds = (scenario: Scenario, steps: number) =>
      attackTime(scenario, { id: 'gradient-ascent', params: { steps } }, 10).seconds;
    expect(seconds(small, 40) / seconds(small, 20)).toBeCloseTo(2, 10);
    expect(seconds(large, 20)).toBeGreaterThan(seconds(small, 20));
    const plan = recipePlan('gradient-ascent', { steps: 20 }, 0.05);
    expect(attackTimes(large, plan)).toEqual([
      attackTime(large, { id: 'gradient-ascent', params: { steps: 20 } }, 50),
    ]);
    expect(poisonRowsOf(large, plan as never)).toBe(50);
  });

  it.each(SCENARIO_IDS)('ROUND-26 every plan of the menu of %s is accepted with its defaults', (id) => {
    const scenario = SCENARIOS[id];
    for (const attack of scenario.attacks) {
      const rows = recipePlan(attack, {}, scenario.epsilonMax / 4);
      expect(checkAttackPlan(scenario, rows), attack).toBeNull();
    }
    const dearest = (times: readonly { readonly seconds: number }[]) =>
      times.map(({ seconds }) => seconds).sort((a, b) => b - a);
    const times = (filters: readonly object[], defence?: object) =>
      defenceTimes(scenario, defencePlanSchema.parse({ filters, ...(defence && { defence }) }));
    const filters = dearest(scenario.filters.flatMap((filter) => times([{ id: filter }])));
    const defences = dearest((scenario.defences ?? []).flatMap((defence) => times([], { id: defence })));
    expect((filters[0] ?? 0) + (filters[1] ?? 0) + (defences[0] ?? 0)).toBeLessThan(PLAN_SECONDS);
  });

  it('ROUND-26 recipes of many members that take too long together are refused, and the detail says what to do', () => {
    const scenario = SCENARIOS['digits-4v9'];
    const parts = (count: number) =>
      attackPlanSchema.parse({
        parts: Array.from({ length: count }, (_, i) => ({
          by: `p${i + 1}`,
          plan: { attack: { id: 'min-max', params: { steps: 500, burnIn: 400 } }, epsilon: 0.0015 },
        })),
      });
    expect(checkAttackPlan(scenario, parts(1))).toBeNull();
    const refusal = checkAttackPlan(scenario, parts(MAX_PARTS));
    expect(refusal?.code).toBe('over-time');
    expect(refusal?.detail).toMatch(/20 s are the most: lower the parameters of min-max/);
    const rows = { hash: '0'.repeat(32), inserted: 3, flipped: 0, mutated: 0, removed: 0, accounts: 1 };
    const sent = { rows, made: ['min-max'] };
    const ready = attackPlanSchema.parse({
      parts: Array.from({ length: MAX_PARTS }, (_, i) => ({ by: `p${i + 1}`, plan: sent })),
    });
    expect(attackTimes(scenario, ready)).toEqual([]);
    expect(checkAttackPlan(scenario, ready)).toBeNull();
  });

  it('ROUND-26 a defence that takes too long is refused', () => {
    const large = {
      ...SCENARIOS['fog-512'],
      trainRows: 40_000,
      filters: ['knn-distance', 'lof'],
    } as Scenario;
    const plan = defencePlanSchema.parse({ filters: [{ id: 'knn-distance' }, { id: 'lof' }] });
    expect(checkDefencePlan({ ...large, defencePoints: 20 }, plan)?.code).toBe('over-time');
  });
});

describe('docs/plan-costs.md', () => {
  it('ROUND-26 has the constants of every recipe', () => {
    const page = readFileSync(new URL('../../docs/plan-costs.md', import.meta.url), 'utf8');
    const tables: readonly (readonly [
      string,
      object,
      Readonly<Record<string, Work | null>>,
      Readonly<Record<string, number>>,
    ])[] = [
      ['attack', ATTACKS, ATTACK_WORK, ATTACK_NANOS],
      ['filter', FILTERS, FILTER_WORK, FILTER_NANOS],
      ['defence', DEFENCES, DEFENCE_WORK, DEFENCE_NANOS],
    ];
    for (const [side, recipes, works, nanos] of tables) {
      for (const id of Object.keys(recipes)) {
        const row = page.split('\n').find((line) => line.startsWith(`| ${side} | \`${id}\` |`));
        const [, , , , per, constant] = row?.split(' | ').join('|').split('|') ?? [];
        const work = works[id];
        expect([per, constant], id).toEqual(work ? [work.per, String(nanos[id])] : ['', '']);
      }
    }
  });
});

describe('what recipes do', () => {
  it('ROUND-26 grows with parameters and features as it is estimated', async () => {
    const { core, take } = countedCore(await testCore());
    interface Counted {
      readonly what: string;
      readonly estimate: number;
      readonly count: number;
    }
    const counted = (subject: Subject, params: Readonly<Record<string, number>>): Counted => {
      take();
      subject.run(params);
      const what = `${subject.id} on ${subject.scenario.id} ${JSON.stringify(params)}`;
      return { what, estimate: estimatedSeconds(subject, params), count: take() };
    };
    const large = new Map((await subjectsOf(core, 'fog-32')).map((subject) => [subject.id, subject]));
    for (const subject of await subjectsOf(core, 'fog-8')) {
      const [base, ...grown] = plansOf(subject).map((params) => counted(subject, params)) as [Counted];
      // What a recipe does outside of the core is not counted.
      if (base.count === 0) continue;
      for (const { what, estimate, count } of grown) {
        expect(count / base.count, what).toBeLessThan(SLACK * (estimate / base.estimate));
        if (estimate > 3 * base.estimate) expect(count, what).toBeGreaterThan(base.count);
      }
      const wider = counted(large.get(subject.id) as Subject, {});
      expect(Math.sign(wider.count - base.count), wider.what).toBe(Math.sign(wider.estimate - base.estimate));
    }
  });
});

/** Estimates count steps that recipes may leave out, and a part that does not grow. */
const SLACK = 1.5;
