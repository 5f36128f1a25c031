import { describe, expect, it } from 'vitest';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { makeDirection, makeFog } from '../../engine/data/fog.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createRandom } from '../../engine/random.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const D = 6;
const COUNT = 8000;
const direction = makeDirection(core, D, createRandom(4));
const fog = makeFog(core, 4000, 2.5, direction, createRandom(5));
/** One feature twice as wide as the others, so that a standard deviation is none of the unit's. */
const known: Samples = { ...fog, x: fog.x.map((value, i) => (i % D === 0 ? 2 * value : value)) };
const seen = {
  known,
  trainRows: known.n,
  box: boxOf({ lo: -100, hi: 100 }, D),
  victim: 'logistic' as const,
  victimParams: {},
};
const forge = (params: unknown, seed = 1) =>
  ATTACKS['mean-shift'].forge(core, seen, COUNT, params, createRandom(seed)).inserted;

const moments = (data: Samples, label: number) => {
  const own = takeRows(
    data,
    Int32Array.from(data.y.keys()).filter((i) => data.y[i] === label),
  );
  const { mean, covariance } = core.covariance(rowsOf(own));
  return { n: own.n, mean, covariance, variance: mean.map((_, j) => covariance.values[j * D + j] as number) };
};

describe('shifted samples', () => {
  it.each(['random', 'towards'])('ATTACK-28 a class is drawn anew, its mean δ deviations off: %s', (way) => {
    const delta = 3;
    const poison = forge({ direction: way, delta });
    const shifts = [0, 1].map((label) => {
      const [own, clean] = [moments(poison, label), moments(known, label)];
      expect(own.n).toBe(COUNT / 2);
      own.variance.forEach((value, j) => {
        // The variance of k normal draws has a standard error of √(2/k) of it: 2 % for 4,000. Four of them.
        expect(Math.abs(value / (clean.variance[j] as number) - 1)).toBeLessThan(0.09);
      });
      const gap = own.mean.map((value, j) => value - (clean.mean[j] as number));
      const length = Math.hypot(...gap);
      const u = gap.map((value) => value / length);
      const deviation = Math.sqrt(u.reduce((sum, v, j) => sum + v * v * (clean.variance[j] as number), 0));
      // Six means of 4,000 draws, each off by 2/√4000 at most, one standard error.
      expect(Math.abs(length / deviation - delta)).toBeLessThan(0.15);
      return u;
    });
    // Towards each other, or to the two ends of one direction: the classes move apart or together.
    const cosine = (shifts[0] as Float32Array).reduce((sum, v, j) => sum + v * (shifts[1]?.[j] as number), 0);
    expect(cosine).toBeLessThan(-0.99);
  });

  it('ATTACK-28 without a shift it is more of the same', () => {
    const poison = forge({ delta: 0 });
    for (const label of [0, 1]) {
      const [own, clean] = [moments(poison, label), moments(known, label)];
      own.mean.forEach((value, j) => {
        expect(Math.abs(value - (clean.mean[j] as number))).toBeLessThan(0.13); // four standard errors of 2/√4000
      });
    }
  });

  it('ATTACK-28 another seed is another random direction', () => {
    const [a, b] = [1, 2].map((seed) => moments(forge({ direction: 'random', delta: 10 }, seed), 1).mean);
    expect(Math.hypot(...(a as Float32Array).map((value, j) => value - (b?.[j] as number)))).toBeGreaterThan(
      1,
    );
  });
});
