import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeOf, fromCodes, snap, toCodes, valueAt } from '../../engine/data/quantise.ts';

const GREY = { lo: 0, hi: 1, levels: 255 } as const;
const PLANE = { lo: -2.5, hi: 2.5, levels: 65535 } as const;
const quantisers = fc.constantFrom(GREY, PLANE);

describe('the quantiser', () => {
  it('DATA-2 gives every code back, and its value is a fixed point', () => {
    for (const quantiser of [GREY, PLANE]) {
      const codes = Array.from({ length: quantiser.levels + 1 }, (_, code) => code);
      expect(codes.map((code) => codeOf(quantiser, valueAt(quantiser, code)))).toEqual(codes);
    }
    for (let code = 0; code <= 255; code++) expect(valueAt(GREY, code)).toBe(Math.fround(code / 255));
  });

  it('DATA-2 moves a value to the nearest number of the grid, inside the box', () => {
    fc.assert(
      fc.property(quantisers, fc.double({ min: -5, max: 5, noNaN: true }), (quantiser, value) => {
        const snapped = snap(quantiser, value);
        expect(snapped).toBeGreaterThanOrEqual(quantiser.lo);
        expect(snapped).toBeLessThanOrEqual(quantiser.hi);
        const inside = Math.min(quantiser.hi, Math.max(quantiser.lo, value));
        // Half a step, and the rounding of the value to f32.
        const half = (quantiser.hi - quantiser.lo) / quantiser.levels / 2 + 3e-7;
        expect(Math.abs(snapped - inside)).toBeLessThanOrEqual(half);
        expect(snap(quantiser, snapped)).toBe(snapped);
      }),
    );
  });

  it('uses bytes up to 255 levels and 16 bits beyond', () => {
    expect(toCodes(GREY, Float32Array.of(0, 1))).toEqual(Uint8Array.of(0, 255));
    expect(toCodes(PLANE, Float32Array.of(-2.5, 2.5))).toEqual(Uint16Array.of(0, 65535));
    expect(fromCodes(PLANE, Uint16Array.of(0, 65535))).toEqual(Float32Array.of(-2.5, 2.5));
  });
});
