import { describe, expect, it } from 'vitest';
import { takeRows } from '../../engine/data/rows.ts';
import { attackOf } from '../../engine/round/attack-of.ts';
import { attackCost, attackPoints, checkAttackPlan, plannedRows } from '../../engine/round/costs.ts';
import { eraseRows, flipRows, insertRows, pointRows } from '../../engine/round/hand.ts';
import type { RecipePlan, SinglePlan, SplitPlan } from '../../engine/round/plans.ts';
import { noPoison, type PoisonRows, tallyOf } from '../../engine/round/poison-rows.ts';
import { ORIGINS, type RoundResult } from '../../engine/round/result.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import { cutTo } from '../../engine/round/split-plans.ts';
import { drawnWell, hexSeed } from '../support/drawn-wells.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = drawnWell(core, 'moons', hexSeed(3));
const { scenario } = well;
const round = await openRound(core, well, hexSeed(3));
const known = takeRows(well.train, round.knownRows());
const ground = { known, quantiser: scenario.quantiser };
const none = noPoison(known);
const INSERTED = ORIGINS.indexOf('inserted');

const recipe = (id: RecipePlan['attack']['id'], rows: number, accounts?: number): RecipePlan => ({
  attack: { id, params: {} },
  epsilon: rows / scenario.trainRows,
  ...(accounts !== undefined && { accounts }),
});
const rowsPlan = (poison: PoisonRows): SinglePlan => ({
  rows: { hash: '0'.repeat(32), ...tallyOf(poison) },
  made: ['hand'],
});
const split = (...plans: readonly SinglePlan[]): SplitPlan => ({
  parts: plans.map((plan, i) => ({ by: `p${i + 1}`, plan })),
});
const play = (plan: SplitPlan, rows: readonly PoisonRows[] = []): RoundResult =>
  playRound(round, attackOf(plan, rows), { filters: [] });

describe('a plan that members have made apart', () => {
  it('PLAN-50 sends the rows of every part from accounts of its own, and accounts keep their sizes', () => {
    const hand = insertRows(none, ground, pointRows(ground, [0.5, 0.5, 0.6, 0.4, 0.7, 0.3], 0));
    const plan = split(recipe('flip-insert', 6, 2), rowsPlan(hand), recipe('corner', 4));
    const delivery = round.deliver(attackOf(plan, [hand]));
    const { contributor, part, origin, stream } = delivery;
    if (!contributor || !part) throw new Error('nobody knows who sent what');
    expect(stream.n).toBe(well.train.n + attackPoints(scenario));
    const accountsOf = (number: number) =>
      new Set(contributor.filter((_, i) => part[i] === number && origin[i] === INSERTED));
    const [first, second, third] = [1, 2, 3].map(accountsOf) as [Set<number>, Set<number>, Set<number>];
    expect([first.size > 1, second.size > 0, third.size > 0]).toEqual([true, true, true]);
    expect(new Set([...first, ...second, ...third]).size).toBe(first.size + second.size + third.size);
    const sizes = (of: Int32Array) => {
      const counts = new Map<number, number>();
      for (const account of of) counts.set(account, (counts.get(account) ?? 0) + 1);
      return [...counts.values()].sort((a, b) => a - b);
    };
    const usual = round.deliver(recipe('flip-insert', 0)).contributor as Int32Array;
    expect(sizes(contributor)).toEqual(sizes(usual));
    expect(Array.from(part, (number) => number > 0)).toEqual(Array.from(origin, (from) => from > 0));
  });

  it('PLAN-51 recipes of two members do not choose the same rows; of rows that two touch by hand, the later has them', () => {
    const { summary } = play(split(recipe('far-flip', 8), recipe('far-flip', 8)));
    expect(summary).toMatchObject({ poisonRows: 16, parts: [{ rows: 8 }, { rows: 8 }] });
    const [mine, yours] = [flipRows(none, ground, [1, 2, 3]), eraseRows(none, ground, [3, 4])];
    const both = play(split(rowsPlan(mine), rowsPlan(yours)), [mine, yours]);
    expect(both.summary.parts).toMatchObject([
      { rows: 2, through: 2 },
      { rows: 2, through: 2 },
    ]);
    // Two random recipes draw on seeds of their own.
    const random = play(split(recipe('random-flip', 6), recipe('random-flip', 6)));
    expect(random.summary).toMatchObject({ poisonRows: 12 });
  });

  it('PLAN-52 the harm of a part is the difference that leaving it out makes', () => {
    const [mine, yours] = [
      flipRows(
        none,
        ground,
        Array.from({ length: 12 }, (_, k) => 3 * k),
      ),
      flipRows(
        eraseRows(none, ground, [100]),
        ground,
        Array.from({ length: 9 }, (_, k) => 3 * k + 1),
      ),
    ];
    const both = play(split(rowsPlan(mine), rowsPlan(yours)), [mine, yours]);
    const alone = (poison: PoisonRows) =>
      playRound(round, { plan: rowsPlan(poison) as never, poison }, { filters: [] }).summary.accuracy;
    expect(both.summary.parts?.[1]).toEqual({ rows: 10, through: 10, without: { accuracy: alone(mine) } });
    const one = play(split(rowsPlan(mine)), [mine]);
    expect(one.summary.parts).toEqual([
      { rows: 12, through: 12, without: { accuracy: one.summary.cleanAccuracy } },
    ]);
    const filtered = playRound(round, attackOf(split(rowsPlan(mine), rowsPlan(none)), [mine, none]), {
      filters: [{ id: 'loss', params: { remove: 0.1 } }],
    });
    const through = Array.from(filtered.removedBy, (by, i): number =>
      by === 0 && filtered.part?.[i] === 1 ? 1 : 0,
    ).reduce((sum, one) => sum + one);
    expect(filtered.summary.parts).toMatchObject([
      { rows: 12, through },
      { rows: 0, through: 0 },
    ]);
    expect(filtered.summary.parts?.[1]?.without).toBeUndefined();
  });

  it('PLAN-53 costs what its parts cost, the first account of each free, and is held to all rules of its parts', () => {
    const plan = split(recipe('flip-insert', 5, 2), recipe('far-flip', 7), recipe('corner', 3));
    expect(attackCost(scenario, plan)).toBe(5 + 4 + 7 + 3);
    expect(plannedRows(scenario, plan)).toMatchObject({ inserted: 8, flipped: 7 });
    expect(checkAttackPlan(scenario, plan)).toBeNull();
    const [first] = plan.parts;
    if (!first) throw new Error('no part');
    expect(checkAttackPlan(scenario, { parts: [first, first] })?.code).toBe('bad-payload');
    const points = attackPoints(scenario);
    expect(checkAttackPlan(scenario, split(recipe('far-flip', points), recipe('far-flip', 1)))?.code).toBe(
      'over-budget',
    );
    const many = recipe('flip-insert', 0, 40);
    expect(checkAttackPlan({ ...scenario, epsilonMax: 1 }, split(many, many))?.code).toBe('out-of-range');
  });

  it('PLAN-54 a recipe that a share does not pay is cut to it, first in rows, then in accounts', () => {
    const cut = (rows: number, accounts: number, points: number) => {
      const plan = cutTo(scenario, recipe('flip-insert', rows, accounts), points);
      expect(attackCost(scenario, plan)).toBeLessThanOrEqual(points);
      return plannedRows(scenario, plan);
    };
    expect(cut(10, 1, 20)).toMatchObject({ inserted: 10 });
    expect(cut(20, 3, 20)).toMatchObject({ inserted: 12, accounts: 3 });
    expect(cut(20, 6, 10)).toMatchObject({ inserted: 10, accounts: 1 });
    expect(cut(20, 1, 0)).toMatchObject({ inserted: 0 });
    const hand = rowsPlan(flipRows(none, ground, [1, 2]));
    expect(cutTo(scenario, hand, 1)).toBe(hand);
  });
});
