import { FILTERS } from '../../engine/filters/index.ts';
import type { DefencePlan } from '../../engine/round/plans.ts';
import { DEFENCES } from '../../engine/training-defences/index.ts';

/** What the defender chose, by name: the filters in their order, then the way of training. */
export function defenceLabels({ filters, defence }: DefencePlan): readonly string[] {
  const names = filters.map(({ id }) => FILTERS[id].label);
  return defence ? [...names, DEFENCES[defence.id].label] : names;
}
