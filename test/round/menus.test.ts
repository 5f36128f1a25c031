import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ATTACKS } from '../../engine/attacks/index.ts';
import type { Inspected } from '../../engine/filters/filter.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { attackMisfit, fittingMenu, serviceOf } from '../../engine/round/menus.ts';
import type { Offered } from '../../engine/round/offer.ts';
import { propertiesOf } from '../../engine/round/parameter-ranges.ts';
import { isShipped, SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { DEFENCE_IDS } from '../../engine/training-defences/ids.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { idleParameters, misfit, type Needing, type Service } from '../../engine/victims/needs.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const noise = randomSamples(4, 60, 4);
/** Features from 0 up, so that every victim but the one for pictures takes them. */
const data = { ...noise, x: noise.x.map((value) => Math.abs(value)) };
const training = { data, victimParams: {}, seed: 2 } as const;
const logistic = { victim: 'logistic', victimParams: {} } as const;

describe('what a recipe needs', () => {
  it.each(SCENARIO_IDS)('SCEN-67 every recipe on the menu of %s fits it', (id) => {
    const { attacks, filters, defences = [], objective, ...scenario } = SCENARIOS[id];
    const service = serviceOf(scenario);
    expect(isShipped(id)).toBe(true);
    expect(attacks.map((attack) => attackMisfit(attack, service, objective))).toEqual(
      attacks.map(() => null),
    );
    expect(filters.map((filter) => misfit(FILTERS[filter], service))).toEqual(filters.map(() => null));
    expect(defences.map((defence) => misfit(DEFENCES[defence], service))).toEqual(defences.map(() => null));
  });

  it.each(FILTER_IDS)(
    'SCEN-67 filter %s says that it needs trusted samples or senders where it refuses to work without',
    (id) => {
      const seen: Inspected = { ...training, stream: data, victim: 'logistic' };
      const refuses = (more: Partial<Inspected>) => {
        try {
          FILTERS[id].inspect(core, { ...seen, ...more }, {});
          return false;
        } catch {
          return true;
        }
      };
      const golden = randomSamples(5, 20, 4);
      const contributor = Int32Array.from(data.y, (_, i) => i % 6);
      const { needs = [] } = FILTERS[id];
      expect(refuses({ contributor })).toBe(needs.includes('trusted'));
      expect(refuses({ golden })).toBe(needs.includes('accounts'));
    },
  );

  it.each(DEFENCE_IDS)(
    'SCEN-67 defence %s says that it needs trusted samples where it refuses to work without',
    (id) => {
      const trained = () => DEFENCES[id].fit(core, { ...training, victim: 'logistic' }, {});
      if (DEFENCES[id].needs?.includes('trusted')) expect(trained).toThrow();
      else expect(trained().model.weights.every(Number.isFinite)).toBe(true);
    },
  );

  it('SCEN-67 early stopping and a stronger ridge do nothing where they do not fit', () => {
    const plain = VICTIMS['naive-bayes'].fit(core, data, {}, 2);
    for (const id of ['early-stopping', 'stronger-regularisation'] as const) {
      expect(DEFENCES[id].fit(core, { ...training, victim: 'naive-bayes', golden: data }, {}).model).toEqual(
        plain,
      );
      const service = { classes: 2, words: false, victim: 'naive-bayes', victimParams: {} } as const;
      expect(misfit(DEFENCES[id], service)).toMatch(/^it needs a victim/);
    }
  });

  it('SCEN-67 a parameter that does nothing on a service says what it needs; what is not known counts as there', () => {
    const service = { ...logistic, classes: 2, words: false };
    const { 'target-flip': flip, bullseye } = ATTACKS;
    const reasons = (recipe: Needing, more: Partial<Service>) => [
      ...idleParameters(recipe, { ...service, ...more }),
    ];
    expect(reasons(flip, { levels: 1 })).toEqual([['spread', 'it needs features of more than two values']]);
    for (const more of [{ levels: 2 }, {}]) expect(reasons(flip, more)).toEqual([]);
    const frozen = 'it needs a victim that looks through a frozen network';
    expect(reasons(bullseye, {})).toEqual([['steps', frozen]]);
    expect(reasons(bullseye, { victim: 'transfer' })).toEqual([]);
    expect(reasons(DEFENCES.trim, { epsilonMax: 0.01 })).toEqual([
      ['starts', 'it needs a budget of more than 1 % of the samples'],
    ]);
    for (const more of [{ epsilonMax: 0.011 }, {}]) expect(reasons(DEFENCES.trim, more)).toEqual([]);
  });

  it.each(
    Object.entries<{ readonly params: z.ZodType }>({ ...ATTACKS, ...FILTERS, ...DEFENCES, ...VICTIMS }),
  )("SCEN-67 the parameters of %s are read as zod's own JSON Schema describes them", (_id, { params }) => {
    const drawn = z.toJSONSchema(params, { io: 'input' }).properties as Record<string, { pattern?: string }>;
    const told = Object.entries(drawn).map(([name, { pattern: _, ...property }]) => [name, property]);
    expect(Object.entries(propertiesOf(params))).toEqual(told);
  });

  it('SCEN-67 needs of parameters name parameters that the recipe has', () => {
    for (const recipe of [ATTACKS, FILTERS, DEFENCES].flatMap((registry) =>
      Object.values<Offered>(registry),
    )) {
      const names = Object.keys(propertiesOf(recipe.params));
      for (const name of Object.keys(recipe.parameterNeeds ?? {})) expect(names).toContain(name);
    }
  });

  it('SCEN-67 a recipe that does not fit says what it needs', () => {
    const service = { ...logistic, classes: 2, words: false, accounts: 1, trusted: 0 };
    expect(misfit(ATTACKS['own-mail'], service)).toBe('it needs samples whose features are words');
    expect(misfit(FILTERS['neural-cleanse'], { ...service, trusted: 9 })).toBe(
      'it needs three classes or more',
    );
    expect(misfit(FILTERS.influence, service)).toBe('it needs trusted samples');
    expect(misfit(FILTERS.provenance, { ...service, trusted: 9 })).toBe(
      'it needs samples of several senders',
    );
    expect(attackMisfit('badnets', service, undefined)).toBe(
      'its goal is backdoor, and the objective is availability',
    );
    expect(attackMisfit('alfa', { ...service, classes: 3 }, undefined)).toBe('it needs two classes');
  });

  it('SCEN-67 the menu of what fits leaves out what does not, and only that', () => {
    const service = { classes: 2, words: false, victim: 'hinge', victimParams: {} } as const;
    const { attacks, filters, defences } = fittingMenu(service, { kind: 'availability' });
    expect(attacks.every((id) => ATTACKS[id].goal === 'availability')).toBe(true);
    expect(attacks).not.toContain('dictionary');
    expect(FILTER_IDS.filter((id) => !filters.includes(id))).toEqual(['neural-cleanse']);
    expect(DEFENCE_IDS.filter((id) => !defences.includes(id))).toEqual(['early-stopping']);
  });
});
