import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import { type Bout, boutsOf } from './formats.ts';
import type { Match } from './match.ts';
import { deliveredPlan } from './phantoms.ts';

/** What can be worked out of a bout before its time, from the plans that have been handed in. */
export interface BoutAhead extends Pick<Bout, 'id' | 'scenario' | 'seed'> {
  /** What will be delivered; null before it is handed in. */
  readonly attackPlan: AttackPlan | null;
  /** Null before it is handed in. */
  readonly defencePlan: DefencePlan | null;
}

/**
 * The bouts of a round whose next step can be worked out while people still make their plans. A plan that has been handed
 * in may be taken back for a while; what follows from it is then worked out in vain. Nothing of it is anybody's to see
 * before the phase ends.
 */
export function boutsAhead(match: Match): BoutAhead[] {
  if (match.phase === 'briefing')
    return boutsOf(match, match.round).map((bout) => ({
      ...placeOf(bout),
      attackPlan: null,
      defencePlan: null,
    }));
  if (match.phase === 'prepare') {
    const handed = new Map(match.desks.map((desk) => [desk.team, desk.handed]));
    return boutsOf(match, match.round).flatMap((bout) => {
      const attack = handed.get(bout.teams.attack);
      return attack
        ? [{ ...placeOf(bout), attackPlan: deliveredPlan({ ...bout, attack }), defencePlan: null }]
        : [];
    });
  }
  if (match.phase === 'filter') {
    const handed = new Map(match.desks.map((desk) => [desk.team, desk.handed]));
    return match.bouts.map((bout) => ({
      ...placeOf(bout),
      attackPlan: deliveredPlan(bout),
      defencePlan: handed.get(bout.teams.defend)?.plan ?? null,
    }));
  }
  return [];
}

const placeOf = ({ id, scenario, seed }: Bout) => ({ id, scenario, seed });
