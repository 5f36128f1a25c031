import { describe, expect, it } from 'vitest';
import { mcnemarExact, pairedDifference, wilson } from '../../engine/round/intervals.ts';

/** SciPy 1.17.1: binomtest(k, n).proportion_ci(method='wilson'). */
const WILSON = [
  [0, 10, 0, 0.27753279986288926],
  [3, 10, 0.10779126740630102, 0.6032218525388546],
  [95, 100, 0.8882495307680809, 0.978456320845632],
  [194, 200, 0.9361057075454807, 0.9861796856598887],
  [1, 1, 0.20654931437723745, 1],
] as const;

/** SciPy 1.17.1: binomtest(gained, gained + lost).pvalue. */
const MCNEMAR = [
  [0, 0, 1],
  [1, 0, 1],
  [2, 9, 0.0654296875],
  [5, 5, 1],
  [0, 8, 0.0078125],
  [30, 55, 0.008836205876094518],
  [400, 500, 0.0009564441369189373],
  [0, 1200, 0],
] as const;

/** Bonett & Price 2012, eq. 6, evaluated with 30 digits (Python's decimal). */
const PAIRED = [
  [21, 9, 200, 0.0051334720010608225, 0.11367840918705799],
  [0, 0, 50, -0.053303993244218376, 0.053303993244218376],
  [40, 2, 100, 0.2675778207031735, 0.4775202185125128],
] as const;

describe('intervals', () => {
  it.each(WILSON)('ROUND-40 Wilson of %d in %d', (hits, n, lo, hi) => {
    expect(wilson(hits, n).lo).toBeCloseTo(lo, 12);
    expect(wilson(hits, n).hi).toBeCloseTo(hi, 12);
  });

  it.each(PAIRED)('ROUND-40 paired: %d gained, %d lost of %d', (gained, lost, n, lo, hi) => {
    expect(pairedDifference(gained, lost, n).lo).toBeCloseTo(lo, 12);
    expect(pairedDifference(gained, lost, n).hi).toBeCloseTo(hi, 12);
  });

  it.each(MCNEMAR)('ROUND-40 McNemar, exact: %d gained, %d lost', (gained, lost, p) => {
    expect(mcnemarExact(gained, lost)).toBeCloseTo(p, 12);
    expect(mcnemarExact(lost, gained)).toBeCloseTo(p, 12);
  });

  it('ROUND-40 nothing is known of nothing', () => {
    expect(wilson(0, 0)).toEqual({ lo: 0, hi: 1 });
  });
});
