import { describe, expect, it } from 'vitest';
import { createRandom } from '../../engine/random.ts';
import { checkLearnt, LEAST_LEARNT, majorityAccuracy } from '../../engine/round/learnt.ts';
import { openRound } from '../../engine/round/round.ts';
import { isGenerated, SCENARIO_IDS } from '../../engine/round/scenarios/index.ts';
import { loadWell } from '../../engine/round/well.ts';
import { refused } from '../support/refused.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const fog = loadWell(core, 'fog-8', null, 1);
const { scenario, test } = fog;

describe('a scenario that can be played', () => {
  it('ROUND-18 has a clean model with a fifth less errors than the largest class alone; else it is refused', () => {
    const half = { ...test, y: test.y.map((_, i) => i % 2) };
    expect(majorityAccuracy(half)).toBe(0.5);
    expect(LEAST_LEARNT).toBe(0.2);
    expect(() => checkLearnt(scenario, 0.6, half)).not.toThrow();
    const { code, message } = refused(() => checkLearnt(scenario, 0.599, half));
    expect(code).toBe('not-learnt');
    expect(message).toMatch(/fog-8: logistic.* 59\.9 %.* 50\.0 %.* 60\.0 % or more.*victim/);
  });

  it('ROUND-18 is refused where labels are noise, by every stage that needs the clean model, and not before', async () => {
    const order = createRandom(3).permutation(fog.train.n);
    const y = Int32Array.from(order, (i) => fog.train.y[i] as number);
    const round = await openRound(core, { ...fog, train: { ...fog.train, y } }, 1);
    expect(refused(() => round.clean()).code).toBe('not-learnt');
    const trained = round
      .deliver({ attack: { id: 'corner', params: {} }, epsilon: 0.02 })
      .filter({ filters: [] })
      .train();
    expect(refused(() => trained.score()).code).toBe('not-learnt');
  });

  it.each(SCENARIO_IDS.filter(isGenerated))('ROUND-18 %s can be played', async (id) => {
    const well = loadWell(core, id, null, 3);
    expect((await openRound(core, well, 3)).clean().accuracy).toBeGreaterThan(0.8);
  });
});
