import type { AttackId } from '../../engine/attacks/ids.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { fittingMenu, serviceOf } from '../../engine/round/menus.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { DefenceId } from '../../engine/training-defences/ids.ts';
import { VICTIM_IDS, type VictimId } from '../../engine/victims/ids.ts';
import { VICTIMS } from '../../engine/victims/index.ts';

/** Attacks that are not on a scenario's menu and fit it, with the same goal: for the Lab. */
export function moreAttacks(scenario: Scenario): readonly AttackId[] {
  const { attacks } = fittingMenu(serviceOf(scenario), scenario.objective);
  return attacks.filter((id) => !scenario.attacks.includes(id));
}

/** Filters that are not on a scenario's menu and fit it. */
export function moreFilters(scenario: Scenario): readonly FilterId[] {
  const { filters } = fittingMenu(serviceOf(scenario), scenario.objective);
  return filters.filter((id) => !scenario.filters.includes(id));
}

/** All training defences that fit a scenario. */
export function defencesFor(scenario: Scenario): readonly DefenceId[] {
  return fittingMenu(serviceOf(scenario), scenario.objective).defences;
}

/** Kinds of model that take a scenario's data, its own first. */
export function victimsFor({ victim, classes, quantiser, picture }: Scenario): readonly VictimId[] {
  const facts = {
    classes,
    lo: Math.min(...[quantiser.lo].flat()),
    ...(picture.kind === 'image' && { d: picture.side * picture.side }),
  };
  return [victim, ...VICTIM_IDS.filter((id) => id !== victim && VICTIMS[id].unfit(facts, {}) === null)];
}
