import { GameError } from '../../engine/errors.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { isShipped, SCENARIO_IDS, SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { scenarioText } from '../../texts/scenario-text.ts';
import type { Texts } from '../../texts/texts.ts';

/** What the server's host has added; told once, before the first page. */
const own = new Map<string, Scenario>();

export function learnScenarios(scenarios: readonly Scenario[]): void {
  for (const scenario of scenarios) own.set(scenario.id, scenario);
}

/** Data that were read in this page and have never left it, by the id of their scenario. */
const dropped = new Map<string, Uint8Array>();

/** Makes a file that somebody has dropped a scenario of this page. */
export function keepDropped(scenario: Scenario, pack: Uint8Array): void {
  own.set(scenario.id, scenario);
  dropped.set(scenario.id, pack);
}

export const droppedPack = (id: string): Uint8Array | null => dropped.get(id) ?? null;

export const ownScenarios = (): readonly Scenario[] => [...own.values()];

/** As people are offered them: those of two classes that can be looked at first, the fogs last. */
const SHOWN_FIRST: readonly ScenarioId[] = [
  ...(['moons', 'letters', 'digits-4v9', 'spam'] as const),
  ...(['letters-10', 'digits', 'features', 'spam-bayes'] as const),
];

/** Ours first, the host's own behind them. */
export const scenarioIds = (): readonly string[] => [
  ...SHOWN_FIRST,
  ...SCENARIO_IDS.filter((id) => !SHOWN_FIRST.includes(id)),
  ...own.keys(),
];

export const findScenario = (id: string): Scenario | undefined =>
  isShipped(id) ? SCENARIOS[id] : own.get(id);

/** What a scenario is called; its id where it is of another server. */
export function titleOf(texts: Texts, id: string): string {
  const scenario = findScenario(id);
  return scenario ? scenarioText(texts, scenario).title : id;
}

/** @throws GameError 'unknown-name' for a scenario of another server */
export function scenarioOf(id: string): Scenario {
  const scenario = findScenario(id);
  if (scenario) return scenario;
  throw new GameError('unknown-name', `this server has no data called ${id}`);
}
