import { describe, expect, it } from 'vitest';
import { evadedAccuracy } from '../../engine/lessons/evasion.ts';
import { LESSONS } from '../../engine/lessons/index.ts';
import { openLesson, playLesson } from '../../engine/lessons/play.ts';
import { rowsOverWeeklyCap, weekOfRows } from '../../engine/lessons/weeks.ts';
import { isWithin, withinBudget } from '../../engine/lessons/within.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('data that arrive week by week', async () => {
  const lesson = LESSONS['slow-poison'];
  const { start, seed } = lesson;
  const weeks = { count: 12, from: 0, cap: 3 };
  const round = await openLesson(core, lesson, loadWell(core, start.scenario, null, seed), start);
  const delivery = round.deliver({ ...start.attack, accounts: 2 });
  const { contributor = new Int32Array(0), origin, source } = delivery;

  it('LESSON-4 every account spreads its poison evenly, and clean rows are dealt out to all weeks', () => {
    const weekOf = weekOfRows(delivery, weeks, 6);
    const poison = new Map<string, number>();
    weekOf.forEach((week, i) => {
      if (origin[i] === 0) expect(week).toBe((source[i] as number) % 12);
      else poison.set(`${contributor[i]} ${week}`, (poison.get(`${contributor[i]} ${week}`) ?? 0) + 1);
    });
    expect(poison.size).toBe(2 * 6);
    expect([...poison.values()].every((rows) => rows === 5)).toBe(true); // 60 rows, 2 accounts, 6 weeks
  });

  it('LESSON-4 the weekly cap leaves every account at most its rows in each week, and as many where it sent more', () => {
    const weekOf = weekOfRows(delivery, weeks, 6);
    const over = new Set(rowsOverWeeklyCap(core, round, delivery, weekOf, weeks));
    const [sent, left] = [new Map<string, number>(), new Map<string, number>()];
    weekOf.forEach((week, i) => {
      const key = `${contributor[i]} ${week}`;
      sent.set(key, (sent.get(key) ?? 0) + 1);
      if (!over.has(i)) left.set(key, (left.get(key) ?? 0) + 1);
    });
    for (const [key, rows] of sent) expect(left.get(key), key).toBe(Math.min(3, rows));
  });

  it('LESSON-4 a rollback removes exactly what arrived later', () => {
    const rolled = { ...lesson, weeks: { count: 12, from: 0 } };
    const plan = { ...start, dials: { 'send-weeks': 12, 'keep-weeks': 5 } };
    const { result, facts } = playLesson(core, rolled, round, plan, delivery);
    const weekOf = weekOfRows(delivery, rolled.weeks, 12);
    expect(Array.from(result.removedBy, (by) => by > 0)).toEqual(Array.from(weekOf, (week) => week >= 5));
    expect(facts.summary.panelRows).toBe(weekOf.filter((week) => week >= 5).length);
  });
});

describe('evasion', () => {
  const quantiser = { lo: 0, hi: 1, levels: 255 };
  const model = { kind: 'linear', d: 2, weights: Float64Array.of(2, -1, -0.25) } as const; // 2 x₀ − x₁ > ¼ says 1
  const x = Float32Array.of(0.9, 0, 0.3, 0.1, 0, 0.9, 0.1, 0.05);
  const samples = { n: 4, d: 2, classes: 2, x, y: Int32Array.of(1, 1, 0, 0) };

  it('LESSON-5 is the worst that a change of that size can do to a linear model', () => {
    const before = x.slice();
    const at = (most: number) => evadedAccuracy(core, model, samples, quantiser, most);
    // Features move to (x₀ ∓ δ, x₁ ± δ), within 0 and 1.
    expect(at(0)).toBe(1);
    expect(at(0.05)).toBe(0.75); // the last: 2 · 0.15 − 0 > ¼
    expect(at(0.1)).toBe(0.5); // the second: 2 · 0.2 − 0.2 < ¼
    expect(at(1)).toBe(0); // 2 · 0 − 1 and 2 · 1 − 0
    expect(x).toEqual(before);
  });

  it('LESSON-5 is refused for a model that is not linear', () => {
    const network = { kind: 'softmax', d: 2, classes: 3, weights: new Float64Array(9) } as const;
    expect(() => evadedAccuracy(core, network, samples, quantiser, 0.1)).toThrow('linear');
  });
});

it('LESSON-1 a plan is held to the controls and to what its samples cost', () => {
  const lesson = LESSONS['insert-mutate-remove'];
  const { start } = lesson;
  const removing = {
    ...start,
    attack: { ...start.attack, attack: { id: 'remove-influence', params: {} } },
  } as const;
  expect(isWithin(lesson, removing)).toBe(false);
  expect(withinBudget(lesson, removing).attack.epsilon).toBeCloseTo(0.04, 12);
  expect(isWithin(lesson, withinBudget(lesson, removing))).toBe(true);
  const foreign = { ...start, attack: { ...start.attack, attack: { id: 'corner', params: {} } } } as const;
  expect(isWithin(lesson, foreign)).toBe(false);
  expect(isWithin(lesson, { ...start, defence: { filters: [{ id: 'sphere', params: {} }] } })).toBe(false);
  expect(isWithin(lesson, { ...start, scenario: 'fog-2' })).toBe(false);
  expect(isWithin(lesson, { ...start, dials: { evasion: 0.1 } })).toBe(false);
});
