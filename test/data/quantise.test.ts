import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boxOf, codeOf, fromCodes, snap, snapSamples, toCodes, valueAt } from '../../engine/data/quantise.ts';

const GREY = { lo: 0, hi: 1, levels: 255 } as const;
const PLANE = { lo: -2.5, hi: 2.5, levels: 65535 } as const;
const quantisers = fc.constantFrom(GREY, PLANE);

describe('the quantiser', () => {
  it('DATA-2 gives every code back, and its value is a fixed point', () => {
    for (const quantiser of [GREY, PLANE]) {
      const codes = Array.from({ length: quantiser.levels + 1 }, (_, code) => code);
      expect(codes.map((code) => codeOf(quantiser, valueAt(quantiser, code, 0), 0))).toEqual(codes);
    }
    for (let code = 0; code <= 255; code++) expect(valueAt(GREY, code, 0)).toBe(Math.fround(code / 255));
  });

  it('DATA-2 moves a value to the nearest number of the grid, inside the box', () => {
    fc.assert(
      fc.property(quantisers, fc.double({ min: -5, max: 5, noNaN: true }), (quantiser, value) => {
        const snapped = snap(quantiser, value, 0);
        expect(snapped).toBeGreaterThanOrEqual(quantiser.lo);
        expect(snapped).toBeLessThanOrEqual(quantiser.hi);
        const inside = Math.min(quantiser.hi, Math.max(quantiser.lo, value));
        // Half a step, and the rounding of the value to f32.
        const half = (quantiser.hi - quantiser.lo) / quantiser.levels / 2 + 3e-7;
        expect(Math.abs(snapped - inside)).toBeLessThanOrEqual(half);
        expect(snap(quantiser, snapped, 0)).toBe(snapped);
      }),
    );
  });

  it('DATA-6 gives each feature a range of its own', () => {
    const each = { lo: [0, 20_000, 3], hi: [1, 90_000, 3], levels: 255 };
    const data = {
      n: 2,
      d: 3,
      classes: 2,
      x: Float32Array.of(0.5, 20_000, 3, 2, 90_001, 3),
      y: Int32Array.of(0, 1),
    };
    expect(toCodes(each, data)).toEqual(Uint8Array.of(128, 0, 0, 255, 255, 0));
    expect(fromCodes(each, Uint8Array.of(255, 51, 0), 3)).toEqual(Float32Array.of(1, 34_000, 3));
    const snapped = snapSamples(each, data);
    expect(snapped.x.subarray(3)).toEqual(Float32Array.of(1, 90_000, 3));
    expect(snapSamples(each, snapped)).toEqual(snapped);
    expect(boxOf(each, 3)).toEqual({ lo: Float64Array.of(0, 20_000, 3), hi: Float64Array.of(1, 90_000, 3) });
  });

  it('uses bytes up to 255 levels and 16 bits beyond', () => {
    expect(toCodes(GREY, { x: Float32Array.of(0, 1), d: 1 })).toEqual(Uint8Array.of(0, 255));
    expect(toCodes(PLANE, { x: Float32Array.of(-2.5, 2.5), d: 1 })).toEqual(Uint16Array.of(0, 65535));
    expect(fromCodes(PLANE, Uint16Array.of(0, 65535), 1)).toEqual(Float32Array.of(-2.5, 2.5));
  });
});
