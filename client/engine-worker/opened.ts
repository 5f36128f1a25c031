import type { Core } from '../../engine/numeric/core.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import type { RoundResult } from '../../engine/round/result.ts';
import type { Well } from '../../engine/round/scenario.ts';
import type { Delivery, PlannedSingle, Round } from '../../engine/round/stages.ts';
import type { OnProgress, PlayedRound } from './api.ts';

/** A round, and the delivery that was made in it last: a change of the defender's plan forges nothing anew. */
export interface Opened {
  readonly round: Round;
  delivered?: { readonly key: string; readonly delivery: Delivery };
}

/** The delivery of an attack: the one that is there already, or a new one that takes its place. */
export function deliveryIn(opened: Opened, attack: PlannedSingle, onProgress?: OnProgress): Delivery {
  const key = JSON.stringify('plan' in attack ? attack.plan : attack);
  const delivery =
    opened.delivered?.key === key
      ? opened.delivered.delivery
      : opened.round.deliver(attack, onProgress && inPercent(onProgress));
  opened.delivered = { key, delivery };
  onProgress?.(1);
  return delivery;
}

/** Says each percent once: every word from a worker is a message. */
export function inPercent(tell: OnProgress): OnProgress {
  let told = -1;
  return (share) => {
    const percent = Math.floor(100 * share);
    if (percent > told) tell(share);
    told = Math.max(told, percent);
  };
}

/** A result as the pages see it. */
export type ShowResult = (
  core: Core,
  well: Well,
  attack: AttackPlan,
  defence: DefencePlan,
  result: RoundResult,
) => PlayedRound;
