import type { RecipePlan } from '../../engine/round/plans.ts';
import { SCENARIOS, type ScenarioId } from '../../engine/round/scenarios/index.ts';

/** What the first page poisons, and how: an attack that shows, at a share that still sounds harmless. */
export const SHOWS = {
  'digits-4v9': { seed: 2026, plan: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.03 } },
  // Of the moons, a draw that bends well: some are tougher than others.
  moons: {
    seed: 2026,
    plan: { attack: { id: 'flip-insert', params: { choose: 'clump' } }, epsilon: SCENARIOS.moons.epsilonMax },
  },
} as const satisfies Partial<Record<ScenarioId, { readonly seed: number; readonly plan: RecipePlan }>>;

export type ShowId = keyof typeof SHOWS;
export const SHOW_IDS = Object.keys(SHOWS) as ShowId[];
