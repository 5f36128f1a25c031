import type { Core } from '../../engine/numeric/core.ts';
import type { Seed } from '../../engine/random.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import type { ModelFrame, RecordedResult } from '../../engine/round/result.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import type { Delivery } from '../../engine/round/stages.ts';

/** A round of its own, played through. */
export async function played(
  core: Core,
  well: Well,
  seed: Seed,
  attackPlan: RecipePlan,
  defencePlan: DefencePlan,
  onFrame?: (frame: ModelFrame) => void,
): Promise<RecordedResult> {
  return playRound(await openRound(core, well, seed), attackPlan, defencePlan, onFrame);
}

/** The delivery of a round of its own. */
export async function delivered(
  core: Core,
  well: Well,
  seed: Seed,
  attackPlan: RecipePlan,
): Promise<Delivery> {
  return (await openRound(core, well, seed)).deliver(attackPlan);
}
