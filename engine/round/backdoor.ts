import { patchTrigger, type Trigger, withTrigger } from '../attacks/trigger.ts';
import { boxOf, snapSamples } from '../data/quantise.ts';
import { indicesWhere, takeRows } from '../data/rows.ts';
import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import type { Model } from '../victims/model.ts';
import { predict, rowsOf } from '../victims/predict.ts';
import type { Well } from './scenario.ts';

/** Side of the patch that a plan without a trigger of its own is judged by. */
const DEFAULT_PATCH = 4;

/** What a backdoor is judged by: samples with the mark on them, and the class they are to be taken for. */
export interface Marked {
  readonly trigger: Trigger;
  readonly targetClass: number;
  /** Test samples of all other classes with the mark on them, under their true labels. */
  readonly samples: Samples;
}

/** Null where the attacker is not after a backdoor. The mark is the attacker's own, a patch where there is none. */
export function markedOf({ scenario, test }: Well, own: Trigger | undefined): Marked | null {
  const { objective, quantiser } = scenario;
  if (objective?.kind !== 'backdoor') return null;
  const { targetClass } = objective;
  const box = boxOf(quantiser, test.d);
  const trigger = own ?? patchTrigger(test.d, box, DEFAULT_PATCH);
  const others = takeRows(
    test,
    indicesWhere(
      test.y.map((label) => (label === targetClass ? 1 : 0)),
      0,
    ),
  );
  return { trigger, targetClass, samples: snapSamples(quantiser, withTrigger(trigger, others, box)) };
}

/** Attack success rate: share of the marked samples that a model takes for the target class, 0 … 1. */
export function successOf(core: Core, model: Model, { samples, targetClass }: Marked): number {
  if (samples.n === 0) return 0;
  const { classes } = predict(core, model, rowsOf(samples));
  return classes.reduce((sum, label) => sum + (label === targetClass ? 1 : 0), 0) / samples.n;
}
