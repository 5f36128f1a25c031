import { describe, expect, it } from 'vitest';
import { makeCloud, makeDirection, makeFog, makeNaturalTail, makeTwin } from '../../engine/data/fog.ts';
import { createRandom } from '../../engine/random.ts';
import { rocAuc } from '../../engine/round/auc.ts';
import { normalCdf, twinShift } from '../../instrument/detectability.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

const alongOf = ({ n, d, x }: { n: number; d: number; x: Float32Array }, u: Float32Array) =>
  Float64Array.from({ length: n }, (_, i) =>
    u.reduce((sum, value, j) => sum + value * (x[i * d + j] as number), 0),
  );
const meanOf = (values: Float64Array) => values.reduce((sum, value) => sum + value, 0) / values.length;

describe('fog', () => {
  it('SCEN-10 the same seed gives the same cloud, another seed another one', () => {
    const make = (seed: number) =>
      makeCloud(core, { n: 200, d: 8, epsilon: 0.1, delta: 3 }, createRandom(seed));
    expect(make(1)).toEqual(make(1));
    expect(make(2).samples.x).not.toEqual(make(1).samples.x);
  });

  it.each([2, 32, 512])('SCEN-11 poison lies δ along the direction and nowhere else, d = %i', (d) => {
    const n = 4000;
    const { samples, poisoned, direction } = makeCloud(
      core,
      { n, d, epsilon: 0.25, delta: 3 },
      createRandom(5),
    );
    expect(direction.reduce((sum, value) => sum + value * value, 0)).toBeCloseTo(1, 5); // d roundings of f32
    const along = alongOf(samples, direction);
    // Standard errors of the means: 1/√1000 = 0.03 and 1/√3000 = 0.02; four of them.
    expect(Math.abs(meanOf(along.filter((_, i) => poisoned[i] === 1)) - 3)).toBeLessThan(0.13);
    expect(Math.abs(meanOf(along.filter((_, i) => poisoned[i] === 0)))).toBeLessThan(0.075);
    const length = samples.x.reduce((sum, value) => sum + value * value, 0) / n;
    expect(length / (d + 0.25 * 9)).toBeCloseTo(1, 1); // mean square of a row: d + εδ²
  });

  it.each([2, 128])('SCEN-12 two classes are as far apart as asked, d = %i', (d) => {
    const random = createRandom(9);
    const w = makeDirection(core, d, random.fork('w'));
    const data = makeFog(core, 6000, 2, w, random.fork('train'));
    const along = alongOf(data, w);
    const wrong = along.filter((value, i) => (value > 0 ? 1 : 0) !== data.y[i]).length / data.n;
    // Best possible error Φ(−1); four standard errors √(0.16 · 0.84 / 6000) = 0.0047.
    expect(Math.abs(wrong - normalCdf(core, -1))).toBeLessThan(0.019);
  });

  it.each([0.03, 0.1])('SCEN-13 twin worlds cannot be told apart, ε = %f', (epsilon) => {
    const n = 20_000;
    const shift = twinShift(core, epsilon);
    const u = makeDirection(core, 2, createRandom(3));
    const world = (which: 1 | 2) => {
      const cloud = makeTwin(core, which, { n, epsilon, shift }, u, createRandom(100 + which));
      return { ...cloud, along: alongOf(cloud.samples, u) };
    };
    const [one, two] = [world(1), world(2)];
    // Each world on its own: poison pulls the mean from P's to the common one.
    const honest = (cloud: typeof one) => meanOf(cloud.along.filter((_, i) => cloud.poisoned[i] === 0));
    expect(Math.abs(honest(one))).toBeLessThan(0.03); // four standard errors 1/√20000
    expect(Math.abs(honest(two) - shift)).toBeLessThan(0.03);
    // Which world is a row from? Two equal distributions: 0.5 with a standard error of 0.0029.
    const auc = rocAuc(
      [...one.along, ...two.along],
      [...one.along, ...two.along].map((_, i) => (i < n ? 0 : 1)),
    );
    expect(Math.abs((auc as number) - 0.5)).toBeLessThan(0.012);
    // The largest gap between the two empirical distributions; 1.95 √(2/n) is passed once in a thousand.
    expect(largestGap(one.along, two.along)).toBeLessThan(1.95 * Math.sqrt(2 / n));
    // Without the poison the worlds do differ, so the test above can see.
    const clean = (cloud: typeof one) => cloud.along.filter((_, i) => cloud.poisoned[i] === 0);
    if (epsilon === 0.1) expect(largestGap(clean(one), clean(two))).toBeGreaterThan(1.95 * Math.sqrt(2 / n));
  });

  it('SCEN-14 natural tail poison cannot be told from the honest rows of the tail', () => {
    const tau = 1;
    const { samples, poisoned, direction } = makeNaturalTail(
      core,
      { n: 20_000, d: 4, epsilon: 0.1, tau },
      createRandom(8),
    );
    const along = alongOf(samples, direction);
    const inside = along.map((value, i) => (value > tau ? i : -1)).filter((i) => i >= 0);
    expect([...poisoned].every((is, i) => is === 0 || (along[i] as number) > tau - 1e-5)).toBe(true);
    const auc = rocAuc(
      Array.from(inside, (i) => along[i] as number),
      Array.from(inside, (i) => poisoned[i] as number),
    );
    // 2000 poison and about 2900 honest rows in the tail: standard error 0.0084.
    expect(Math.abs((auc as number) - 0.5)).toBeLessThan(0.034);
  });
});

function largestGap(a: Float64Array, b: Float64Array): number {
  const [first, second] = [a.toSorted(), b.toSorted()];
  let i = 0;
  let gap = 0;
  first.forEach((value, k) => {
    while (i < second.length && (second[i] as number) <= value) i++;
    gap = Math.max(gap, Math.abs((k + 1) / first.length - i / second.length));
  });
  return gap;
}
