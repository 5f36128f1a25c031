import { ATTACK_IDS, type AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import { FILTER_IDS, type FilterId } from '../filters/ids.ts';
import { FILTERS } from '../filters/index.ts';
import { DEFENCE_IDS, type DefenceId } from '../training-defences/ids.ts';
import { DEFENCES } from '../training-defences/index.ts';
import type { VictimId } from '../victims/ids.ts';
import { misfit, type Service } from '../victims/needs.ts';
import type { Scenario } from './scenario.ts';

/** The recipes that the two sides may choose from. */
export interface Menu {
  readonly attacks: readonly AttackId[];
  readonly filters: readonly FilterId[];
  readonly defences: readonly DefenceId[];
}

/** What a scenario says about its service; what it leaves open counts as there. */
export function serviceOf({
  classes,
  picture,
  victim,
  victimParams,
  quantiser: { levels },
  epsilonMax,
}: Pick<Scenario, 'classes' | 'picture' | 'victim' | 'victimParams' | 'quantiser' | 'epsilonMax'>): Service {
  const words = picture.kind === 'words';
  return { classes, words, victim, victimParams, levels, epsilonMax };
}

/** Every recipe that fits a service whose attackers have this goal. */
export function fittingMenu(service: Service, objective: Scenario['objective']): Menu {
  return {
    attacks: ATTACK_IDS.filter((id) => attackMisfit(id, service, objective) === null),
    filters: FILTER_IDS.filter((id) => misfit(FILTERS[id], service) === null),
    defences: DEFENCE_IDS.filter((id) => misfit(DEFENCES[id], service) === null),
  };
}

/** Why an attack does not fit, as `misfit` says it; null where it fits. */
export function attackMisfit(
  id: AttackId,
  service: Service,
  objective: Scenario['objective'],
): string | null {
  const { goal } = ATTACKS[id];
  const wanted = objective?.kind ?? 'availability';
  return goal === wanted
    ? misfit(ATTACKS[id], service)
    : `its goal is ${goal}, and the objective is ${wanted}`;
}

/** The scenario with another victim in the place of its own, trained by its defaults. */
export function withVictim(scenario: Scenario, victim: VictimId | undefined): Scenario {
  return victim === undefined || victim === scenario.victim
    ? scenario
    : { ...scenario, victim, victimParams: {} };
}
