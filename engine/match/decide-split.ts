import { attackPoints } from '../round/costs.ts';
import { type AttackPlan, isSplitPlan, MAX_PARTS } from '../round/plans.ts';
import type { Scenario } from '../round/scenario.ts';
import { cutTo, partCost, withPart } from '../round/split-plans.ts';
import { type CommandOf, type Refused, refuse } from './commands.ts';
import type { Desk, Share } from './drafts.ts';
import { actingPlayers, type Match } from './match.ts';
import { captainOf } from './members.ts';
import { spentBy } from './purchases.ts';
import { type Rules, scenarioIn } from './rules.ts';
import type { Happening, Present } from './settle.ts';

/** The desk of a team that attacks. */
export type AttackersDesk = Desk<AttackPlan>;
type PrepareMatch = Extract<Match, { readonly phase: 'prepare' }>;

/**
 * The captain splits the attackers' points. A draft that the team shares so far becomes the part of its last author: of a
 * recipe as many rows as the share pays; rows that the share does not pay are refused. What members who are gone have
 * used stays used. Without shares the team spends its points together again.
 */
export function splitPoints(
  match: PrepareMatch,
  desk: AttackersDesk,
  { by, shares }: CommandOf<'split'>,
  rules: Rules,
  present: Present,
): Happening[] | Refused {
  const { team, draft } = desk;
  if (desk.handed) return refuse('already-committed');
  const captain = captainOf(match, team, present);
  if (captain !== by && captain !== null) return refuse('captain-needed', 'the captain splits the points');
  if (shares === 'together') return desk.shares === null ? [] : together(desk, by);

  const members = actingPlayers(match, team, match.round).map(({ id }) => id);
  if (members.length < 2 || members.length > MAX_PARTS)
    return refuse('out-of-range', `2 to ${MAX_PARTS} members split points, the team has ${members.length}`);
  const scenario = scenarioIn(match, match.round, rules);
  const spent = (player: string) => spentBy(match, team, player);
  const points = attackPoints(scenario) - usedByOthers(match, desk, members, scenario);
  const wanted = shares === 'even' ? evenShares(members, points, spent) : shares;
  const problem = problemOf(wanted, members, points);
  if (problem) return problem;

  const author = draft && members.includes(draft.by) ? draft.by : by;
  const left = (player: string) =>
    (wanted.find((share) => share.player === player)?.points ?? 0) - spent(player);
  const plan = draft && partsOf(draft.plan, author, scenario, left(author));
  const short = members.find((player) => partCost(scenario, plan, player) > left(player));
  if (short !== undefined)
    return refuse(
      'over-budget',
      `a member has used ${spent(short) + partCost(scenario, plan, short)} points, the share is ${left(short) + spent(short)}`,
    );
  const split: Happening = { type: 'split-set', team, by, shares: wanted };
  if (!plan || plan === draft.plan) return [split];
  return [split, { type: 'draft-set', team, by: author, side: 'attack', plan }];
}

/** Whether somebody has points of the own share left, and no part in the plan. */
export function lacksPart(
  match: PrepareMatch,
  { team, draft, shares }: AttackersDesk,
  rules: Rules,
): boolean {
  const scenario = scenarioIn(match, match.round, rules);
  const members = actingPlayers(match, team, match.round).map(({ id }) => id);
  return (shares ?? []).some(
    ({ player, points }) =>
      members.includes(player) &&
      points > spentBy(match, team, player) &&
      partCost(scenario, draft?.plan ?? null, player) === 0,
  );
}

/** The captain's part is the draft of all from now on, or the first part where the captain has none. */
function together({ team, draft }: AttackersDesk, by: string): Happening[] {
  const end: Happening = { type: 'split-set', team, by, shares: null };
  if (!draft || !isSplitPlan(draft.plan)) return [end];
  const { parts } = draft.plan;
  const kept = parts.find((part) => part.by === by) ?? parts[0];
  return kept ? [end, { type: 'draft-set', team, by: kept.by, side: 'attack', plan: kept.plan }] : [end];
}

/** Points that those have used who are in the team no more: for answers and for their parts. */
function usedByOthers(
  match: PrepareMatch,
  { team, draft }: AttackersDesk,
  members: readonly string[],
  scenario: Scenario,
): number {
  const parts = draft && isSplitPlan(draft.plan) ? draft.plan.parts.map(({ by }) => by) : [];
  const seats = new Set([...parts, ...match.bought.map(({ by }) => by)]);
  return [...seats]
    .filter((seat) => !members.includes(seat))
    .reduce(
      (sum, seat) => sum + spentBy(match, team, seat) + (draft ? partCost(scenario, draft.plan, seat) : 0),
      0,
    );
}

/** What is left is for all alike; what somebody has spent on answers already is part of the own share. */
function evenShares(
  members: readonly string[],
  points: number,
  spent: (player: string) => number,
): readonly Share[] {
  const left = points - members.reduce((sum, player) => sum + spent(player), 0);
  const each = Math.max(0, Math.floor(left / members.length));
  return members.map((player) => ({ player, points: each + spent(player) }));
}

function problemOf(shares: readonly Share[], members: readonly string[], points: number): Refused | null {
  if (new Set(shares.map(({ player }) => player)).size < shares.length)
    return refuse('bad-payload', 'a member has two shares');
  if (!shares.every(({ player }) => members.includes(player)))
    return refuse('unknown-name', 'a share is for somebody who does not play the round in the team');
  const sum = shares.reduce((all, share) => all + share.points, 0);
  if (sum <= points) return null;
  return refuse('over-budget', `the shares come to ${sum} points, there are ${points}`);
}

function partsOf(plan: AttackPlan, author: string, scenario: Scenario, points: number): AttackPlan {
  return isSplitPlan(plan) ? plan : withPart(null, author, cutTo(scenario, plan, points));
}
