import { describe, expect, it } from 'vitest';
import { meanInterval, studentQuantile } from '../../instrument/interval.ts';

describe('the interval of a mean', () => {
  // scipy 1.x: scipy.stats.t.ppf(0.975, df)
  it.each([
    [1, 12.706204736174694],
    [4, 2.7764451051977934],
    [7, 2.364624251592784],
    [8, 2.306004135204166],
    [11, 2.200985160091639],
    [40, 2.021075390306273],
  ])('CLI-55 Student’s t with %i degrees of freedom is SciPy’s', (degrees, want) => {
    expect(Math.abs(studentQuantile(degrees) - want)).toBeLessThan(3e-5); // where the expansion begins
  });

  it('CLI-55 is mean ± t · s / √n, and has no width where there is one number', () => {
    const { mean, half } = meanInterval([1, 2, 3, 4, 5]);
    expect(mean).toBe(3);
    // s² = 2.5, t = 2.776445 for 4 degrees of freedom.
    expect(half).toBeCloseTo(2.776445 * Math.sqrt(2.5 / 5), 6);
    expect(meanInterval([7])).toEqual({ mean: 7, half: null });
    expect(meanInterval([7, 7, 7])).toEqual({ mean: 7, half: 0 });
  });
});
