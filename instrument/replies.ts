import { attackCost, defenceCost } from '../engine/round/costs.ts';
import type { DefencePlan, RecipePlan } from '../engine/round/plans.ts';
import type { RoundSummary } from '../engine/round/result.ts';
import type { Delivery, Round } from '../engine/round/stages.ts';
import { balancePlans } from './balance/plans.ts';
import { attackChoice, attackPlanOf, defenceChoice, defencePlanOf } from './recipes.ts';

/** A plan that one side could have handed in against what the other did, and what would have come of it. */
export interface Reply<Plan> {
  readonly plan: Plan;
  readonly summary: RoundSummary;
}

/** The best that was found for each side, and how many plans were tried. */
export interface Replies {
  readonly attack: Reply<RecipePlan> | null;
  readonly defence: Reply<DefencePlan> | null;
  readonly tried: number;
}

/**
 * What each side would have done best against what the other did, known only afterwards. Tried are the recipes of the
 * scenario's menu one by one as they come, at the attack's whole budget; filters also at the attack's full strength.
 * Plans that cost more than the side has, and defences that cut out rows by their number, are not tried.
 *
 * @param round     opened for all attacks of the scenario
 * @param delivery  what the attack delivered
 * @param defence   what the defence did; marks on single rows are left out, since another delivery has other rows
 * @param onProgress  told how far it has come, 0 … 1
 */
export function bestReplies(
  round: Round,
  delivery: Delivery,
  defence: DefencePlan,
  onProgress?: (share: number) => void,
): Replies {
  const { scenario } = round.well;
  const plans = balancePlans(scenario, false);
  const attacks = plans.attacks
    .map((name) => attackPlanOf(scenario, attackChoice(name), null))
    .filter((plan) => plan.epsilon > 0 && attackCost(scenario, plan) > 0);
  const defences = plans.filters
    .map((name) => defencePlanOf(defenceChoice(name)))
    .filter((plan) => !plan.filters.some(({ id }) => id === 'manual'))
    .filter((plan) => defenceCost(scenario, plan) <= scenario.defencePoints);
  const { panel: _, ...standing } = defence;
  const tried = attacks.length + defences.length;
  let done = 0;
  const told = <T>(value: T): T => {
    onProgress?.(++done / tried);
    return value;
  };
  const summaryOf = (from: Delivery, plan: DefencePlan) => from.filter(plan).train().score().summary;
  return {
    defence: best(
      defences.map((plan) => told({ plan, summary: summaryOf(delivery, plan) })),
      ({ defenceScore }) => defenceScore,
    ),
    attack: best(
      attacks.map((plan) => told({ plan, summary: summaryOf(round.deliver(plan), standing) })),
      ({ attackScore }) => attackScore,
    ),
    tried,
  };
}

/** The first of those with the highest score. */
function best<Plan>(
  replies: readonly Reply<Plan>[],
  scoreOf: (summary: RoundSummary) => number,
): Reply<Plan> | null {
  const most = Math.max(...replies.map(({ summary }) => scoreOf(summary)));
  return replies.find(({ summary }) => scoreOf(summary) === most) ?? null;
}
