import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { opponentPlan, suggestedAttacks, suggestedDefences } from '../../client/forms/suggestions.ts';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { BEST_RECIPES } from '../../engine/round/best-play.ts';
import { checkDefencePlan } from '../../engine/round/costs.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { PUBLISHED } from '../../instrument/balance/published.ts';
import { SUGGESTED } from '../../instrument/balance/suggested.ts';
import { suggestionsFrom, threeOf } from '../../instrument/balance/suggestions.ts';
import { DEFENCE_KINDS } from '../../instrument/kinds.ts';
import { publishedIn, recipesIn } from '../../tools/published.ts';

const DOCUMENT = `# Balance

## moons: holds

Seeds 1. Value 40. The attacker plays alfa 100 %. The defender plays loss 60 %, sphere 40 %.

|  | sphere | loss | *do nothing* |
| --- | ---: | ---: | ---: |
| far-flip | 30.0 | 10.0 | 99.0 |
| alfa | 60.0 | 40.0 | 1.0 |
| corner | 20.0 | 70.0 | 1.0 |
| *obvious noise* | 99.0 | 99.0 | 99.0 |
`;

describe('what the desks suggest', () => {
  it('CLIENT-60 CLIENT-66 is taken from the published table: run "node dist/tools/from-balance.js" when it has changed', () => {
    const document = readFileSync('docs/balance-drawn.md', 'utf8');
    expect(SUGGESTED).toEqual(suggestionsFrom(document));
    expect(PUBLISHED).toEqual(publishedIn(document));
    expect(BEST_RECIPES).toEqual(recipesIn(PUBLISHED));
  });

  it('CLIENT-60, CLIENT-61 counts what is played and not what stands there for the record', () => {
    // Means over sphere and loss: alfa 50, corner 45, far-flip 20; sphere lets 36.7 through, loss 40.
    expect(suggestionsFrom(DOCUMENT)).toEqual({
      moons: {
        attacks: ['alfa', 'corner', 'far-flip'],
        defences: ['sphere', 'loss'],
        usual: 'loss',
        strongest: 'sphere',
        answers: { 'far-flip': 'loss', alfa: 'loss', corner: 'sphere' },
      },
    });
  });

  it('CLIENT-60 takes the strongest, a simple one of another kind, and one of a third kind', () => {
    const kinds = { a: 'x', b: 'x', c: 'y', d: 'y', e: 'z' } as const;
    const ids = Object.keys(kinds) as (keyof typeof kinds)[];
    expect(
      threeOf(
        ids,
        (id) => kinds[id],
        (id) => id === 'b' || id === 'd',
      ),
    ).toEqual(['a', 'd', 'e']);
    expect(
      threeOf(
        ['a', 'b'] as const,
        (id) => kinds[id],
        () => false,
      ),
    ).toEqual(['a', 'b']);
    expect(threeOf([], String, () => true)).toEqual([]);
  });

  it.each(SCENARIO_IDS)('CLIENT-60 shows three cards of each menu of %s and the rest behind them', (id) => {
    const scenario = SCENARIOS[id];
    const [attack, defence] = [suggestedAttacks(scenario), suggestedDefences(scenario)];
    const sorted = (ids: readonly string[]) => [...ids].sort();
    expect(sorted([...attack.suggested, ...attack.others])).toEqual(sorted(scenario.attacks));
    expect(sorted([...defence.suggested, ...defence.others])).toEqual(
      sorted([...scenario.filters, ...(scenario.defences ?? [])]),
    );
    expect(defence.suggested).toHaveLength(3);
    expect(new Set(defence.suggested.map((each) => DEFENCE_KINDS[each])).size).toBeGreaterThan(1);
    for (const tried of [null, ...ATTACK_IDS])
      for (const opponent of ['usual', 'strongest'] as const) {
        const plan = opponentPlan(scenario, opponent, tried);
        expect(plan && checkDefencePlan(scenario, plan)).toBe(null);
      }
  });

  it('CLIENT-60, CLIENT-61 suggests different kinds where a scenario has no table, and knows no opponent', () => {
    const own = { ...SCENARIOS['digits-4v9'], id: 'own' };
    expect(suggestedAttacks(own).suggested).toEqual(['far-flip', 'flip-insert', 'gradient-ascent']);
    expect(suggestedDefences(own).suggested).toEqual(['sphere', 'loss', 'knn-distance']);
    expect(opponentPlan(own, 'usual', 'alfa')).toBe(null);
    expect(opponentPlan(own, 'nothing', 'alfa')).toEqual({ filters: [] });
  });
});
