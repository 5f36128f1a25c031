import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import { type Bout, boutsOf } from './formats.ts';
import type { Match } from './match.ts';
import { deliveredPlan } from './phantoms.ts';
import { type Rules, takeBackMillis } from './rules.ts';
import type { Millis } from './views.ts';

/** A bout with the plans that are final before their phase is over. */
export interface BoutAhead extends Pick<Bout, 'id' | 'scenario' | 'seed'> {
  /** What will be delivered. */
  readonly attackPlan: AttackPlan;
  /** Null while the attack is prepared. */
  readonly defencePlan: DefencePlan | null;
}

/**
 * The bouts whose next step can be worked out while others still make their plans: those whose team can no longer take
 * its plan back. What comes of it is nobody's to see before the phase ends.
 */
export function boutsAhead(match: Match, at: Millis, rules: Pick<Rules, 'takeBackMillis'>): BoutAhead[] {
  if (!('desks' in match)) return [];
  const back = takeBackMillis(rules, match.pace);
  const isFinal = (handed: { readonly at: Millis } | null) => handed !== null && at >= handed.at + back;
  if (match.phase === 'prepare') {
    const final = new Map(match.desks.map(({ team, handed }) => [team, isFinal(handed) ? handed : null]));
    return boutsOf(match, match.round).flatMap((bout) => {
      const attack = final.get(bout.teams.attack);
      return attack
        ? [{ ...placeOf(bout), attackPlan: deliveredPlan({ ...bout, attack }), defencePlan: null }]
        : [];
    });
  }
  const final = new Map(match.desks.map(({ team, handed }) => [team, isFinal(handed) ? handed : null]));
  return match.bouts.flatMap((bout) => {
    const defend = final.get(bout.teams.defend);
    return defend ? [{ ...placeOf(bout), attackPlan: deliveredPlan(bout), defencePlan: defend.plan }] : [];
  });
}

/** When the next plan becomes final; null where no plan is about to. */
export function nextAhead(match: Match, at: Millis, rules: Pick<Rules, 'takeBackMillis'>): Millis | null {
  if (!('desks' in match)) return null;
  const back = takeBackMillis(rules, match.pace);
  const moments = match.desks.flatMap(({ handed }) =>
    handed && handed.at + back > at ? [handed.at + back] : [],
  );
  return moments.length > 0 ? Math.min(...moments) : null;
}

const placeOf = ({ id, scenario, seed }: Bout) => ({ id, scenario, seed });
