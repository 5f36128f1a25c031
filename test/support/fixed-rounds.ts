import { createCore } from '../../engine/numeric/create-core.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { isGenerated, type ScenarioId } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { coreFingerprint } from './core-fingerprint.ts';
import { played } from './rounds.ts';

/** Rounds that together use every attack and filter of the first catalogue, and every kind of data and victim. */
const ROUNDS: readonly {
  scenario: ScenarioId;
  seed: number;
  attackPlan: RecipePlan;
  defencePlan: DefencePlan;
}[] = [
  {
    scenario: 'digits-4v9',
    seed: 7,
    attackPlan: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.01 },
    defencePlan: { filters: [{ id: 'spectral', params: {} }] },
  },
  {
    scenario: 'digits-4v9',
    seed: 8,
    attackPlan: { attack: { id: 'far-flip', params: {} }, epsilon: 0.03 },
    defencePlan: {
      filters: [
        { id: 'sphere', params: {} },
        { id: 'knn-distance', params: {} },
      ],
    },
  },
  {
    scenario: 'moons',
    seed: 9,
    attackPlan: { attack: { id: 'corner', params: {} }, epsilon: 0.05 },
    defencePlan: { filters: [{ id: 'loss', params: {} }] },
  },
  {
    scenario: 'moons',
    seed: 10,
    attackPlan: { attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 },
    defencePlan: { filters: [{ id: 'spectral', params: {} }] },
  },
  {
    // The extractor, and its gradient through TensorFlow.js.
    scenario: 'features',
    seed: 11,
    attackPlan: { attack: { id: 'feature-collision', params: { steps: 20 } }, epsilon: 0.01 },
    defencePlan: { filters: [{ id: 'spectral', params: {} }] },
  },
  {
    scenario: 'spam',
    seed: 12,
    attackPlan: {
      attack: { id: 'own-mail', params: { text: 'Meeting on Monday, free lunch!' } },
      epsilon: 0.01,
    },
    defencePlan: { filters: [{ id: 'loss', params: {} }] },
  },
  {
    scenario: 'fog-32',
    seed: 13,
    attackPlan: { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.03 },
    defencePlan: { filters: [{ id: 'sphere', params: {} }] },
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
