import { describe, expect, it } from 'vitest';
import { moreAttacks, moreFilters, victimsFor } from '../../client/forms/catalogue.ts';
import { writeLab } from '../../client/links/lab-link.ts';
import { initialLab, readLab } from '../../client/links/read-lab.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';

describe('the catalogue in the Lab', () => {
  it.each(SCENARIO_IDS)(
    '%s: what is added is not on the menu, and is after what its attacker is after',
    (id) => {
      const scenario = SCENARIOS[id];
      const added = moreAttacks(scenario);
      expect(added.filter((attack) => scenario.attacks.includes(attack))).toEqual([]);
      for (const attack of added) {
        expect(ATTACKS[attack].goal).toBe(scenario.objective?.kind ?? 'availability');
      }
      const missing = FILTER_IDS.filter(
        (filter) => ![...scenario.filters, ...moreFilters(scenario)].includes(filter),
      );
      // Two marks have no size that stands out.
      expect(missing).toEqual(scenario.classes === 2 ? ['neural-cleanse'] : []);
      expect(victimsFor(scenario)[0]).toBe(scenario.victim);
    },
  );

  it('offers only kinds of model that take the data', () => {
    expect(victimsFor(SCENARIOS.digits)).toEqual(['network', 'softmax']);
    expect(victimsFor(SCENARIOS.moons)).not.toContain('naive-bayes');
    expect(victimsFor(SCENARIOS.spam)).toContain('naive-bayes');
  });

  it('CLIENT-5 a link holds another kind of model, accounts, a training defence and filters off the menu', () => {
    const state = {
      ...initialLab('spam'),
      victim: 'hinge' as const,
      accounts: 4,
      filters: [{ id: 'manual' as const, params: { rows: '3,17' } }],
      defence: { id: 'trim' as const, params: {} },
    };
    expect(readLab(writeLab(state))).toEqual(state);
    expect(readLab('s=digits&v=hinge').victim).toBeUndefined();
  });
});
