import type { AttackId } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { SUGGESTED } from '../../instrument/balance/suggested.ts';
import { ATTACK_KINDS, DEFENCE_KINDS } from '../../instrument/kinds.ts';
import { defenceChoice, defencePlanOf } from '../../instrument/recipes.ts';

/** A menu as a desk shows it. */
export interface SplitMenu<Id> {
  readonly suggested: readonly Id[];
  readonly others: readonly Id[];
}

const MOST = 3;

export const wholeMenu = <Id>(menu: readonly Id[]): SplitMenu<Id> => ({ suggested: menu, others: [] });

/** The attacks of a scenario's menu: up to three at first, the others behind "more". */
export function suggestedAttacks({ id, attacks }: Scenario): SplitMenu<AttackId> {
  const menu = attacks.filter((each) => !ATTACKS[each].byHand);
  return split(attacks, SUGGESTED[id]?.attacks ?? firstOfKinds(menu, (each) => ATTACK_KINDS[each]));
}

/** The filters and training defences of a scenario's menu. */
export function suggestedDefences({ id, filters, defences = [] }: Scenario): SplitMenu<FilterId | DefenceId> {
  const menu = [...filters.filter((each) => !FILTERS[each].byHand), ...defences];
  const own = SUGGESTED[id]?.defences ?? firstOfKinds(menu, (each) => DEFENCE_KINDS[each]);
  return split([...filters, ...defences], own);
}

/** Menus of lessons and of hosts have only some of what a table suggests; a rest of one card is not hidden. */
function split<Id>(menu: readonly Id[], wanted: readonly Id[]): SplitMenu<Id> {
  const found = wanted.filter((id) => menu.includes(id));
  const suggested = [...found, ...menu.filter((id) => !found.includes(id))].slice(0, MOST);
  const others = menu.filter((id) => !suggested.includes(id));
  return others.length > 1 ? { suggested, others } : { suggested: [...suggested, ...others], others: [] };
}

/** Without a table: the first of each kind in the order of the menu. */
function firstOfKinds<Id>(menu: readonly Id[], kindOf: (id: Id) => string): readonly Id[] {
  return menu.filter((id, at) => menu.findIndex((each) => kindOf(each) === kindOf(id)) === at);
}

/** Whom an attack is tried against. */
export const OPPONENTS = ['nothing', 'usual', 'strongest'] as const;
export type Opponent = (typeof OPPONENTS)[number];

/**
 * The defence that an opponent plays; null where nothing is known of any.
 *
 * @param attack  what it is to hold against; null for work by hand
 */
export function opponentPlan(
  scenario: Pick<Scenario, 'id'>,
  opponent: Opponent,
  attack: AttackId | null,
): DefencePlan | null {
  if (opponent === 'nothing') return { filters: [] };
  const known = SUGGESTED[scenario.id];
  if (!known) return null;
  const name = opponent === 'usual' ? known.usual : ((attack && known.answers[attack]) ?? known.strongest);
  return defencePlanOf(defenceChoice(name));
}
