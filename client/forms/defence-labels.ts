import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Texts } from '../../texts/texts.ts';

/** What the defender chose, by name: the filters in their order, then the way of training. */
export function defenceLabels(texts: Texts, { filters, defence }: DefencePlan): readonly string[] {
  const names = filters.map(({ id }) => texts.filters[id].label);
  return defence ? [...names, texts.defences[defence.id].label] : names;
}
