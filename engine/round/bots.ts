import { ATTACKS } from '../attacks/index.ts';
import { FILTERS } from '../filters/index.ts';
import { createRandom, type Random, type Seed } from '../random.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { attackPoints, ROW_COST } from './costs.ts';
import type { DefencePlan, RecipePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

/** How much of each class a bot's filter drops, between the ends of what the defender is told about ε. */
const STRENGTH = { least: 0.3, most: 0.6 } as const;

/** What plays the attacker when nobody does: any attack of the menu, with most of the budget. */
export function botAttackPlan(scenario: Scenario, seed: Seed): RecipePlan {
  const random = createRandom(seed).fork('bot-red');
  const menu = withoutHands(scenario.attacks, ATTACKS);
  const attack = menu[random.below(menu.length)] as RecipePlan['attack']['id'];
  const share = (60 + random.below(41)) / 100;
  const rows = Math.floor((share * attackPoints(scenario)) / ROW_COST[ATTACKS[attack].means]);
  return { attack: { id: attack, params: {} }, epsilon: rows / scenario.trainRows };
}

/** What plays the defender when nobody does: any filters of the menu that the points allow, each once, and perhaps a defence. */
export function botDefencePlan(scenario: Scenario, seed: Seed): DefencePlan {
  const random = createRandom(seed).fork('bot-blue');
  const filters: DefencePlan['filters'] = [];
  const menu = withoutHands(scenario.filters, FILTERS);
  let points = scenario.defencePoints;
  for (const at of random.permutation(menu.length)) {
    const filter = menu[at] as (typeof filters)[number]['id'];
    const remove = strengthOf(scenario, random);
    if (filters.length === 2 || FILTERS[filter].cost > points) continue;
    points -= FILTERS[filter].cost;
    filters.push({
      id: filter,
      params: FILTERS[filter].params.safeParse({ remove }).success ? { remove } : {},
    });
  }
  const affordable = (scenario.defences ?? []).filter((defence) => DEFENCES[defence].cost <= points);
  const defence = affordable[random.below(affordable.length + 1)];
  return { filters, ...(defence && { defence: { id: defence, params: {} } }) };
}

/** In thousandths, so that it is written as it is meant. */
function strengthOf({ epsilonRange: [lo, hi] }: Scenario, random: Random): number {
  const [least, most] = [STRENGTH.least, STRENGTH.most].map((part) =>
    Math.round(1000 * (lo + part * (hi - lo))),
  ) as [number, number];
  return (least + random.below(most - least + 1)) / 1000;
}

/** No bot plays a recipe that a person has to fill in, where there is another. */
function withoutHands<Id extends string>(
  menu: readonly Id[],
  recipes: Readonly<Record<Id, { readonly byHand?: boolean }>>,
): readonly Id[] {
  const left = menu.filter((id) => !recipes[id].byHand);
  return left.length > 0 ? left : menu;
}
