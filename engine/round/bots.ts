import type { AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import type { FilterId } from '../filters/ids.ts';
import { FILTERS } from '../filters/index.ts';
import { createRandom, type Random, type Seed } from '../random.ts';
import type { DefenceId } from '../training-defences/ids.ts';
import { DEFENCES } from '../training-defences/index.ts';
import { BEST_RECIPES } from './best-play.ts';
import type { BotLevel } from './bot-levels.ts';
import { attackPoints, ROW_COST } from './costs.ts';
import type { DefencePlan, RecipePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';

interface Level {
  /** Percent of the attack's points that are spent, from, to. */
  readonly spends: readonly [number, number];
  /** What a filter drops of each class, in percent of the share that the attackers' points buy, from, to. */
  readonly drops: readonly [number, number];
  readonly filters: number;
  /** Recipes that are preferred, where the menu has some of them; where none are named, those that an easy bot does not. */
  readonly attacks: readonly AttackId[];
  readonly defends: readonly FilterId[];
  /** Training defences that it may choose, where the menu has them and the points are left. */
  readonly trains: readonly DefenceId[];
}

/**
 * An easy bot does little and by weak means. A medium one takes anything else from the menu. A hard one plays what the best
 * mixed plays on drawn wells are made of (docs/balance-drawn.md): everything that it has for the attack, one filter at about
 * the share that is sent or more. docs/bot-strength.md has what that comes to.
 */
const LEVELS: Readonly<Record<BotLevel, Level>> = {
  easy: {
    spends: [20, 40],
    drops: [20, 50],
    filters: 1,
    attacks: ['flip-insert', 'natural-tail', 'random-flip', 'noise-insert', 'subpopulation', 'boiling-frog'],
    defends: ['knn-distance', 'svd', 'mahalanobis', 'lof', 'slab'],
    trains: [],
  },
  medium: { spends: [50, 80], drops: [60, 170], filters: 2, attacks: [], defends: [], trains: [] },
  hard: {
    spends: [100, 100],
    drops: [95, 115],
    filters: 1,
    attacks: [
      'alfa',
      'kkt',
      'koh-influence',
      'badnets',
      'blended',
      'bullseye',
      'target-flip',
      'dictionary',
      'corner',
    ],
    defends: ['spectral', 'sphere', 'isolation-forest', 'influence', 'spectre', 'duplicates'],
    trains: ['trim', 'early-stopping', 'partition-aggregation', 'geometric-median', 'bounded-loss'],
  },
};

/** What best play mixes on a scenario: hard bots choose among it, easy ones leave it. */
function favouritesOn({ id }: Scenario): Pick<Level, 'attacks' | 'defends' | 'trains'> | null {
  const best = BEST_RECIPES[id];
  return best ? { attacks: best.attacks, defends: best.filters, trains: best.defences } : null;
}

/** A level as it plays a scenario. */
const levelFor = (level: BotLevel, scenario: Scenario): Level => ({
  ...LEVELS[level],
  ...(level === 'hard' && favouritesOn(scenario)),
});

/** Weak recipes, where they are weak. */
const weakAttacks = ({ id }: Scenario): AttackId[] =>
  LEVELS.easy.attacks.filter((attack) => !BEST_RECIPES[id]?.attacks.includes(attack));

/** What plays the attacker when nobody does. */
export function botAttackPlan(scenario: Scenario, seed: Seed, level: BotLevel = 'medium'): RecipePlan {
  const random = createRandom(seed).fork('bot-red');
  const { spends, attacks } = levelFor(level, scenario);
  const weak = weakAttacks(scenario);
  const wanted = level === 'easy' ? weak : attacks;
  const menu = preferred(withoutHands(scenario.attacks, ATTACKS), wanted, weak);
  const attack = menu[random.below(menu.length)] as RecipePlan['attack']['id'];
  const share = (spends[0] + random.below(spends[1] - spends[0] + 1)) / 100;
  const rows = Math.floor((share * attackPoints(scenario)) / ROW_COST[ATTACKS[attack].means]);
  return { attack: { id: attack, params: {} }, epsilon: rows / scenario.trainRows };
}

/** What plays the defender when nobody does: filters that the points allow, each once, and perhaps a training defence. */
export function botDefencePlan(scenario: Scenario, seed: Seed, level: BotLevel = 'medium'): DefencePlan {
  const random = createRandom(seed).fork('bot-blue');
  const { filters: most, defends, drops, trains } = levelFor(level, scenario);
  const filters: DefencePlan['filters'] = [];
  const menu = preferred(withoutHands(scenario.filters, FILTERS), defends, LEVELS.easy.defends);
  let points = scenario.defencePoints;
  for (const at of random.permutation(menu.length)) {
    const filter = menu[at] as (typeof filters)[number]['id'];
    const remove = droppedShare(scenario, drops, random);
    if (filters.length === most || FILTERS[filter].cost > points) continue;
    points -= FILTERS[filter].cost;
    filters.push({ id: filter, params: strengthOf(filter, remove, level) });
  }
  const affordable = (scenario.defences ?? []).filter(
    (defence) => trains.includes(defence) && DEFENCES[defence].cost <= points,
  );
  const defence = affordable[random.below(affordable.length + 1)];
  return { filters, ...(defence && { defence: { id: defence, params: {} } }) };
}

/** A filter that takes a share drops that of each class; a hard bot's as it comes, where that is more. */
function strengthOf(filter: FilterId, remove: number, level: BotLevel): { readonly remove?: number } {
  const { params } = FILTERS[filter];
  if (!params.safeParse({ remove }).success) return {};
  const usual = params.parse({}) as { readonly remove?: number };
  return level === 'hard' && (usual.remove ?? 0) > remove ? {} : { remove };
}

/** In thousandths, so that it is written as it is meant; never more than the defenders are told may be poison. */
function droppedShare(
  { epsilonMax, epsilonRange: [, told] }: Scenario,
  drops: Level['drops'],
  random: Random,
): number {
  const [least, most] = drops.map((percent) =>
    Math.max(1, Math.round(10 * Math.min(percent * epsilonMax, 100 * told))),
  ) as [number, number];
  return (least + random.below(most - least + 1)) / 1000;
}

/** What of a menu a level prefers; the whole menu where it has none of that. */
function preferred<Id extends string>(
  menu: readonly Id[],
  wanted: readonly Id[],
  weak: readonly Id[],
): readonly Id[] {
  const found = menu.filter((id) => (wanted.length > 0 ? wanted.includes(id) : !weak.includes(id)));
  return found.length > 0 ? found : menu;
}

/** No bot plays a recipe that a person has to fill in, where there is another. */
function withoutHands<Id extends string>(
  menu: readonly Id[],
  recipes: Readonly<Record<Id, { readonly byHand?: boolean }>>,
): readonly Id[] {
  const left = menu.filter((id) => !recipes[id].byHand);
  return left.length > 0 ? left : menu;
}
