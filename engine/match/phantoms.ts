import type { AttackPlan } from '../round/plans.ts';

/** A plan that sends nothing: of its recipe no row is asked. */
const NOTHING: AttackPlan = { attack: { id: 'random-flip', params: {} }, epsilon: 0 };

/** What is delivered in a bout: the attackers' plan, or none of it in a round without poison. */
export function deliveredPlan({
  phantom,
  attack: { plan },
}: {
  readonly phantom?: true;
  readonly attack: { readonly plan: AttackPlan };
}): AttackPlan {
  return phantom ? NOTHING : plan;
}
