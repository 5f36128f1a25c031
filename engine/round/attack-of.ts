import { GameError } from '../errors.ts';
import { type AttackPlan, isRowsPlan, isSplitPlan, type SinglePlan } from './plans.ts';
import type { PoisonRows } from './poison-rows.ts';
import type { PlannedAttack, PlannedSingle } from './stages.ts';

/**
 * A plan together with the rows that it names.
 *
 * @param rows  the rows, one for each file that the plan names, in its order (rowsNamed)
 * @throws GameError 'bad-file' where some are missing
 */
export function attackOf(plan: AttackPlan, rows: readonly PoisonRows[]): PlannedAttack {
  let next = 0;
  const single = (each: SinglePlan): PlannedSingle => {
    if (!isRowsPlan(each)) return each;
    const poison = rows[next++];
    if (poison) return { plan: each, poison };
    throw new GameError('bad-file', `the rows ${each.rows.hash} of the attack plan are missing`);
  };
  if (!isSplitPlan(plan)) return single(plan);
  return { plan, parts: plan.parts.map((part) => single(part.plan)) };
}
