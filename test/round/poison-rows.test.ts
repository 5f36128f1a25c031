import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { takeRows } from '../../engine/data/rows.ts';
import { attackCost, attackPoints, checkAttackPlan, rowsCost } from '../../engine/round/costs.ts';
import { forgeRows, seenOf } from '../../engine/round/forge.ts';
import {
  asChanged,
  eraseRows,
  flipRows,
  insertRows,
  moveRows,
  pointRows,
  takeBack,
} from '../../engine/round/hand.ts';
import type { RowsPlan } from '../../engine/round/plans.ts';
import { checkPoisonRows } from '../../engine/round/poison-check.ts';
import { joinPoison, noPoison, type PoisonRows, tallyOf } from '../../engine/round/poison-rows.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import { loadWell, rowsPreviewWell } from '../../engine/round/well.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const well = loadWell(core, 'moons', null, 1);
const { scenario, train } = well;
const round = await openRound(core, well, 7);
const known = takeRows(train, round.knownRows());
const ground = { known, quantiser: scenario.quantiser };
const none = noPoison(known);

const planOf = (poison: PoisonRows, made: RowsPlan['made'] = []): RowsPlan => ({
  rows: { hash: '0'.repeat(32), ...tallyOf(poison) },
  made,
});
const point = (x: number, y: number, label = 0) => pointRows(ground, [x, y], label);

/** Work by hand as people do it, in any order. */
const rowNumbers = fc.uniqueArray(fc.nat(known.n - 1), { maxLength: 6 });
const feature = fc.double({ min: -4, max: 4, noNaN: true });
const step = fc.oneof(
  fc.record({ do: fc.constant('insert' as const), x: feature, y: feature, account: fc.nat(3) }),
  fc.record({ do: fc.constant('flip' as const), rows: rowNumbers }),
  fc.record({ do: fc.constant('move' as const), rows: rowNumbers, x: feature, y: feature }),
  fc.record({ do: fc.constant('erase' as const), rows: rowNumbers }),
  fc.record({ do: fc.constant('back' as const), rows: rowNumbers }),
);
const work = fc.array(step, { maxLength: 12 }).map((steps) =>
  steps.reduce<PoisonRows>((poison, each) => {
    if (each.do === 'insert') return insertRows(poison, ground, point(each.x, each.y), each.account);
    if (each.do === 'flip') return flipRows(poison, ground, each.rows);
    if (each.do === 'erase') return eraseRows(poison, ground, each.rows);
    if (each.do === 'back') return takeBack(poison, { rows: each.rows, inserted: [0] });
    const x = Float32Array.from({ length: 2 * each.rows.length }, (_, k) => (k % 2 ? each.y : each.x));
    return moveRows(poison, ground, each.rows, x);
  }, none),
);

describe('rows of poison', () => {
  const recipes = scenario.attacks.filter((id) => !ATTACKS[id].prepare);
  it.each(recipes)(
    'PLAN-1 what was made beforehand with %s is what a round delivers',
    async (id: AttackId) => {
      const plan = { attack: { id, params: {} }, epsilon: 0.05, accounts: 3 };
      const there = round.deliver(plan);
      const seen = seenOf(scenario, known, {});
      const poison = forgeRows(core, scenario, seen, plan, round.seed);
      const sent = round.deliver({ plan: planOf(poison, [id]), poison });
      expect(sent.stream).toEqual(there.stream);
      expect(sent.contributor).toEqual(there.contributor);
      expect(sent.origin).toEqual(there.origin);
      expect(tallyOf(poison).inserted + tallyOf(poison).flipped).toBeGreaterThan(0);
      expect(() => checkPoisonRows(scenario, poison)).not.toThrow();
    },
  );

  it('PLAN-1 the same rows give the same result, digest included, whatever they are said to be made with', () => {
    const poison = forgeRows(
      core,
      scenario,
      seenOf(scenario, known, {}),
      { attack: { id: 'flip-insert', params: {} }, epsilon: 0.08 },
      3,
    );
    const digest = (made: RowsPlan['made']) =>
      playRound(round, { plan: planOf(poison, made), poison }, { filters: [] }).summary.digest;
    expect(digest(['flip-insert'])).toBe(digest(['hand']));
  });

  it('PLAN-2 work by hand lands on the grid, touches no row twice and costs what its rows cost', () => {
    fc.assert(
      fc.property(work, (poison) => {
        expect(() => checkPoisonRows(scenario, poison, 10_000)).not.toThrow();
        const { inserted, flipped, mutated, removed, accounts } = tallyOf(poison);
        const cost = inserted + flipped + 2 * mutated + 3 * removed + 4 * Math.max(0, accounts - 1);
        expect(rowsCost(tallyOf(poison))).toBe(cost);
        expect(attackCost(scenario, planOf(poison))).toBe(cost);
        const delivery = round.deliver({ plan: planOf(poison), poison });
        const changed = delivery.origin.filter((from) => from !== 0).length;
        expect(changed).toBe(inserted + flipped + mutated);
        expect(delivery.stream.n).toBe(train.n + inserted - removed);
      }),
      { numRuns: 60 },
    );
  });

  it('PLAN-3 no plan of rows overspends: what the budget does not pay is refused, with the numbers', () => {
    fc.assert(
      fc.property(work, fc.integer({ min: 0, max: 40 }), (poison, copies) => {
        const more = Array.from({ length: copies }, (_, k) => point(k / 10, 0));
        const rows = more.reduce((held, row) => insertRows(held, ground, row), poison);
        const fits = rowsCost(tallyOf(rows)) <= attackPoints(scenario);
        const plan = planOf(rows, ['hand']);
        expect(checkAttackPlan(scenario, plan)?.code).toBe(fits ? undefined : 'over-budget');
        if (fits) checkPoisonRows(scenario, rows);
        else expect(refused(() => checkPoisonRows(scenario, rows)).code).toBe('over-budget');
      }),
      { numRuns: 60 },
    );
  });

  it('PLAN-4 rows off the grid, outside of the box, of strangers or of other data are refused', () => {
    const code = (poison: PoisonRows) => refused(() => checkPoisonRows(scenario, poison)).code;
    const row = insertRows(none, ground, point(0.5, 0.5));
    const withX = (...x: number[]) => ({ ...row, inserted: { ...row.inserted, x: Float32Array.of(...x) } });
    expect(code(withX(0.5, 0.123_456))).toBe('out-of-range');
    expect(code(withX(0.5, 99))).toBe('out-of-range');
    expect(code(withX(0.5, Number.NaN))).toBe('out-of-range');
    expect(code({ ...row, inserted: { ...row.inserted, y: Int32Array.of(2) } })).toBe('out-of-range');
    expect(code({ ...row, account: Uint8Array.of(64) })).toBe('out-of-range');
    expect(code({ ...row, account: Uint8Array.of(0, 1) })).toBe('bad-shape');
    expect(code({ ...none, removed: Int32Array.of(known.n) })).toBe('out-of-range');
    expect(code({ ...none, removed: Int32Array.of(4, 4) })).toBe('bad-payload');
    const twice = { index: Int32Array.of(4), y: Int32Array.of(1) };
    expect(code({ ...none, flipped: twice, removed: Int32Array.of(4) })).toBe('bad-payload');
    expect(refused(() => checkPoisonRows({ ...scenario, features: 3 }, row)).code).toBe('bad-shape');
    expect(checkAttackPlan({ ...scenario, attacks: [] }, planOf(row, ['corner']))?.code).toBe('unknown-name');
  });

  it('PLAN-5 recipes and hand work mix: where both touch a row, the later one counts', () => {
    const first = flipRows(none, ground, [1, 2, 3]);
    const second = eraseRows(moveRows(none, ground, [2], Float32Array.of(1, 1)), ground, [3]);
    const both = joinPoison(insertRows(first, ground, point(0, 0), 2), second);
    expect(tallyOf(both)).toEqual({ inserted: 1, flipped: 1, mutated: 1, removed: 1, accounts: 1 });
    expect([...both.flipped.index]).toEqual([1]);
    expect(asChanged(both, known).y[1]).toBe(1 - (known.y[1] as number));
    expect(tallyOf(flipRows(first, ground, [1, 2, 3]))).toEqual(tallyOf(none)); // flipped back: as it was
    expect(tallyOf(takeBack(both, { rows: [1, 2, 3], inserted: [0] }))).toEqual(tallyOf(none));
  });

  it('PLAN-6 a preview of rows weighs them as the round will: known rows fill the training set', () => {
    const preview = rowsPreviewWell(scenario, known);
    expect(preview.train.n).toBe(scenario.trainRows);
    const poison = insertRows(flipRows(none, ground, [5]), ground, point(0.25, 0.5, 1));
    return openRound(core, preview, 1, { attacks: [] }).then((tried) => {
      const { summary } = playRound(tried, { plan: planOf(poison), poison }, { filters: [] });
      expect(summary).toMatchObject({ poisonRows: 2, streamRows: train.n + 1, epsilon: 2 / train.n });
    });
  });
});
