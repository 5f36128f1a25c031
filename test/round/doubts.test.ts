import { describe, expect, it } from 'vitest';
import type { Core } from '../../engine/numeric/core.ts';
import type { DefencePlan, RecipePlan } from '../../engine/round/plans.ts';
import { unconvergedSchema } from '../../engine/round/result.ts';
import { loadWell } from '../../engine/round/well.ts';
import { played } from '../support/rounds.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** A core whose logistic fits are cut off long before they are done. */
const hasty: Core = {
  ...core,
  fitLogistic: (data, options) => core.fitLogistic(data, { ...options, maxIterations: 2 }),
};
const well = loadWell(core, 'fog-8', null, 1);
const attackPlan: RecipePlan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.1 };
const defencePlan: DefencePlan = {
  filters: [
    { id: 'sphere', params: {} },
    { id: 'loss', params: {} },
  ],
};

describe('a round with fits that did not converge', () => {
  it('ROUND-17 names each stage that has some, and how many', async () => {
    const { summary } = await played(hasty, well, 1, attackPlan, defencePlan);
    const { unconverged = [] } = summary;
    expect(unconverged.map(({ stage }) => stage)).toEqual([
      'clean',
      'forge',
      'filter-2',
      'unfiltered',
      'train',
    ]);
    for (const fits of unconverged) {
      expect(unconvergedSchema.parse(fits)).toEqual(fits);
      expect(fits).toMatchObject({ fit: 'logistic', count: fits.of });
      expect(fits.residual).toBeGreaterThan(1e-6);
    }
  });

  it('ROUND-17 says nothing where all fits converged', async () => {
    expect((await played(core, well, 1, attackPlan, defencePlan)).summary).not.toHaveProperty('unconverged');
  });
});
