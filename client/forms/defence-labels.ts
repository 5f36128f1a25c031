import type { DefencePlan } from '../../engine/round/plans.ts';
import type { Texts } from '../../texts/texts.ts';

/** What the defender chose, by name: rows by hand, the filters in their order, a cap, then the way of training. */
export function defenceLabels(
  texts: Texts,
  { panel, filters, cap, defence }: DefencePlan,
): readonly string[] {
  const names = [
    ...(panel ? [texts.stories.panel] : []),
    ...filters.map(({ id }) => texts.filters[id].label),
    ...(cap === undefined ? [] : [texts.stories.cap]),
  ];
  return defence ? [...names, texts.defences[defence.id].label] : names;
}
