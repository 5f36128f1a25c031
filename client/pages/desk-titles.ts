import type { SeatView } from '../../engine/match/views.ts';
import type { Texts } from '../../texts/texts.ts';
import { teamOf } from '../room/teams.ts';

/** Teams whose wells the own attack goes to. */
const targetsOf = (view: SeatView) =>
  (view.attack?.bouts ?? []).flatMap((id) => view.bouts.filter((bout) => bout.id === id));

/** Teams that attack the own well. */
const attackersOf = (view: SeatView) =>
  (view.defend?.bouts ?? []).flatMap((id) => view.bouts.filter((bout) => bout.id === id));

/** Whose well is poisoned. In a duel everybody knows. */
export function attackTitle(view: SeatView, { desks, match, teamwork }: Texts): string {
  const targets = targetsOf(view);
  const [first] = targets;
  if (view.format === 'duel' || !first) return desks.poison;
  return targets.length === 1
    ? teamwork.youPoison({ team: match.team(teamOf(view.teams, first.well)) })
    : teamwork.youPoisonAll({ teams: targets.length });
}

export const defendTitle = ({ format }: SeatView, { desks, teamwork }: Texts): string =>
  format === 'duel' ? desks.filter : teamwork.youGuard;

/** Who has been at the own well; null in a duel. */
export function whoAttacks(view: SeatView, { match, teamwork }: Texts): string | null {
  const bouts = attackersOf(view);
  const [first] = bouts;
  if (view.format === 'duel' || !first) return null;
  return bouts.length === 1
    ? teamwork.youGuardAgainst({ team: match.team(teamOf(view.teams, first.teams.attack)) })
    : teamwork.youGuardAgainstAll({ teams: bouts.length });
}
