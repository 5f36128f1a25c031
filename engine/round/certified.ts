import type { Samples } from '../data/samples.ts';
import type { Core } from '../numeric/core.ts';
import { certifiedAccuracies } from '../training-defences/certificate.ts';
import type { Model } from '../victims/model.ts';
import { rowsOf, votesOf } from '../victims/predict.ts';
import type { DefencePlan } from './plans.ts';

/**
 * Certified accuracies of a model that was trained under the defender's plan, see certifiedAccuracies; null where the
 * plan proves nothing. Behind a filter, a cap or marks nothing is proven: what they drop may follow from a single row.
 */
export function certifiedUnder(
  core: Core,
  { panel, filters, cap, defence }: DefencePlan,
  model: Model,
  test: Samples,
): number[] | null {
  const isProven =
    defence?.id === 'partition-aggregation' && filters.length === 0 && !panel && cap === undefined;
  if (!isProven || model.kind !== 'ensemble') return null;
  return certifiedAccuracies(votesOf(core, model, rowsOf(test)), test.y);
}
