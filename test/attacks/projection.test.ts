import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { feasibleSets } from '../../engine/attacks/feasible.ts';
import { type FeasibleSet, furthest, projectOnto } from '../../engine/attacks/projection.ts';
import { boxOf, within } from '../../engine/data/quantise.ts';
import { createRandom } from '../../engine/random.ts';
import { randomSamples, roughNormal, seeds } from '../support/generators.ts';
import { golden } from '../support/golden.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();

/** A set with every constraint in play, and a point far outside of it. */
const cases = fc.record({ seed: seeds, d: fc.integer({ min: 1, max: 30 }) }).map(({ seed, d }) => {
  const random = createRandom(seed);
  const draw = (scale: number) => Float64Array.from({ length: d }, () => scale * roughNormal(random));
  const set: FeasibleSet = {
    box: boxOf({ lo: -1, hi: 1 }, d),
    centre: draw(0.2).map((value) => Math.max(-1, Math.min(1, value))),
    radius: 0.2 + random.uniform(),
    axis: draw(1),
    width: 0.05 + random.uniform(),
  };
  return { set, x: draw(3), random };
});

const dot = (a: Float64Array, b: ArrayLike<number>) => a.reduce((sum, v, j) => sum + v * (b[j] as number), 0);
const minus = (a: Float64Array, b: Float64Array) => a.map((value, j) => value - (b[j] as number));

function expectInside({ box, centre, radius, axis, width }: FeasibleSet, at: Float64Array) {
  expect(at.every((value, j) => within(box, j, value) === value)).toBe(true);
  const gap = minus(at, centre);
  // The box is met exactly, the others as far as the iteration went.
  expect(Math.sqrt(dot(gap, gap))).toBeLessThanOrEqual(radius + 1e-5);
  expect(Math.abs(dot(gap, axis))).toBeLessThanOrEqual(width + 1e-4);
}

/** Points of the set: mixtures of the centre and projections of random points. */
function* pointsOf(set: FeasibleSet, random: { uniform(): number }) {
  for (let k = 0; k < 8; k++) {
    const far = set.centre.map((value) => value + 4 * roughNormal(random));
    yield projectOnto(set, far);
  }
  yield set.centre;
}

describe('the feasible set', () => {
  it('ATTACK-12 projects as the reference does', () => {
    const { x, mu, v, r, s, lo, hi, out } = golden.projection;
    const set = {
      box: boxOf({ lo, hi }, x.length),
      centre: Float64Array.from(mu),
      radius: r,
      axis: Float64Array.from(v),
      width: s,
    };
    const at = projectOnto(set, x);
    out.forEach((value, j) => {
      expect(Math.abs((at[j] as number) - value)).toBeLessThan(2e-6); // given to six digits
    });
  });

  it('ATTACK-12 a projection is inside, stays where it is, and nothing inside is nearer', () => {
    fc.assert(
      fc.property(cases, ({ set, x, random }) => {
        const at = projectOnto(set, x);
        expectInside(set, at);
        const again = projectOnto(set, at);
        for (let j = 0; j < at.length; j++)
          expect(Math.abs((again[j] as number) - (at[j] as number))).toBeLessThan(1e-4);
        // The angle to every point of a convex set is obtuse: (x − P(x)) · (z − P(x)) ≤ 0.
        const away = minus(x, at);
        const scale = Math.sqrt(dot(away, away));
        // A thousandth: where two edges nearly touch, the iteration creeps. Points inside stay, to rounding.
        for (const z of pointsOf(set, random))
          expect(dot(away, minus(z, at))).toBeLessThanOrEqual(1e-3 * scale + 1e-9);
      }),
      { numRuns: 60 },
    );
  });

  it('ATTACK-12 goes on where the point stands still for a cycle: a corner of box and slab', () => {
    const set: FeasibleSet = {
      box: boxOf({ lo: -1, hi: 1 }, 2),
      centre: Float64Array.of(-0.010247593512758613, 0.04557161051779986),
      radius: 1.1437789814546704,
      axis: Float64Array.of(-0.6159649358596653, 1.5034813289530575),
      width: 0.4362163790035993,
    };
    const at = projectOnto(set, [6.656613750848919, -2.6525796067435294]);
    const [c0, c1] = set.centre as unknown as [number, number];
    const [a0, a1] = set.axis as unknown as [number, number];
    expect(at[0]).toBe(1);
    expect(at[1]).toBeCloseTo(c1 + (-set.width - (1 - c0) * a0) / a1, 6);
  });

  it('ATTACK-13 the furthest point is inside, and nothing inside is further', () => {
    fc.assert(
      fc.property(cases, ({ set, x, random }) => {
        const at = furthest(set, x);
        expectInside(set, at);
        const size = Math.sqrt(dot(x, x)) * set.radius;
        // Bounds are met to 1e-4 of themselves, so the optimum is, too.
        for (const z of pointsOf(set, random)) expect(dot(x, minus(z, at))).toBeLessThanOrEqual(1e-3 * size);
      }),
      { numRuns: 60 },
    );
  });

  it('ATTACK-12 holds 95 % of the honest samples of its class, by each of its measures', () => {
    const known = randomSamples(3, 400, 6);
    feasibleSets(core, { known, box: boxOf({ lo: -9, hi: 9 }, 6) }).forEach(
      ({ centre, radius, axis, width }, c) => {
        const gaps = [...known.y.keys()]
          .filter((i) => known.y[i] === c)
          .map((i) => minus(Float64Array.from(known.x.subarray(i * 6, i * 6 + 6)), centre));
        const share = (inside: (gap: Float64Array) => boolean) => gaps.filter(inside).length / gaps.length;
        // One sample more or less than 95 %.
        expect(Math.abs(share((gap) => Math.sqrt(dot(gap, gap)) <= radius) - 0.95)).toBeLessThan(0.006);
        expect(Math.abs(share((gap) => Math.abs(dot(gap, axis)) <= width) - 0.95)).toBeLessThan(0.006);
      },
    );
  });
});
