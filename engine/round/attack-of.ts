import { GameError } from '../errors.ts';
import { type AttackPlan, isRowsPlan } from './plans.ts';
import type { PoisonRows } from './poison-rows.ts';
import type { PlannedAttack } from './stages.ts';

/**
 * A plan together with the rows that it names.
 *
 * @param poison  the rows; null where the plan is a recipe
 * @throws GameError 'bad-file' where it names rows and there are none
 */
export function attackOf(plan: AttackPlan, poison: PoisonRows | null): PlannedAttack {
  if (!isRowsPlan(plan)) return plan;
  if (poison) return { plan, poison };
  throw new GameError('bad-file', `the rows ${plan.rows.hash} of the attack plan are missing`);
}
