import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { isSolved, measured } from '../../engine/lessons/goals.ts';
import { LESSON_IDS, LESSONS, type LessonId } from '../../engine/lessons/index.ts';
import type { LessonFacts, LessonPlan } from '../../engine/lessons/lesson.ts';
import { openLesson, playLesson } from '../../engine/lessons/play.ts';
import { isWithin, withinBudget } from '../../engine/lessons/within.ts';
import { isGenerated, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import type { Round } from '../../engine/round/stages.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const packs = new URL('../../build/packs/', import.meta.url);

/** The data that a browser is given. */
function packOf(id: ScenarioId): Uint8Array | null {
  if (isGenerated(id)) return null;
  const own = new URL(`lab/${id}.pack`, packs);
  return readFileSync(existsSync(own) ? own : new URL(`${id}.pack`, packs));
}

const rounds = new Map<string, Promise<Round>>();

async function factsOf(id: LessonId, plan: LessonPlan): Promise<LessonFacts> {
  const lesson = LESSONS[id];
  const key = `${id} ${plan.scenario}`;
  const well = () => loadWell(core, plan.scenario, packOf(plan.scenario), lesson.seed);
  const round = rounds.get(key) ?? openLesson(core, lesson, well(), plan);
  rounds.set(key, round);
  return playLesson(core, lesson, await round, plan).facts;
}

type Change = (start: LessonPlan) => LessonPlan;
const attack =
  (id: LessonPlan['attack']['attack']['id'], epsilon?: number): Change =>
  (start) => ({
    ...start,
    attack: { ...start.attack, attack: { id, params: {} }, epsilon: epsilon ?? start.attack.epsilon },
  });
const amount =
  (epsilon: number): Change =>
  (start) => ({ ...start, attack: { ...start.attack, epsilon } });
const accounts =
  (count: number): Change =>
  (start) => ({ ...start, attack: { ...start.attack, accounts: count } });
const dial =
  (id: 'evasion' | 'send-weeks' | 'keep-weeks', value: number): Change =>
  (start) => ({ ...start, dials: { ...start.dials, [id]: value } });
const data =
  (scenario: ScenarioId): Change =>
  (start) => ({ ...start, scenario });
const alpha =
  (value: number): Change =>
  (start) => ({ ...start, attack: { ...start.attack, attack: { id: 'blended', params: { alpha: value } } } });
const filter =
  (id: 'spectre' | 'spectral' | 'sphere', remove: number): Change =>
  (start) => ({ ...start, defence: { filters: [{ id, params: { remove } }] } });
const training =
  (id: 'trim' | 'bounded-loss' | 'stronger-regularisation'): Change =>
  (start) => ({ ...start, defence: { filters: [], defence: { id, params: {} } } });
const both =
  (first: Change, second: Change): Change =>
  (start) =>
    second(first(start));

/** A way that solves each lesson, and the wrong way that comes to mind first. */
const WAYS: Readonly<Record<LessonId, { readonly right: Change; readonly wrong: Change }>> = {
  'poisoning-or-evasion': { right: amount(0.02), wrong: dial('evasion', 0.2) },
  'label-flips': { right: attack('alfa'), wrong: attack('far-flip') },
  'insert-mutate-remove': { right: attack('remove-influence'), wrong: attack('influence-flip') },
  'tipping-point': { right: amount(0.011), wrong: amount(0.02) },
  'targeted-or-availability': { right: attack('target-flip'), wrong: attack('subpopulation') },
  'turned-filter': { right: attack('koh-influence'), wrong: attack('natural-tail') },
  'golden-gate': { right: attack('focused'), wrong: attack('subpopulation') },
  'backdoor-stealth': { right: alpha(0.2), wrong: alpha(0.06) },
  'spectral-signatures': { right: filter('spectre', 0.07), wrong: filter('sphere', 0.08) },
  'clean-label': { right: data('fog-512'), wrong: amount(0.1) },
  'high-dimensions': { right: data('fog-512'), wrong: data('fog-32') },
  'many-accounts': { right: accounts(16), wrong: accounts(4) },
  'slow-poison': { right: both(accounts(2), dial('send-weeks', 12)), wrong: accounts(4) },
  'robust-training': { right: training('bounded-loss'), wrong: training('stronger-regularisation') },
  'feedback-and-rollback': { right: dial('keep-weeks', 4), wrong: dial('keep-weeks', 1) },
};

describe.each(LESSON_IDS)('lesson %s', (id) => {
  const lesson = LESSONS[id];
  const { right, wrong } = WAYS[id];
  const start = withinBudget(lesson, lesson.start);
  const [solution, mistake] = [right, wrong].map((change) => withinBudget(lesson, change(start))) as [
    LessonPlan,
    LessonPlan,
  ];

  it('LESSON-1 is solved by its controls, and neither by its start nor by the obvious wrong way', async () => {
    const first = await factsOf(id, start);
    const told = (facts: LessonFacts) => lesson.goals.map((goal) => [goal.id, measured(goal, facts)]);
    for (const plan of [start, solution, mistake]) expect(isWithin(lesson, plan)).toBe(true);
    const solved = await factsOf(id, solution);
    const mistaken = await factsOf(id, mistake);
    expect(isSolved(lesson.goals, first), `start: ${told(first)}`).toBe(false);
    expect(isSolved(lesson.goals, solved), `solution: ${told(solved)}`).toBe(true);
    expect(isSolved(lesson.goals, mistaken), `wrong way: ${told(mistaken)}`).toBe(false);
    const answer = lesson.guess.answer(first);
    expect(Number.isInteger(answer) && answer >= 0 && answer < lesson.guess.options).toBe(true);
    for (const facts of [first, solved]) expect(facts.summary.failures).toBeUndefined();
  });
});
