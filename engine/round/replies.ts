import type { AttackId } from '../attacks/ids.ts';
import { ATTACKS } from '../attacks/index.ts';
import type { FilterId } from '../filters/ids.ts';
import { FILTERS } from '../filters/index.ts';
import { attackCost, attackPoints, defenceCost, ROW_COST } from './costs.ts';
import type { DefencePlan, RecipePlan } from './plans.ts';
import type { Scenario } from './scenario.ts';
import type { Delivery, Round } from './stages.ts';

/** Share that filters remove when nothing is said. */
const DEFAULT_SHARE = 0.05;
/** Nobody who does not know ε dares to remove less. */
const LEAST_SHARE = 0.02;
/** Two filters that together take everything but what is nearest to the middle. */
const NEARLY_ALL = { id: 'sphere', params: { remove: 0.5 } } as const;

/** A plan that one side could have handed in against what the other did. */
export type ReplyPlan =
  | { readonly side: 'attack'; readonly plan: RecipePlan }
  | { readonly side: 'defend'; readonly plan: DefencePlan };

/** A plan, and what it would have earned. */
export interface Reply<Plan> {
  readonly plan: Plan;
  readonly score: number;
}

/** The best that was found for each side, and how many plans were tried. */
export interface Replies {
  readonly attack: Reply<RecipePlan> | null;
  readonly defence: Reply<DefencePlan> | null;
  readonly tried: number;
}

/** A filter of the menu as it comes, or at the attacker's full strength. */
export interface SingleFilter {
  readonly id: FilterId;
  readonly params: { readonly remove?: number };
}

/** Each filter as it comes; those that take a share also at the attacker's full strength. */
export function singleFilters({ filters, epsilonMax }: Scenario): readonly SingleFilter[] {
  const full = Math.round(100 * epsilonMax) / 100;
  const another = full >= LEAST_SHARE && full !== DEFAULT_SHARE;
  return filters.flatMap((id) =>
    another && FILTERS[id].params.safeParse({ remove: full }).success
      ? [
          { id, params: {} },
          { id, params: { remove: full } },
        ]
      : [{ id, params: {} }],
  );
}

/** Attacks without a thought that are not on the menu. Random labels only harm the service as a whole. */
export function carelessAttacks({ attacks, objective }: Scenario): readonly AttackId[] {
  const isAvailability = !objective || objective.kind === 'availability';
  const careless: AttackId[] = isAvailability ? ['noise-insert', 'random-flip'] : ['noise-insert'];
  return careless.filter((id) => !attacks.includes(id));
}

/** Poisoned / clean rows that the whole budget comes to. */
export function wholeBudget(scenario: Scenario, attack: AttackId): number {
  const rows = Math.floor(attackPoints(scenario) / ROW_COST[ATTACKS[attack].means]);
  return rows / scenario.trainRows;
}

/**
 * The plans that either side could have handed in: the recipes of the scenario's menu one by one as they come, at the
 * attack's whole budget, filters also at the attack's full strength; attacks without a thought; no defence, and one that
 * takes nearly everything. Plans that cost more than the side has are left out.
 */
export function replyPlans(scenario: Scenario): readonly ReplyPlan[] {
  const defences: DefencePlan[] = [
    ...singleFilters(scenario).map((filter) => ({ filters: [filter] })),
    ...(scenario.defences ?? []).map((id) => ({ filters: [], defence: { id, params: {} } })),
    { filters: [] },
    { filters: [NEARLY_ALL, NEARLY_ALL] },
  ];
  const attacks = [...scenario.attacks, ...carelessAttacks(scenario)].map((id) => ({
    attack: { id, params: {} },
    epsilon: wholeBudget(scenario, id),
  }));
  return [
    ...defences
      .filter((plan) => defenceCost(scenario, plan) <= scenario.defencePoints)
      .map((plan) => ({ side: 'defend' as const, plan })),
    ...attacks
      .filter((plan) => plan.epsilon > 0 && attackCost(scenario, plan) > 0)
      .map((plan) => ({ side: 'attack' as const, plan })),
  ];
}

/**
 * What a plan would have earned against what the other side did.
 *
 * @param round     opened for all attacks of `replyPlans`
 * @param delivery  what the attack delivered
 * @param defence   what the defence did; marks on single rows are left out, since another delivery has other rows
 */
export function scoreOfReply(
  round: Round,
  delivery: Delivery,
  { panel: _, ...defence }: DefencePlan,
  reply: ReplyPlan,
): number {
  if (reply.side === 'defend') return delivery.filter(reply.plan).train().score().summary.defenceScore;
  return round.deliver(reply.plan).filter(defence).train().score().summary.attackScore;
}

/** The best of each side: the first of those with the highest score. @param scores  in the order of the plans */
export function bestOf(plans: readonly ReplyPlan[], scores: readonly number[]): Replies {
  let attack: Reply<RecipePlan> | null = null;
  let defence: Reply<DefencePlan> | null = null;
  plans.forEach((reply, i) => {
    const score = scores[i] as number;
    if (reply.side === 'attack') {
      if (!attack || score > attack.score) attack = { plan: reply.plan, score };
    } else if (!defence || score > defence.score) defence = { plan: reply.plan, score };
  });
  return { attack, defence, tried: plans.length };
}

/** What each side would have done best, known only afterwards. @param onProgress  told how far it has come, 0 … 1 */
export function bestReplies(
  round: Round,
  delivery: Delivery,
  defence: DefencePlan,
  onProgress?: (share: number) => void,
): Replies {
  const plans = replyPlans(round.well.scenario);
  const scores = plans.map((plan, i) => {
    const score = scoreOfReply(round, delivery, defence, plan);
    onProgress?.((i + 1) / plans.length);
    return score;
  });
  return bestOf(plans, scores);
}
