import type { DraftView, Millis } from '../../engine/match/views.ts';

/** A change of the own draft that the team's view does not have yet. */
export interface OwnChange<Plan> {
  readonly plan: Plan;
  /** When the server took it; null until it has answered. */
  readonly takenAt: Millis | null;
}

/** What stands on the desk: the own change while it is under way, so that nobody's typing is disturbed; else the team's. */
export const planOnDesk = <Plan>(own: OwnChange<Plan> | null, team: Plan | null, first: Plan): Plan =>
  own?.plan ?? team ?? first;

/** The own change, unless the team's draft is that change or a later one: from then on the team's draft counts. */
export function stillUnderWay<Plan>(
  own: OwnChange<Plan> | null,
  team: Pick<DraftView<Plan>, 'plan' | 'changedAt'>,
): OwnChange<Plan> | null {
  if (!own || own.takenAt === null) return own;
  const isLater = team.changedAt !== null && team.changedAt >= own.takenAt;
  return isLater || JSON.stringify(team.plan) === JSON.stringify(own.plan) ? null : own;
}

/** How many of the connected members are ready, and how many are needed: more than half. */
export function readiness(
  { ready }: Pick<DraftView<unknown>, 'ready'>,
  members: readonly { readonly id: string; readonly connected: boolean }[],
): { readonly ready: number; readonly of: number; readonly needed: number } {
  const here = members.filter(({ connected }) => connected);
  return {
    ready: here.filter(({ id }) => ready.includes(id)).length,
    of: here.length,
    needed: Math.floor(here.length / 2) + 1,
  };
}
