import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodePoison, encodePoison, POISON_MAX_BYTES, poisonHash } from '../../contract/files/poison.ts';
import { snap } from '../../engine/data/quantise.ts';
import { encodeSections } from '../../engine/data/sections.ts';
import { GameError } from '../../engine/errors.ts';
import { createRandom } from '../../engine/random.ts';
import { attackPoints } from '../../engine/round/costs.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import { SCENARIO_IDS, SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { refused } from '../support/refused.ts';

/** The dearest file there is: every point of the budget an inserted row of noise. */
function noiseOf({ quantiser, features: d, classes, ...scenario }: Scenario, n: number): PoisonRows {
  const random = createRandom(n);
  const x = Float32Array.from({ length: n * d }, (_, i) => snap(quantiser, random.uniform(), i % d));
  const y = Int32Array.from({ length: n }, () => random.below(classes));
  const k = Math.min(3, scenario.trainRows);
  return {
    inserted: { n, d, classes: classes, x, y },
    account: Uint8Array.from({ length: n }, () => random.below(64)),
    flipped: { index: Int32Array.of(1, 4), y: Int32Array.of(0, 1) },
    mutated: { index: Int32Array.of(2), x: x.slice(0, d), y: Int32Array.of(1) },
    removed: Int32Array.of(k),
    trigger: { cover: new Float32Array(d).fill(0.25), add: Float32Array.from({ length: d }, (_, j) => j) },
  };
}

const moons = SCENARIOS.moons;

describe('a file of poison', () => {
  it.each(SCENARIO_IDS)(
    'WIRE-40 of %s comes back as it was, to the bit, and its bytes follow from its rows',
    (id) => {
      const scenario = SCENARIOS[id];
      const rows = noiseOf(scenario, Math.max(1, attackPoints(scenario) - 8));
      const file = encodePoison(scenario, rows);
      expect(file.length).toBeLessThan(POISON_MAX_BYTES);
      expect(decodePoison(scenario, file)).toEqual(rows);
      expect(poisonHash(encodePoison(scenario, rows))).toBe(poisonHash(file));
      expect(poisonHash(file)).toMatch(/^[0-9a-f]{32}$/);
    },
  );

  it('WIRE-41 bytes that are no such file, cut or changed ones included, are refused with a code', () => {
    const file = encodePoison(moons, noiseOf(moons, 5));
    fc.assert(
      fc.property(fc.nat(file.length - 1), fc.integer({ min: 1, max: 255 }), (at, by) => {
        const broken = file.slice();
        broken[at] = (broken[at] as number) ^ by;
        for (const bytes of [broken, file.subarray(0, at)]) {
          try {
            decodePoison(moons, bytes);
          } catch (error) {
            expect(error).toBeInstanceOf(GameError);
            expect(['bad-file', 'too-large', 'out-of-range']).toContain((error as GameError).code);
          }
        }
      }),
      { numRuns: 300 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(['bad-file', 'too-large']).toContain(refused(() => decodePoison(moons, bytes)).code);
      }),
    );
  });

  it('WIRE-41 refuses rows of other data, codes off the grid, what is too large and what unpacks to too much', () => {
    const file = encodePoison(moons, noiseOf(moons, 5));
    expect(refused(() => decodePoison(SCENARIOS['fog-2'], file)).code).toBe('bad-file');
    const coarse = { ...moons, quantiser: { ...moons.quantiser, levels: 300 } };
    expect(refused(() => decodePoison(coarse, file)).code).toBe('out-of-range');
    expect(refused(() => decodePoison(moons, new Uint8Array(POISON_MAX_BYTES + 1))).code).toBe('too-large');
    const bomb = deflateSync(new Uint8Array(50_000_000));
    expect(bomb.length).toBeLessThan(POISON_MAX_BYTES);
    expect(refused(() => decodePoison(moons, bomb)).code).toBe('too-large');
    const meta = { scenario: 'moons', d: 2, classes: 2 };
    const more = deflateSync(encodeSections(meta, { stranger: new Uint8Array(2) }));
    expect(refused(() => decodePoison(moons, more)).code).toBe('bad-file');
    const large = { ...moons, id: 'own', features: 20_000, quantiser: { lo: 0, hi: 1, levels: 65_535 } };
    expect(refused(() => encodePoison(large, noiseOf(large, 40))).code).toBe('too-large');
  });
});
