import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { markedOf, successOf } from './backdoor.ts';
import type { RoundResult } from './result.ts';
import type { Aim } from './scoring.ts';
import type { Delivery, Round } from './stages.ts';
import { hitsOn } from './targets.ts';

/** How far the attackers got on a model with what they were after, and that itself; `aim` is null where it is the service. */
export function aimOf(
  core: Core,
  round: Round,
  { poison }: Pick<Delivery, 'poison'>,
  model: Model,
): { readonly aim: Aim } & Pick<RoundResult, 'targets' | 'trigger'> {
  const targets = round.targets();
  if (targets) {
    const aim = { targets: targets.samples.n, hits: hitsOn(core, model, targets) };
    return { aim, targets: targets.samples };
  }
  const marked = markedOf(round.well, poison.trigger);
  if (!marked) return { aim: null };
  const aim = {
    attackSuccess: successOf(core, model, marked),
    cleanAttackSuccess: successOf(core, round.clean().model, marked),
  };
  return { aim, trigger: marked.trigger };
}
