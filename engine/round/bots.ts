import { ATTACKS } from '../attacks/index.ts';
import { FILTERS } from '../filters/index.ts';
import { createRandom } from '../random.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { ROW_COST, redPoints } from './costs.ts';
import type { BluePlan, RedPlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

/** What plays red when nobody does: any attack of the menu, with most of the budget. */
export function botRedPlan(scenario: Scenario, seed: number): RedPlan {
  const random = createRandom(seed).fork('bot-red');
  const attack = scenario.attacks[random.below(scenario.attacks.length)] as RedPlan['attack'];
  const share = (60 + random.below(41)) / 100;
  const rows = Math.floor((share * redPoints(scenario)) / ROW_COST[ATTACKS[attack].means]);
  return { attack, epsilon: rows / scenario.trainRows, params: {} };
}

/** What plays blue when nobody does: any filters of the menu that the points allow, each once, and perhaps a defence. */
export function botBluePlan(scenario: Scenario, seed: number): BluePlan {
  const random = createRandom(seed).fork('bot-blue');
  const filters: BluePlan['filters'] = [];
  let points = scenario.bluePoints;
  for (const at of random.permutation(scenario.filters.length)) {
    const filter = scenario.filters[at] as (typeof filters)[number]['filter'];
    if (filters.length === 2 || FILTERS[filter].cost > points) continue;
    points -= FILTERS[filter].cost;
    const share = { remove: (4 + random.below(6)) / 100 };
    filters.push({ filter, params: FILTERS[filter].params.safeParse(share).success ? share : {} });
  }
  const affordable = (scenario.defences ?? []).filter((defence) => DEFENCES[defence].cost <= points);
  const defence = affordable[random.below(affordable.length + 1)];
  return { filters, ...(defence && { defence: { defence, params: {} } }) };
}
