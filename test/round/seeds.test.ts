import { expect, it } from 'vitest';
import type { Core } from '../../engine/numeric/core.ts';
import type { Seed } from '../../engine/random.ts';
import { openRound, playRound } from '../../engine/round/round.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const HEX = '00112233445566778899aabbccddeeff';
const core = await testCore();

/** A core that writes down every seed that it is asked to draw from. */
function listening(): { listener: Core; seeds: Seed[] } {
  const seeds: Seed[] = [];
  const heard =
    <Args extends unknown[], Result>(
      seedOf: (...args: Args) => Seed | undefined,
      call: (...args: Args) => Result,
    ) =>
    (...args: Args): Result => {
      const seed = seedOf(...args);
      if (seed !== undefined) seeds.push(seed);
      return call(...args);
    };
  const listener: Core = {
    ...core,
    normals: heard((seed) => seed, core.normals),
    uniforms: heard((seed) => seed, core.uniforms),
    permutation: heard((seed) => seed, core.permutation),
    fitNetwork: heard((_data, _shape, { seed }) => seed, core.fitNetwork),
    kMeans: heard((_x, _k, options) => options?.seed, core.kMeans),
  };
  return { listener, seeds };
}

const cases = (['moons', 'fog-32'] as const).flatMap((id) => [
  ...SCENARIOS[id].attacks.map((attack) => ({ id, attack, defence: null })),
  ...(SCENARIOS[id].defences ?? []).map((defence) => ({ id, attack: 'far-flip' as const, defence })),
]);

it.each(cases)(
  'ROUND-23 nothing that draws for a round gets less than its seed has: $id, $attack, $defence',
  async ({ id, attack, defence }) => {
    const { listener, seeds } = listening();
    const round = await openRound(listener, loadWell(listener, id, null, HEX), HEX);
    await playRound(
      round,
      { attack: { id: attack, params: {} }, epsilon: 0.03 },
      { filters: [], ...(defence && { defence: { id: defence, params: {} } }) },
    );
    expect(seeds.length).toBeGreaterThan(0);
    expect(seeds.filter((seed) => typeof seed === 'number')).toEqual([]);
  },
);
