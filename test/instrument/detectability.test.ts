import { describe, expect, it } from 'vitest';
import { makeCloud } from '../../engine/data/fog.ts';
import { createRandom } from '../../engine/random.ts';
import {
  attackVisibility,
  bestAuc,
  type CloudDetector,
  detectorAuc,
  normalCdf,
  normalQuantile,
  pcaHorizon,
  poisonPosterior,
  twinShift,
} from '../../instrument/detectability.ts';
import { golden } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('what the best possible detector can do', () => {
  it('SCEN-20 the normal distribution function and its inverse', () => {
    // Abramowitz & Stegun, table 26.1 (15 digits)
    expect(normalCdf(core, 0)).toBe(0.5);
    expect(normalCdf(core, 1)).toBeCloseTo(0.841344746068543, 12);
    expect(normalCdf(core, -2)).toBeCloseTo(0.02275013194817921, 12);
    expect(normalCdf(core, 4) / (1 - 3.167124183311986e-5)).toBeCloseTo(1, 12);
    for (const p of [1e-6, 0.02, 0.5, 0.7, 0.999]) {
      expect(normalCdf(core, normalQuantile(core, p))).toBeCloseTo(p, 12);
    }
  });

  it('SCEN-21 AUC and total variation of a shifted Gaussian match the reference', () => {
    for (const { delta, TV, AUC } of golden.neyman_pearson_gauss_shift) {
      expect(bestAuc(core, delta)).toBeCloseTo(AUC, 10);
      expect(2 * normalCdf(core, delta / 2) - 1).toBeCloseTo(TV, 10);
    }
  });

  it.each([
    [0.01, 0.0253],
    [0.03, 0.0775],
    [0.05, 0.132],
    [0.1, 0.279],
  ])('SCEN-22 twin worlds at ε = %f are %f σ apart', (epsilon, shift) => {
    expect(Math.abs(twinShift(core, epsilon) - shift)).toBeLessThan(0.0005); // the digits that are given
  });

  it('SCEN-23 the first principal component goes blind near d = 137', () => {
    expect(Math.abs(pcaHorizon(2000, 0.03, 3) - 137)).toBeLessThan(1);
  });

  it('SCEN-24 bounds of visibility and of precision', () => {
    expect(attackVisibility(core, 1, 0, 3)).toBe(0);
    expect(attackVisibility(core, 100_000, 0.1, 2)).toBe(1);
    // By hand: n = 1, ε = 0.1, δ = 1: ½ · 0.1 · √(e − 1)
    expect(attackVisibility(core, 1, 0.1, 1)).toBeCloseTo(0.05 * Math.sqrt(Math.E - 1), 10);
    // Halfway between the two means a row is as likely of either kind: the prior is left.
    expect(poisonPosterior(core, 1.5, 0.03, 3)).toBeCloseTo(0.03, 12);
    expect(poisonPosterior(core, 6, 0.03, 3)).toBeGreaterThan(0.99);
  });
});

describe('filters in the fog', () => {
  // n = 2000, ε = 3 %, δ = 3; the published figures.
  const TABLE: readonly (readonly [number, Partial<Record<CloudDetector, number>>])[] = [
    [2, { oracle: 0.987, pca: 0.968, sphere: 0.946, knn: 0.927, mahalanobis: 0.936 }],
    [50, { oracle: 0.987, pca: 0.894, sphere: 0.702, knn: 0.682, mahalanobis: 0.663 }],
    [200, { oracle: 0.98, pca: 0.562, sphere: 0.599, knn: 0.6, mahalanobis: 0.572 }],
    [784, { oracle: 0.983, pca: 0.514, sphere: 0.547, knn: 0.55, mahalanobis: 0.524 }],
  ];

  it.each(TABLE)('SCEN-25 d = %i: only the oracle sees through', (d, expected) => {
    const clouds = Array.from({ length: d < 100 ? 10 : 4 }, (_, k) =>
      makeCloud(core, { n: 2000, d, epsilon: 0.03, delta: 3 }, createRandom(k + 1)),
    );
    for (const [name, auc] of Object.entries(expected) as [CloudDetector, number][]) {
      // Near its horizon one run of PCA differs from the next by 0.08, so its mean needs many.
      const more = d === 200 && name === 'pca' ? 36 : 0;
      const extra = Array.from({ length: more }, (_, k) =>
        makeCloud(core, { n: 2000, d, epsilon: 0.03, delta: 3 }, createRandom(100 + k)),
      );
      const all = [...clouds, ...extra];
      const mean = all.reduce((sum, cloud) => sum + detectorAuc(core, cloud, name), 0) / all.length;
      // Of 60 poison rows in one run: a standard error of 0.02 to 0.04, half of that over the runs.
      expect(Math.abs(mean - auc), `${name} at d = ${d}: ${mean}`).toBeLessThan(0.03);
    }
  });
});
