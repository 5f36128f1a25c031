import { ATTACKS } from '../attacks/index.ts';
import { ACCOUNT_COST, attackCost, ROW_COST } from './costs.ts';
import {
  type AttackPlan,
  isRowsPlan,
  isSplitPlan,
  type RecipePlan,
  type SinglePlan,
  type SplitPlan,
} from './plans.ts';
import type { Scenario } from './scenario.ts';

const partsIn = (plan: AttackPlan | null): SplitPlan['parts'] =>
  plan && isSplitPlan(plan) ? plan.parts : [];

/** A member's part of a plan; null where there is none. */
export const partOf = (plan: AttackPlan | null, player: string): SinglePlan | null =>
  partsIn(plan).find(({ by }) => by === player)?.plan ?? null;

/** The plan with another part of one member. Parts keep the order in which they were begun. */
export function withPart(plan: AttackPlan | null, by: string, own: SinglePlan): SplitPlan {
  const parts = partsIn(plan);
  const part = { by, plan: own };
  const isNew = parts.every((each) => each.by !== by);
  return { parts: isNew ? [...parts, part] : parts.map((each) => (each.by === by ? part : each)) };
}

export function partCost(scenario: Scenario, plan: AttackPlan | null, player: string): number {
  const part = partOf(plan, player);
  return part ? attackCost(scenario, part) : 0;
}

/** A plan that `points` pay: of a recipe fewer rows, and one account where they do not pay several; rows stay as they are. */
export function cutTo(scenario: Scenario, plan: SinglePlan, points: number): SinglePlan {
  if (isRowsPlan(plan) || attackCost(scenario, plan) <= points) return plan;
  const { accounts = 1, ...recipe }: RecipePlan = plan;
  const forRows = points - (accounts - 1) * ACCOUNT_COST;
  if (forRows <= 0 && accounts > 1) return cutTo(scenario, recipe, points);
  const rows = Math.floor(forRows / ROW_COST[ATTACKS[plan.attack.id].means]);
  return { ...plan, epsilon: Math.max(0, rows) / scenario.trainRows };
}
