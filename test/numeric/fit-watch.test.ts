import { describe, expect, it } from 'vitest';
import { watchFits } from '../../engine/numeric/fit-watch.ts';
import { randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const data = randomSamples(1, 60, 5);
/** One step from zero is never enough for these data. */
const hasty = { l2: 0.01, maxIterations: 1 };

describe('watching fits', () => {
  it('CORE-13 lists the fits of a stage that did not converge, though their caller takes the weights alone', () => {
    const bare = core.fitLogistic(data, hasty);
    expect(bare.converged).toBe(false);
    const { value, unconverged } = watchFits(core, 'train', (watched) => {
      watched.fitLogistic(data, { l2: 0.01 });
      watched.fitHinge(data, { l2: 0.01, maxIterations: 1 });
      return watched.fitLogistic(data, hasty).weights;
    });
    expect(value).toEqual(bare.weights);
    expect(unconverged).toEqual([
      { stage: 'train', fit: 'logistic', count: 1, of: 2, residual: bare.gradient },
      { stage: 'train', fit: 'hinge', count: 1, of: 1, residual: expect.any(Number) },
    ]);
  });

  it('CORE-13 says nothing of fits that converged, and each stage speaks for itself', () => {
    const { value: inner, unconverged } = watchFits(core, 'outer', (watched) => {
      watched.fitSoftmax(data, { l2: 0.01 });
      return watchFits(core, 'inner', (other) => other.fitSoftmax(data, hasty)).unconverged;
    });
    expect(unconverged).toEqual([]);
    expect(inner).toMatchObject([{ stage: 'inner', fit: 'softmax', count: 1, of: 1 }]);
  });

  it.each(['fitLogistic', 'fitSquared', 'fitHinge', 'fitSoftmax'] as const)('CORE-13 watches %s', (name) => {
    const { unconverged } = watchFits(core, 'x', (watched) => watched[name](data, hasty));
    expect(unconverged).toMatchObject([{ stage: 'x', count: 1, of: 1 }]);
  });
});
