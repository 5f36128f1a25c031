import { createCore } from '../../engine/numeric/create-core.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import { isGenerated, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { coreFingerprint } from './core-fingerprint.ts';
import { played } from './rounds.ts';

/** Rounds that together use every attack and filter of the first catalogue, and every kind of data and victim. */
const ROUNDS: readonly {
  scenario: ScenarioId;
  seed: number;
  attackPlan: AttackPlan;
  defencePlan: DefencePlan;
}[] = [
  {
    scenario: 'digits-4v9',
    seed: 7,
    attackPlan: { attack: 'gradient-ascent', epsilon: 0.01, params: {} },
    defencePlan: { filters: [{ filter: 'spectral', params: {} }] },
  },
  {
    scenario: 'digits-4v9',
    seed: 8,
    attackPlan: { attack: 'far-flip', epsilon: 0.03, params: {} },
    defencePlan: {
      filters: [
        { filter: 'sphere', params: {} },
        { filter: 'knn-distance', params: {} },
      ],
    },
  },
  {
    scenario: 'moons',
    seed: 9,
    attackPlan: { attack: 'corner', epsilon: 0.05, params: {} },
    defencePlan: { filters: [{ filter: 'loss', params: {} }] },
  },
  {
    scenario: 'moons',
    seed: 10,
    attackPlan: { attack: 'flip-insert', epsilon: 0.05, params: {} },
    defencePlan: { filters: [{ filter: 'spectral', params: {} }] },
  },
  {
    // The extractor, and its slope through TensorFlow.js.
    scenario: 'features',
    seed: 11,
    attackPlan: { attack: 'feature-collision', epsilon: 0.01, params: { steps: 20 } },
    defencePlan: { filters: [{ filter: 'spectral', params: {} }] },
  },
  {
    scenario: 'spam',
    seed: 12,
    attackPlan: { attack: 'own-mail', epsilon: 0.01, params: { text: 'Meeting on Monday, free lunch!' } },
    defencePlan: { filters: [{ filter: 'loss', params: {} }] },
  },
  {
    scenario: 'fog-32',
    seed: 13,
    attackPlan: { attack: 'gradient-ascent', epsilon: 0.03, params: {} },
    defencePlan: { filters: [{ filter: 'sphere', params: {} }] },
  },
];

/** Scenarios whose packs the rounds need. */
export const NEEDED_PACKS = [...new Set(ROUNDS.map(({ scenario }) => scenario))].filter(
  (id) => !isGenerated(id),
);

/** Digests of the core on fixed inputs and of whole rounds: equal wherever the same code runs. */
export async function fixedDigests(
  wasm: Uint8Array,
  packs: Readonly<Record<string, Uint8Array>>,
): Promise<string[]> {
  const core = await createCore(wasm);
  const digests = [coreFingerprint(core)];
  for (const { scenario, seed, attackPlan, defencePlan } of ROUNDS) {
    const well = loadWell(core, scenario, packs[scenario] ?? null, seed);
    digests.push((await played(core, well, seed, attackPlan, defencePlan)).summary.digest);
  }
  return digests;
}
