import type { AttackDesk } from '../../engine/match/views.ts';
import { attackCost } from '../../engine/round/costs.ts';
import { type AttackPlan, isSplitPlan, type SinglePlan } from '../../engine/round/plans.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { partCost, partOf } from '../../engine/round/split-plans.ts';

type Desk = Pick<AttackDesk, 'shares' | 'points' | 'spent' | 'draft'>;

/** Points that a member has for what is on the own desk: the team's, or the own share's where the team has split them. */
export function pointsOnDesk({ shares, points, spent }: Desk, player: string): number {
  if (!shares) return points - spent;
  const own = shares.find((share) => share.player === player);
  return own ? Math.max(0, own.points - own.spent) : 0;
}

/** The draft as it stands on a member's desk: the team's, or the own part. */
export const planOnOwnDesk = (plan: AttackPlan | null, player: string): SinglePlan | null =>
  plan && isSplitPlan(plan) ? partOf(plan, player) : plan;

/** A member's share as the desk shows it. */
export interface ShareLine {
  readonly player: string;
  readonly points: number;
  /** Spent on rows and on answers. */
  readonly used: number;
  readonly part: SinglePlan | null;
}

/** A line for each share, and the points that no share has. */
export function shareLines(
  { shares, points, draft }: Desk,
  scenario: Scenario,
): { readonly lines: readonly ShareLine[]; readonly unshared: number } {
  const plan = draft?.plan ?? null;
  const lines = (shares ?? []).map(({ player, points: share, spent }) => ({
    ...{ player, points: share, part: plan && partOf(plan, player) },
    used: spent + partCost(scenario, plan, player),
  }));
  const ofThose = lines.reduce((sum, line) => sum + line.points, 0);
  const members = new Set(lines.map(({ player }) => player));
  const gone = plan && isSplitPlan(plan) ? plan.parts.filter(({ by }) => !members.has(by)) : [];
  const ofGone = gone.reduce((sum, part) => sum + attackCost(scenario, part.plan), 0);
  return { lines, unshared: Math.max(0, points - ofThose - ofGone) };
}

/** Whether to share evenly would change nothing: all members have the same beside what answers have cost them. */
export function isEven({ shares }: Desk, members: readonly string[], unshared: number): boolean {
  const left = (shares ?? []).map((share) => share.points - share.spent);
  const all = members.every((member) => shares?.some(({ player }) => player === member));
  return all && unshared < members.length && left.every((points) => points === left[0]);
}
