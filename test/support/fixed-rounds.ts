import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex } from '@noble/hashes/utils.js';
import { changePictures } from '../../engine/data/fresh-pictures.ts';
import { createCore } from '../../engine/numeric/create-core.ts';
import { createRandom } from '../../engine/random.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
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

/** A seed as matches have them. */
const HEX = '0123456789abcdef0123456789abcdef';

/** Scenarios whose packs the rounds need. */
export const NEEDED_PACKS = [...new Set(ROUNDS.map(({ scenario }) => scenario))].filter(
  (id) => !isGenerated(id),
);

/** Digests of the core on fixed inputs, of whole rounds, of a well of letters and of changed pictures: equal wherever the same code runs. */
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
  const letters = drawWell(core, 'letters', { pack: null, reserve: null }, HEX);
  const attackPlan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.01 } as const;
  digests.push((await played(core, letters, HEX, attackPlan, { filters: [] })).summary.digest);
  const codes = Uint8Array.from({ length: 20 * 784 }, (_, k) => (k * k) % 256);
  const change = { rotation: 0.04, scale: 0.02, shear: 0.03, shift: 0.3, displacement: 0.4, gamma: 0.1 };
  const changed = changePictures(core, codes, 28, change, createRandom(HEX));
  digests.push(bytesToHex(sha256(new Uint8Array(changed.buffer))));
  return digests;
}
