import type { Scenario } from '../scenario.ts';
import { digits4v9 } from './digits-4v9.ts';
import { moons } from './moons.ts';

/** Keys are wire format: add, never rename. */
export const SCENARIO_IDS = ['digits-4v9', 'moons'] as const;
export type ScenarioId = (typeof SCENARIO_IDS)[number];

export const SCENARIOS: Readonly<Record<ScenarioId, Scenario>> = { 'digits-4v9': digits4v9, moons };
