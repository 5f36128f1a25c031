import { describe, expect, it } from 'vitest';
import { FILTERS } from '../../engine/filters/index.ts';
import { chiSquareMedian } from '../../engine/filters/robust-covariance.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

describe('robust covariance', () => {
  // scipy: scipy.stats.chi2.ppf(0.5, df)
  it.each([
    [1, 0.454936423119572, 1e-12],
    [2, 1.386294361119891, 0.014],
    [10, 9.34181776559197, 0.001],
    [784, 783.3334342082679, 1e-6],
  ])('FILTER-18 the median of χ² with %i degrees of freedom is SciPy’s', (degrees, want, relative) => {
    expect(Math.abs(chiSquareMedian(degrees) / want - 1)).toBeLessThan(relative);
  });

  it('FILTER-18 squared distances are those of χ² in every class, however wide the class is', () => {
    const [n, d] = [3000, 4];
    const y = Int32Array.from({ length: n }, (_, i) => i % 2);
    // The second class is thirty times as wide as the first.
    const x = core.normals(7, n * d).map((value, k) => value * (y[Math.floor(k / d)] === 1 ? 30 : 1));
    const { suspicion } = FILTERS['robust-covariance'].inspect(
      core,
      { stream: { n, d, classes: 2, x, y }, victim: 'logistic', victimParams: {}, seed: 1 },
      {},
    );
    for (const label of [0, 1]) {
      const own = Array.from(suspicion.filter((_, i) => y[i] === label)).sort((a, b) => a - b);
      const share = (limit: number) => own.filter((value) => value < limit).length / own.length;
      // chi2.ppf([0.5, 0.9], 4); a share of 1,500 draws has a standard error below 0.013. Four of them.
      expect(Math.abs(share(3.356694) - 0.5)).toBeLessThan(0.05);
      expect(Math.abs(share(7.77944) - 0.9)).toBeLessThan(0.05);
    }
  });
});
