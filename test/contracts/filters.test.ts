import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { classCounts, takeRows } from '../../engine/data/rows.ts';
import type { Inspected } from '../../engine/filters/filter.ts';
import { FILTER_IDS } from '../../engine/filters/ids.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import { refused } from '../support/refused.ts';
import { samples } from '../support/samples.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** Victims that take samples of any size; 'transfer' reads pictures of one size only. */
const ANY_SIZE = ['logistic', 'network'] as const;
const VICTIM_PARAMS = { logistic: { l2: 0.05 }, network: { hidden: 4, epochs: 3, batch: 8 } } as const;
const streams = fc
  .record({
    stream: samples,
    victim: fc.constantFrom(...ANY_SIZE),
    seed: fc.nat(),
    accounts: fc.integer({ min: 1, max: 5 }),
    scale: fc.constantFrom(1, 1, 1e20),
  })
  .map(({ stream: plain, victim, seed, accounts, scale }): Inspected => {
    const stream = { ...plain, x: plain.x.map((value) => value * scale) };
    return {
      stream,
      victim,
      victimParams: VICTIM_PARAMS[victim],
      seed,
      golden: takeRows(stream, [0, 1, 2, 3, 4, 5]),
      contributor: stream.y.map((_, i) => i % accounts),
    };
  });
/** Tests of a few samples reach no small significance, and say so. */
const PARAMS: Readonly<Record<string, object>> = {
  ks: { significance: 0.5, directions: 1 },
  mmd: { significance: 0.5, relabellings: 20 },
};
/** Filters that draw their line by a share of each class; the others have a rule of their own. */
const BY_SHARE = FILTER_IDS.filter((id) => 'remove' in (FILTERS[id].params.parse({}) as object));

describe.each(FILTER_IDS)('filter %s', (id) => {
  const filter = FILTERS[id];
  const params = PARAMS[id] ?? {};

  it('FILTER-1 scores every sample with a finite number, whatever its features, leaves its input alone and repeats itself', () => {
    fc.assert(
      fc.property(streams, (seen) => {
        const before = structuredClone(seen);
        const verdict = filter.inspect(core, seen, params);
        expect(verdict.suspicion).toHaveLength(seen.stream.n);
        expect(verdict.dropped).toHaveLength(seen.stream.n);
        expect(verdict.suspicion.every(Number.isFinite)).toBe(true);
        expect(verdict.dropped.every((mark) => mark === 0 || mark === 1)).toBe(true);
        const { relabelled } = verdict;
        if (relabelled) {
          expect(relabelled).toHaveLength(seen.stream.n);
          expect(relabelled.every((label) => label === 0 || label === 1)).toBe(true);
        }
        expect(seen).toEqual(before);
        expect(filter.inspect(core, seen, params)).toEqual(verdict);
      }),
      { numRuns: 20 },
    );
  });

  it('FILTER-5 refuses unknown and wrong parameters', () => {
    expect(filter.params.safeParse({}).success).toBe(true);
    expect(filter.params.safeParse({ nonsense: 1 }).success).toBe(false);
    for (const key of Object.keys(filter.params.parse({}) as object)) {
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, null, 'nonsense', -1e9]) {
        expect(filter.params.safeParse({ [key]: wrong }).success).toBe(false);
      }
    }
  });

  it('FILTER-6 says what it is and costs 3 to 10 points', () => {
    expect(filter.source).toMatch(/\(\d{4}\)/);
    expect(filter.formula.length).toBeGreaterThan(3);
    expect(filter.cost).toBeGreaterThanOrEqual(3);
    expect(filter.cost).toBeLessThanOrEqual(10);
  });
});

describe.each(BY_SHARE)('filter %s', (id) => {
  const filter = FILTERS[id];

  it('FILTER-2 drops its share of each class, and nobody dropped is less suspect than one of the class that is kept', () => {
    fc.assert(
      fc.property(streams, fc.integer({ min: 0, max: 50 }), (seen, percent) => {
        const { suspicion, dropped } = filter.inspect(core, seen, { remove: percent / 100 });
        const { stream } = seen;
        classCounts(stream).forEach((count, label) => {
          const rows = [...stream.y.keys()].filter((i) => stream.y[i] === label);
          const gone = rows.filter((i) => dropped[i] === 1).map((i) => suspicion[i] as number);
          const kept = rows.filter((i) => dropped[i] === 0).map((i) => suspicion[i] as number);
          expect(gone).toHaveLength(Math.round((percent / 100) * count));
          expect(Math.min(...gone)).toBeGreaterThanOrEqual(Math.max(...kept));
        });
      }),
      { numRuns: 15 },
    );
  });
});

describe('filters that need more than the stream', () => {
  it.each(['influence', 'roni', 'provenance', 'ks', 'mmd', 'strip', 'neural-cleanse'] as const)(
    'FILTER-7 %s says what it lacks',
    (id) => {
      const stream = { n: 4, d: 1, classes: 2, x: Float32Array.of(0, 1, 2, 3), y: Int32Array.of(0, 1, 0, 1) };
      const bare = { stream, victim: 'logistic', victimParams: {}, seed: 1 } as const;
      expect(refused(() => FILTERS[id].inspect(core, bare, {})).code).toBe('bad-payload');
    },
  );
});
