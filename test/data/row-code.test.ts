import fc from 'fast-check';
import { deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { decodePack } from '../../engine/data/pack.ts';
import { toCodes } from '../../engine/data/quantise.ts';
import { packRows, type RowForm, unpackRows } from '../../engine/data/row-code.ts';
import { GameError } from '../../engine/errors.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { digitsPack } from '../support/digits.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const there = (x: Uint8Array, form: RowForm) => packRows(core, x, form) as Uint8Array;

describe('packed rows', () => {
  it('WIRE-22 come back as they were', () => {
    const rows = fc
      .record({ n: fc.nat(6), side: fc.nat(5), top: fc.constantFrom(0, 1, 4, 255) })
      .chain(({ n, side, top }) => {
        const d = side > 0 ? side * side : 7;
        const x = fc.uint8Array({ minLength: n * d, maxLength: n * d, max: top });
        return fc.record({ x, n: fc.constant(n), form: fc.constant({ d, side }) });
      });
    fc.assert(
      fc.property(rows, ({ x, n, form }) => {
        const packed = packRows(core, x, form);
        expect(packed === null).toBe(x.length === 0);
        if (packed) expect(unpackRows(packed, n, form)).toEqual(x);
      }),
      { seed: 3, numRuns: 200 },
    );
  });

  it('WIRE-22 are the same bytes everywhere', () => {
    // Written down when the code was made: a change makes older files unreadable.
    const x = Uint8Array.from({ length: 32 }, (_, i) => (i * i) % 5);
    expect(Buffer.from(there(x, { d: 16, side: 4 })).toString('hex')).toBe(
      '02000104784c7c0ca34156717247a9a4',
    );
    expect(Buffer.from(there(x, { d: 8, side: 0 })).toString('hex')).toBe(
      '020001046b754cade7af1f142a8e9b8e6b0547',
    );
  });

  it('WIRE-26 of pictures take at most three quarters of what DEFLATE makes of them', async () => {
    const { train } = decodePack(await digitsPack());
    const x = toCodes(SCENARIOS['digits-4v9'].quantiser, {
      x: train.x.subarray(0, 500 * 784),
      d: 784,
    }) as Uint8Array;
    expect(there(x, { d: 784, side: 28 }).length).toBeLessThan(0.75 * deflateSync(x, { level: 6 }).length);
  });

  it('WIRE-22 are refused with bad-file where they are cut off or too many', () => {
    const packed = there(Uint8Array.of(1, 2, 3, 4), { d: 4, side: 2 });
    const refused = (bytes: Uint8Array, n: number, form: RowForm) =>
      expect(() => unpackRows(bytes, n, form)).toThrow(GameError);
    refused(packed.subarray(0, 3), 1, { d: 4, side: 2 });
    refused(packed, 2 ** 30, { d: 4, side: 2 });
    refused(packed, 1, { d: 2 ** 22, side: 0 });
    refused(new Uint8Array(0), 1, { d: 4, side: 2 });
  });
});
