import { FILTERS } from '../filters/index.ts';
import { attackCost, defenceCost } from './costs.ts';
import type { AttackPlan, DefencePlan } from './plans.ts';
import { decodeRowSet } from './row-set.ts';
import type { Scenario } from './scenario.ts';

/**
 * Why whoever hands in a plan is asked once more: it does nothing, it throws most of the samples out, or a member who has
 * a share of the points has made no part of it.
 */
export const PLAN_DOUBTS = ['spends-nothing', 'drops-most', 'part-missing'] as const;
export type PlanDoubt = (typeof PLAN_DOUBTS)[number];

export const attackDoubt = (scenario: Scenario, plan: AttackPlan): PlanDoubt | null =>
  attackCost(scenario, plan) === 0 ? 'spends-nothing' : null;

/**
 * Goes by the shares and rows that the filters of a plan name; how much a threshold drops is only known once the
 * filter has seen the samples.
 */
export function defenceDoubt(scenario: Scenario, plan: DefencePlan): PlanDoubt | null {
  const { panel, filters } = plan;
  if (defenceCost(scenario, plan) === 0) return 'spends-nothing';
  const byHand = panel ? decodeRowSet(panel.drop).length / scenario.trainRows : 0;
  const kept = filters.reduce(
    (left, { id, params }) => left * (1 - droppedShare(scenario, id, params)),
    1 - byHand,
  );
  return kept < 0.5 ? 'drops-most' : null;
}

function droppedShare(
  { trainRows }: Scenario,
  id: DefencePlan['filters'][number]['id'],
  given: Readonly<Record<string, unknown>>,
): number {
  const { success, data } = FILTERS[id].params.safeParse(given);
  const { remove, rows } = success ? (data as { remove?: unknown; rows?: unknown }) : {};
  if (typeof remove === 'number') return remove;
  return typeof rows === 'string' ? rows.split(',').length / trainRows : 0;
}
