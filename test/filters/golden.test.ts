import { describe, expect, it } from 'vitest';
import { dropTop } from '../../engine/filters/drop.ts';
import type { FilterId } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { expectClose } from '../support/closeness.ts';
import { golden, goldenSamples, twoClassSamples } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const seen = {
  stream: goldenSamples,
  victim: 'logistic',
  victimParams: { l2: golden.data.lambda_ },
  seed: 1,
} as const;
/** Filters that judge by trusted samples get those of the reference. */
const judged = { ...seen, golden: twoClassSamples(golden.data.X_trusted, golden.data.y_trusted) };
const CASES: readonly [FilterId, readonly number[]][] = [
  ['sphere', golden.scores.L2],
  ['loss', golden.scores.loss_margin],
  ['knn-distance', golden.scores.knn5_incl_self],
  ['spectral', golden.scores.spectral_grad],
  ['slab', golden.scores.slab],
  ['gradient-norm', golden.scores.gradnorm],
  ['lof', golden.lof_k10],
  ['influence', golden.influence_on_trusted_loss.score],
];

describe.each(CASES)('filter %s', (id, reference) => {
  it('FILTER-4 has the scores of the reference, and drops the same samples', () => {
    const { suspicion } = FILTERS[id].inspect(core, judged, {});
    expectClose(suspicion, reference, 1e-4); // the reference has f64 inputs, ours are f32
    for (const remove of [0.05, 0.1, 0.3]) {
      const { dropped } = FILTERS[id].inspect(core, judged, { remove });
      expect([...dropped]).toEqual([...dropTop(reference, goldenSamples, remove)]);
    }
  });
});

describe('filters with a rule of their own', () => {
  it('FILTER-4 sever keeps exactly the samples of the reference', () => {
    const { p, rounds, kept } = golden.sever;
    const { suspicion, dropped } = FILTERS.sever.inspect(core, seen, { perRound: p, rounds });
    expect([...dropped.keys()].filter((i) => dropped[i] === 0)).toEqual(kept);
    expect([...suspicion.keys()].filter((i) => (suspicion[i] as number) < 1)).toEqual(kept);
  });

  it('FILTER-4 the neighbours turn exactly the labels of the reference', () => {
    const { labels } = golden['knn_relabel_k10_eta.5'];
    const { relabelled, dropped } = FILTERS['knn-relabel'].inspect(core, seen, { confidence: 0.5 });
    expect(Array.from(relabelled ?? [], (label) => (label === 1 ? 1 : -1))).toEqual(labels);
    expect(dropped.every((mark) => mark === 0)).toBe(true);
  });

  it('FILTER-4 the Mahalanobis distance tends to the reference as its ridge goes', () => {
    const { suspicion } = FILTERS.mahalanobis.inspect(core, seen, { ridge: 1e-6 });
    expectClose(suspicion, golden.scores.mahalanobis_sq_ddof0, 1e-4); // f32 inputs, and a ridge of 1e-6
  });

  it('FILTER-4 influence foretells what leaving a sample out really does', () => {
    const { suspicion } = FILTERS.influence.inspect(core, judged, {});
    // The reference itself correlates by 0.9958: the rest is curvature that a first-order formula cannot see.
    expect(
      correlation(
        suspicion,
        golden.loo_trusted_loss_change.map((change) => -change),
      ),
    ).toBeGreaterThan(0.995);
  });
});

function correlation(a: ArrayLike<number>, b: ArrayLike<number>): number {
  const mean = (v: ArrayLike<number>) => Array.from(v).reduce((sum, value) => sum + value, 0) / v.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  for (let i = 0; i < a.length; i++) {
    const [da, db] = [(a[i] as number) - ma, (b[i] as number) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  }
  return ab / Math.sqrt(aa * bb);
}

describe('remove top p', () => {
  const data = { n: 7, d: 1, classes: 2, x: new Float32Array(7), y: Int32Array.of(0, 0, 0, 0, 1, 1, 1) };

  it('FILTER-3 drops round(p · n_c) of each class, the highest scores, ties by index', () => {
    expect([...dropTop([1, 2, 2, 2, 9, 9, 8], data, 0.4)]).toEqual([0, 1, 1, 0, 1, 0, 0]);
    expect([...dropTop([1, 2, 3, 4, 5, 6, 7], data, 0)]).toEqual([0, 0, 0, 0, 0, 0, 0]);
    expect([...dropTop([1, 2, 3, 4, 5, 6, 7], data, 0.5)]).toEqual([0, 0, 1, 1, 0, 1, 1]);
  });
});
