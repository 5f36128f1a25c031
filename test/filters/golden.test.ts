import { describe, expect, it } from 'vitest';
import { dropTop } from '../../engine/filters/drop.ts';
import { FILTERS, type FilterId } from '../../engine/filters/index.ts';
import { expectClose } from '../support/closeness.ts';
import { golden, goldenSamples } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const seen = {
  stream: goldenSamples,
  victim: 'logistic',
  victimParams: { l2: golden.data.lambda_ },
  seed: 1,
} as const;
const CASES: readonly [FilterId, readonly number[]][] = [
  ['sphere', golden.scores.L2],
  ['loss', golden.scores.loss_margin],
  ['knn-distance', golden.scores.knn5_incl_self],
  ['spectral', golden.scores.spectral_grad],
];

describe.each(CASES)('filter %s', (id, reference) => {
  it('FILTER-4 has the scores of the reference, and drops the same samples', () => {
    const { suspicion } = FILTERS[id].inspect(core, seen, {});
    expectClose(suspicion, reference, 1e-4); // the reference has f64 inputs, ours are f32
    for (const remove of [0.05, 0.1, 0.3]) {
      const { dropped } = FILTERS[id].inspect(core, seen, { remove });
      expect([...dropped]).toEqual([...dropTop(reference, goldenSamples, remove)]);
    }
  });
});

describe('remove top p', () => {
  const data = { n: 7, d: 1, classes: 2, x: new Float32Array(7), y: Int32Array.of(0, 0, 0, 0, 1, 1, 1) };

  it('FILTER-3 drops round(p · n_c) of each class, the highest scores, ties by index', () => {
    expect([...dropTop([1, 2, 2, 2, 9, 9, 8], data, 0.4)]).toEqual([0, 1, 1, 0, 1, 0, 0]);
    expect([...dropTop([1, 2, 3, 4, 5, 6, 7], data, 0)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect([...dropTop([1, 2, 3, 4, 5, 6, 7], data, 0.5)]).toEqual([0, 0, 1, 1, 0, 1, 1]);
  });
});
