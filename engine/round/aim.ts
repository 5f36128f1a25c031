import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { accuracy } from '../victims/predict.ts';
import { markedOf, successOf } from './backdoor.ts';
import type { ModelFigures, RoundResult } from './result.ts';
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

/** How a model of the round does, by the round's objective. */
export function modelFiguresOf(
  core: Core,
  round: Round,
  delivery: Pick<Delivery, 'poison'>,
  model: Model,
): ModelFigures {
  const { aim } = aimOf(core, round, delivery, model);
  return {
    accuracy: accuracy(core, model, round.well.test),
    ...(aim && 'hits' in aim && { hits: aim.hits }),
    ...(aim && 'attackSuccess' in aim && { attackSuccess: aim.attackSuccess }),
  };
}
