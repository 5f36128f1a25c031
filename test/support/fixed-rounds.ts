import { createCore } from '../../engine/numeric/create-core.ts';
import { loadArena } from '../../engine/round/arena.ts';
import type { BluePlan, RedPlan } from '../../engine/round/plans.ts';
import { playRound } from '../../engine/round/play.ts';
import { coreFingerprint } from './core-fingerprint.ts';

/** Rounds that together use every attack and every filter of the first catalogue, on both scenarios. */
const ROUNDS: readonly {
  scenario: 'digits-4v9' | 'moons';
  seed: number;
  red: RedPlan;
  blue: BluePlan;
}[] = [
  {
    scenario: 'digits-4v9',
    seed: 7,
    red: { attack: 'gradient-ascent', epsilon: 0.01, params: {} },
    blue: { filters: [{ filter: 'spectral', params: {} }] },
  },
  {
    scenario: 'digits-4v9',
    seed: 8,
    red: { attack: 'far-flip', epsilon: 0.03, params: {} },
    blue: {
      filters: [
        { filter: 'sphere', params: {} },
        { filter: 'knn-distance', params: {} },
      ],
    },
  },
  {
    scenario: 'moons',
    seed: 9,
    red: { attack: 'corner', epsilon: 0.05, params: {} },
    blue: { filters: [{ filter: 'loss', params: {} }] },
  },
  {
    scenario: 'moons',
    seed: 10,
    red: { attack: 'flip-insert', epsilon: 0.05, params: {} },
    blue: { filters: [{ filter: 'spectral', params: {} }] },
  },
];

/** Digests of the core on fixed inputs and of whole rounds: equal wherever the same code runs. */
export async function fixedDigests(wasm: Uint8Array, digits: Uint8Array): Promise<string[]> {
  const core = await createCore(wasm);
  const rounds = ROUNDS.map(({ scenario, seed, red, blue }) => {
    const arena = loadArena(core, scenario, scenario === 'digits-4v9' ? digits : null, seed);
    return playRound(core, arena, seed, red, blue).summary.digest;
  });
  return [coreFingerprint(core), ...rounds];
}
