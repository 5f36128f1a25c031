import type { SidePlan } from './events.ts';
import { type DraftMatch, playsIn, sideOfPhase } from './match.ts';
import { connectedByTeam } from './members.ts';
import { scenarioLeft } from './purchases.ts';
import { type Rules, takeBackMillis } from './rules.ts';
import type { TeamId } from './schedule.ts';
import { botSeed } from './seeds.ts';
import type { Happening, Present } from './settle.ts';
import type { Millis } from './views.ts';

/**
 * When a phase ends because all teams with people have handed in: when the last of them can no longer take its plan
 * back; at once where no team that makes plans has any people. Null while one is at work, and while those who should
 * be are all away.
 */
export function closingMoment(match: DraftMatch, rules: Rules, present: Present): Millis | null {
  const staffed = new Set(
    match.players.filter((player) => playsIn(player, match.round)).map(({ team }) => team),
  );
  if (!match.desks.some(({ team }) => staffed.has(team))) return 0;
  const there = connectedByTeam(match, present);
  const desks: readonly DraftMatch['desks'][number][] = match.desks;
  const manned = desks.filter(({ team }) => there.has(team));
  const moments = manned.map(({ handed }) => handed?.at ?? Number.POSITIVE_INFINITY);
  const last = Math.max(...moments);
  return Number.isFinite(last) ? last + takeBackMillis(rules, match.pace) : null;
}

export function isReadyToClose(match: DraftMatch, at: Millis, rules: Rules, present: Present): boolean {
  const moment = closingMoment(match, rules, present);
  return moment !== null && at >= moment;
}

/**
 * The next plan that is handed in by how things stand: a draft that most of its connected members are ready with, and
 * what is left when the phase closes: the draft, or a bot's plan where there is none.
 */
export function nextHandIn(
  match: DraftMatch,
  closes: boolean,
  rules: Rules,
  present: Present,
): Happening | null {
  const there = connectedByTeam(match, present);
  for (const { team, draft, ready, handed } of match.desks) {
    if (handed) continue;
    if (draft) {
      const members = there.get(team) ?? [];
      const willing = members.filter((id) => ready.includes(id)).length;
      if (2 * willing > members.length) return { type: 'plan-committed', team, by: null, how: 'ready' };
      if (closes) return { type: 'plan-committed', team, by: draft.by, how: 'time' };
    } else if (closes) {
      return { type: 'plan-committed', team, by: null, how: 'bot', plan: botPlan(match, team, rules) };
    }
  }
  return null;
}

function botPlan(match: DraftMatch, team: TeamId, rules: Rules): SidePlan {
  const scenario = scenarioLeft(match, team, rules);
  const side = sideOfPhase(match);
  const seed = botSeed(match.seed, `${match.round}/${team}/${side}`);
  return side === 'attack'
    ? { side, plan: rules.botAttackPlan(scenario, seed, match.bots) }
    : { side, plan: rules.botDefencePlan(scenario, seed, match.bots) };
}
