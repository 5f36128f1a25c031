import { describe, expect, it } from 'vitest';
import { FILTERS } from '../../engine/filters/index.ts';
import { botAttackPlan, botDefencePlan } from '../../engine/round/bots.ts';
import { isShipped, SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { PUBLISHED } from '../../instrument/balance/published.ts';
import { botStrength } from '../../instrument/bot-strength.ts';
import { filesOf } from '../support/drawn-wells.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('the strengths of bots', () => {
  it.each(SCENARIO_IDS)('ROUND-24 a hard one plays what best play mixes on %s', (id) => {
    const seeds = Array.from({ length: 100 }, (_, seed) => seed);
    const attacks = seeds.map((seed) => botAttackPlan(SCENARIOS[id], seed, 'hard').attack.id);
    const filters = seeds.flatMap((seed) => botDefencePlan(SCENARIOS[id], seed, 'hard').filters);
    const mixed = (mix: readonly (readonly [string, number])[] = []) =>
      mix.map(([recipe]) => recipe.split(':', 1)[0] as string);
    expect(new Set<string>(attacks)).toEqual(new Set(mixed(PUBLISHED[id]?.attack)));
    expect(new Set<string>(filters.map((filter) => filter.id))).toEqual(
      new Set(mixed(PUBLISHED[id]?.defence).filter((recipe) => recipe in FILTERS)),
    );
  });

  // Points of an attack and a defence together; measured 65, 89, 108 on 24 wells of moons and 60, 91, 104 on 12 of fog-8.
  it.each([
    ['moons', 12],
    ['fog-8', 12],
  ])('ROUND-24 are told apart by results on %s', async (id, wells) => {
    if (!isShipped(id)) throw new Error(`no scenario ${id}`);
    const { easy, medium, hard } = await botStrength(core, id, filesOf(id), wells);
    const points = ({ attack, defence }: typeof easy) => attack.mean + defence.mean;
    expect(points(medium) - points(easy)).toBeGreaterThan(5);
    expect(points(hard) - points(medium)).toBeGreaterThan(5);
    expect(medium.attack.mean).toBeGreaterThan(easy.attack.mean);
    expect(hard.attack.mean).toBeGreaterThan(medium.attack.mean);
    expect(hard.defence.mean).toBeGreaterThan(medium.defence.mean);
  });
});
