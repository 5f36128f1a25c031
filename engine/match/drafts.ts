import type { TeamId } from './schedule.ts';
import type { Handed, Millis } from './views.ts';

/** A plan that a team works on. */
export interface Draft<Plan> {
  readonly plan: Plan;
  /** The seat that changed it last. */
  readonly by: string;
  readonly at: Millis;
}

/** A plan that is handed in. */
export interface HeldPlan<Plan>
  extends Required<Omit<Handed<Plan>, 'members'>>,
    Pick<Handed<Plan>, 'members'> {
  readonly at: Millis;
  /** The seats that played the side when the plan was committed: no other seat sees it before the reveal. */
  readonly seenBy: readonly string[];
}

/** The points that a member of a team may spend: on a part of the plan, and on answers. */
export interface Share {
  /** The member's seat. */
  readonly player: string;
  readonly points: number;
}

/** What a team has made of the phase in which it is at work. All its members see it and change it. */
export interface Desk<Plan> {
  readonly team: TeamId;
  readonly draft: Draft<Plan> | null;
  /** Seats that have said that the draft may be handed in as it is. */
  readonly ready: readonly string[];
  /** Seats that have done something here. */
  readonly acted: readonly string[];
  /** Where the attackers have split their points: a share of each member. Null where they have not. */
  readonly shares: readonly Share[] | null;
  readonly handed: HeldPlan<Plan> | null;
}

export const emptyDesk = (team: TeamId): Desk<never> => ({
  team,
  draft: null,
  ready: [],
  acted: [],
  shares: null,
  handed: null,
});

/** Whether two states of a match differ in drafts at most: everybody else sees the same of both. */
export function onlyDraftsDiffer(before: object, after: object): boolean {
  const [old, now] = [before, after] as [Record<string, unknown>, Record<string, unknown>];
  const keys = new Set([...Object.keys(old), ...Object.keys(now)]);
  keys.delete('commands');
  return [...keys].every(
    (key) => old[key] === now[key] || (key === 'desks' && sameHanded(old[key], now[key])),
  );
}

function sameHanded(before: unknown, after: unknown): boolean {
  if (!Array.isArray(before) || !Array.isArray(after) || before.length !== after.length) return false;
  return after.every(({ team, handed }, k) => before[k].team === team && before[k].handed === handed);
}
