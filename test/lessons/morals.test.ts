import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { LESSONS } from '../../engine/lessons/index.ts';
import {
  type JudgedBout,
  MORAL_IDS,
  MORALS,
  type Moral,
  type MoralFacts,
  type MoralId,
  moralFacts,
  moralOf,
} from '../../engine/lessons/morals.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isGenerated, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { LANGUAGES } from '../../texts/language.ts';
import { loadTexts } from '../../texts/texts.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const SEED = 7;
const packs = new URL('../../build/packs/', import.meta.url);

function packOf(id: ScenarioId): Uint8Array | null {
  if (isGenerated(id)) return null;
  const own = new URL(`lab/${id}.pack`, packs);
  return readFileSync(existsSync(own) ? own : new URL(`${id}.pack`, packs));
}

interface Case {
  readonly on: ScenarioId;
  readonly objective?: Scenario['objective'];
  readonly attack: RecipePlan['attack'];
  readonly epsilon: number;
  readonly accounts?: number;
  readonly filters?: DefencePlan['filters'];
  readonly training?: NonNullable<DefencePlan['defence']>['id'];
}
const by = (id: RecipePlan['attack']['id'], params = {}) => ({ id, params });
const filter = (id: DefencePlan['filters'][number]['id'], params = {}) => ({ id, params });
const HALF_GONE = filter('sphere', { remove: 0.5 });
const ONE_TARGET = { kind: 'targeted', count: 1, trueClass: 0, margins: [0.1, 0.6] } as const;

/** A round that has each moral. */
const CASES: Readonly<Record<MoralId, Case>> = {
  outage: { on: 'moons', attack: by('far-flip'), epsilon: 0.08, filters: [HALF_GONE, HALF_GONE] },
  'false-alarm': { on: 'moons', attack: by('far-flip'), epsilon: 0, filters: [filter('sphere')] },
  quiet: { on: 'moons', attack: by('far-flip'), epsilon: 0 },
  'hidden-mark': { on: 'digits', attack: by('badnets'), epsilon: 0.008 },
  'true-labels': { on: 'features', attack: by('feature-collision', { beta: 0.1 }), epsilon: 0.025 },
  'one-of-many': { on: 'spam', attack: by('target-flip'), epsilon: 0.005 },
  'seen-by-a-gate': { on: 'fog-8', objective: ONE_TARGET, attack: by('corner'), epsilon: 0.1 },
  'honest-samples': { on: 'fog-32', attack: by('natural-tail'), epsilon: 0.05, filters: [filter('loss')] },
  'word-flood': { on: 'spam-bayes', attack: by('dictionary'), epsilon: 0.01 },
  'turned-filter': { on: 'moons', attack: by('koh-influence'), epsilon: 0.08, filters: [filter('sphere')] },
  'many-accounts': { on: 'fog-2', attack: by('koh-influence'), epsilon: 0.1, accounts: 8 },
  'chosen-labels': {
    on: 'moons',
    attack: by('far-flip'),
    epsilon: 0.08,
    training: 'stronger-regularisation',
  },
  'damage-done': { on: 'fog-8', attack: by('corner'), epsilon: 0.1 },
  'price-of-robustness': {
    ...{ on: 'moons', attack: by('flip-insert'), epsilon: 0.02 },
    training: 'stronger-regularisation',
  },
  'held-by-training': { on: 'fog-32', attack: by('flip-insert'), epsilon: 0.2, training: 'bounded-loss' },
  spectrum: { on: 'fog-128', attack: by('mean-shift'), epsilon: 0.03, filters: [filter('spectral')] },
  caught: { on: 'moons', attack: by('corner'), epsilon: 0.08, filters: [filter('sphere')] },
  'many-features': { on: 'fog-128', attack: by('flip-insert'), epsilon: 0.03, filters: [filter('sphere')] },
  'shrugged-off': { on: 'moons', attack: by('flip-insert'), epsilon: 0.02 },
};

async function factsOf({ on, objective, attack, epsilon, ...rest }: Case): Promise<MoralFacts> {
  const drawn = loadWell(core, on, packOf(on), SEED);
  const scenario = objective ? { ...drawn.scenario, objective } : drawn.scenario;
  const plan: RecipePlan = { attack, epsilon, ...(rest.accounts && { accounts: rest.accounts }) };
  const defence: DefencePlan = {
    filters: rest.filters ?? [],
    ...(rest.training && { defence: { id: rest.training, params: {} } }),
  };
  const round = await openRound(core, { ...drawn, scenario }, SEED, { attacks: [attack.id] });
  const { summary } = playRound(round, plan, defence);
  return moralFacts(scenario, { attack: { plan }, defend: { plan: defence }, summary });
}

/** What the words of a moral claim, said again in numbers. */
const CLAIMS: Readonly<Record<MoralId, (facts: MoralFacts) => boolean>> = {
  outage: ({ summary }) => summary.outage,
  'false-alarm': ({ summary: { poisonRows, detection } }) => poisonRows === 0 && detection.collateral > 0,
  quiet: ({ summary: { poisonRows, removedRows } }) => poisonRows + removedRows === 0,
  'hidden-mark': ({ summary: s }) => (s.attackSuccess ?? 0) > 0.5 && s.accuracy > s.cleanAccuracy - 0.021,
  'true-labels': ({ summary: s }) => (s.hits ?? 0) > 0 && s.detection.missed > 0,
  'one-of-many': ({ summary: s }) => (s.hits ?? 0) > 0 && s.accuracy > s.cleanAccuracy - 0.021,
  'seen-by-a-gate': ({ summary: s }) => (s.hits ?? 0) > 0 && s.accuracy < s.cleanAccuracy - 0.02,
  'honest-samples': ({ recipes }) => recipes.join() === 'natural-tail',
  'word-flood': ({ summary: s, recipes }) => recipes.join() === 'dictionary' && s.accuracy < s.cleanAccuracy,
  'turned-filter': ({ summary: s }) => s.accuracy < s.unfilteredAccuracy && s.removedRows > 0,
  'many-accounts': ({ summary: s, accounts }) => accounts > 3 && s.detection.missed > 0 && s.impact >= 0.5,
  'chosen-labels': ({ summary: s }) => s.accuracy < s.cleanAccuracy && s.poisonRows > 0,
  'damage-done': ({ summary: s }) => s.accuracy < s.cleanAccuracy && s.impact >= 0.5,
  'price-of-robustness': ({ summary: s, robust }) => robust && s.accuracy < s.unfilteredAccuracy,
  'held-by-training': ({ summary: s, robust }) => robust && s.accuracy > s.unfilteredAccuracy,
  spectrum: ({ summary: { detection: d } }) => d.caught >= d.missed && d.caught > 0,
  caught: ({ summary: { detection: d } }) => d.caught >= d.missed && d.caught > 0,
  'many-features': ({ summary: { detection: d }, features }) => features >= 128 && d.caught < d.missed,
  'shrugged-off': ({ summary: s }) => s.impact < 0.5 && s.poisonRows > 0,
};

describe('the moral of a bout', () => {
  it.each(MORAL_IDS)('REVEAL-6 %s follows from a round that was played, and is true of it', async (id) => {
    const facts = await factsOf(CASES[id]);
    expect(moralOf(facts)).toBe(id);
    expect(CLAIMS[id](facts)).toBe(true);
    for (const language of LANGUAGES) {
      const said = (await loadTexts(language)).morals[id].says(facts);
      expect(said).toMatch(/\p{L}{4,}.*\.$/u);
      expect(said).not.toMatch(/undefined|NaN/);
    }
  });

  it('REVEAL-6 of rows that were made by hand nothing is claimed that only a recipe promises', () => {
    const rows = { hash: '0'.repeat(32), inserted: 9, flipped: 0, mutated: 0, removed: 0, accounts: 1 };
    const bout = (made: ('natural-tail' | 'hand')[]): JudgedBout => ({
      attack: { plan: { rows, made } },
      defend: { plan: { filters: [] } },
      summary: { detection: {} } as JudgedBout['summary'],
    });
    const of = (made: ('natural-tail' | 'hand')[]) => moralFacts({ features: 2 }, bout(made));
    expect([
      of(['natural-tail']).byRecipes,
      of(['natural-tail', 'hand']).byRecipes,
      of([]).byRecipes,
    ]).toEqual([true, false, false]);
  });

  it.each(LANGUAGES)('REVEAL-6 leads to a lesson and to terms that there are, in %s', async (language) => {
    const { glossary, morals } = await loadTexts(language);
    for (const id of MORAL_IDS) {
      const { lesson, terms }: Moral = MORALS[id];
      expect(LESSONS).toHaveProperty(lesson);
      for (const term of terms) expect(glossary.terms).toHaveProperty(term);
      expect(morals[id].ask).toMatch(/\?$/);
    }
    expect(new Set(MORAL_IDS.map((id) => morals[id].title)).size).toBe(MORAL_IDS.length);
  });
});
