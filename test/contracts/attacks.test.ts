import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Poison, Seen } from '../../engine/attacks/attack.ts';
import { ATTACK_IDS } from '../../engine/attacks/ids.ts';
import { ATTACKS } from '../../engine/attacks/index.ts';
import { boxOf } from '../../engine/data/quantise.ts';
import { takeRows } from '../../engine/data/rows.ts';
import { createRandom } from '../../engine/random.ts';
import { samples } from '../support/samples.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
/** Victims that take samples of any size; 'transfer' reads pictures of one size only. */
const ANY_SIZE = ['logistic', 'network', 'hinge', 'softmax'] as const;
/** A quick network: what is promised does not depend on how well it is trained. */
const VICTIM_PARAMS = {
  logistic: { l2: 0.05 },
  network: { hidden: 4, epochs: 3, batch: 8 },
  hinge: { l2: 0.05 },
  softmax: { l2: 0.05 },
} as const;
const sights = fc.record({ known: samples, victim: fc.constantFrom(...ANY_SIZE), more: fc.nat(20) }).map(
  ({ known, victim, more }): Seen => ({
    known,
    trainRows: known.n + more,
    box: boxOf({ lo: -1, hi: 1 }, known.d),
    victim,
    victimParams: VICTIM_PARAMS[victim],
    targets: takeRows(known, [1, 0]),
    targetClass: 1,
  }),
);
const rowsUsed = ({ inserted, changed, removed }: Poison) =>
  inserted.n + changed.index.length + removed.length;

describe.each(ATTACK_IDS)('attack %s', (id) => {
  const attack = ATTACKS[id];
  const forge = (seen: Seen, count: number, seed: number) =>
    attack.forge(core, seen, count, {}, createRandom(seed));

  it('ATTACK-1 stays within its rows and the box, and names rows that the attacker knows, ascending and once', () => {
    fc.assert(
      fc.property(sights, fc.integer({ min: 1, max: 6 }), fc.nat(), (seen, count, seed) => {
        const poison = forge(seen, count, seed);
        expect(rowsUsed(poison)).toBeLessThanOrEqual(count);
        const { inserted, changed, removed } = poison;
        expect(inserted.x).toHaveLength(inserted.n * seen.known.d);
        expect(changed.x).toHaveLength(changed.index.length * seen.known.d);
        for (const { x, y } of [inserted, changed]) {
          expect(x.every((value) => value >= -1 && value <= 1)).toBe(true); // refuses NaN, too
          expect(y.every((label) => label === 0 || label === 1)).toBe(true);
        }
        for (const index of [changed.index, removed]) {
          expect(index.every((row, i) => row < seen.known.n && row > (index[i - 1] ?? -1))).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });

  it('ATTACK-2 leaves its input alone and gives the same poison for the same seed', () => {
    fc.assert(
      fc.property(sights, fc.nat(), (seen, seed) => {
        const before = structuredClone(seen);
        const poison = forge(seen, 4, seed);
        expect(seen).toEqual(before);
        expect(forge(seen, 4, seed)).toEqual(poison);
      }),
      { numRuns: 10 },
    );
  });

  it('ATTACK-3 refuses unknown and wrong parameters', () => {
    expect(attack.params.safeParse({}).success).toBe(true);
    expect(attack.params.safeParse({ nonsense: 1 }).success).toBe(false);
    for (const key of Object.keys(attack.params.parse({}) as object)) {
      for (const wrong of [Number.NaN, Number.POSITIVE_INFINITY, null, 'nonsense', -1e9]) {
        if (key === 'text' && wrong === 'nonsense') continue; // a text may say anything
        expect(attack.params.safeParse({ [key]: wrong }).success).toBe(false);
      }
    }
  });

  it('ATTACK-4 says where it comes from and what it computes', () => {
    expect(attack.source).toMatch(/\(\d{4}\)/);
    expect(attack.formula.length).toBeGreaterThan(3);
  });
});

describe.each([
  'alfa',
  'influence-flip',
  'remove-influence',
  'corner',
  'gradient-ascent',
  'koh-influence',
  'min-max',
  'model-targeted',
  'gradient-matching',
] as const)('long attack %s', (id) => {
  it('ATTACK-26 tells how far it has come, and makes the same poison when nobody listens', () => {
    const shares: number[] = [];
    const [seen] = fc.sample(sights, { numRuns: 1, seed: 5 }) as [Seen];
    const forge = (more: Partial<Seen>) =>
      ATTACKS[id].forge(core, { ...seen, ...more }, 4, {}, createRandom(1));
    const watched = forge({ onProgress: (share) => shares.push(share) });
    expect(shares.length).toBeGreaterThan(1);
    expect(shares.every((share, i) => share >= (shares[i - 1] ?? 0) && share < 1)).toBe(true);
    expect(forge({})).toEqual(watched);
  });
});
