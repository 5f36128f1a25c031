import type { Scenario, ScenarioTexts } from '../engine/round/scenario.ts';
import type { Texts } from './texts.ts';

/**
 * The words of a scenario: a host's own has its own, in one language, and shows them in all; those that come with the
 * game are in every language. One that has no words anywhere, as of a newer server, is called by its id.
 */
export function scenarioText(
  { scenarios }: Pick<Texts, 'scenarios'>,
  { id, texts, classes }: Pick<Scenario, 'id' | 'texts' | 'classes'>,
): ScenarioTexts {
  if (texts) return texts;
  const known: Readonly<Record<string, ScenarioTexts>> = scenarios;
  if (Object.hasOwn(known, id)) return known[id] as ScenarioTexts;
  return { title: id, story: '', lesson: '', classNames: Array.from({ length: classes }, (_, i) => `${i}`) };
}
