import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { detectionOf, isOutage, scoresOf } from '../../engine/round/scoring.ts';

const clean = { cleanAccuracy: 0.95, majorityAccuracy: 0.5, par: 0.1 };
const detection = detectionOf(
  Uint8Array.of(1, 1, 1, 1, 0, 0, 0, 0, 0, 0),
  Uint8Array.of(1, 1, 2, 0, 0, 0, 0, 0, 0, 1),
);

describe('detection', () => {
  it('ROUND-4 counts and rates, removed is positive', () => {
    expect(detection).toMatchObject({
      caught: 3,
      missed: 1,
      collateral: 1,
      passed: 5,
      precision: 0.75,
      recall: 0.75,
    });
    expect(detection.fpr).toBeCloseTo(1 / 6, 12);
    // (3·5 − 1·1) / √(4·4·6·6)
    expect(detection.mcc).toBeCloseTo(14 / 24, 12);
  });

  it('ROUND-4 has no NaN: keep-all, delete-all and no poison score 0 in MCC', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(3), fc.nat(2)), { maxLength: 30 }), (rows) => {
        const origin = Uint8Array.from(rows, ([from]) => from);
        const removed = Uint8Array.from(rows, ([, by]) => by);
        for (const value of Object.values(detectionOf(origin, removed))) expect(value).not.toBeNaN();
        expect(detectionOf(origin, new Uint8Array(rows.length)).mcc).toBe(0);
        expect(detectionOf(origin, new Uint8Array(rows.length).fill(1)).mcc).toBe(0);
        expect(detectionOf(new Uint8Array(rows.length), removed).mcc).toBe(0);
      }),
    );
  });
});

describe('scores', () => {
  it('ROUND-5 follows the formula', () => {
    const scores = scoresOf({ ...clean, accuracy: 0.9275, detection, outage: false });
    expect(scores.utility).toBeCloseTo(0.95, 12); // (0.9275 − 0.5) / 0.45
    expect(scores.impact).toBeCloseTo(0.5, 12); // 0.05 / 0.1
    expect(scores.attackScore).toBeCloseTo(100 * 0.5 * (0.8 + 0.2 * 0.25), 10);
    const want = 0.95 * (65 * 0.5 + (20 * 14) / 24 + 15 * (1 - 1 / 6 / 0.2));
    expect(scores.defenceScore).toBeCloseTo(want, 10);
  });

  it('ROUND-5 stays between 0 and 100, and more accuracy is never worse for the defence or better for the attack', () => {
    const rates = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(rates, rates, (a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)].map((accuracy) =>
          scoresOf({ ...clean, accuracy, detection, outage: false }),
        );
        for (const scores of [low, high]) {
          expect(scores?.attackScore).toBeGreaterThanOrEqual(0);
          expect(scores?.attackScore).toBeLessThanOrEqual(100);
          expect(scores?.defenceScore).toBeGreaterThanOrEqual(0);
          expect(scores?.defenceScore).toBeLessThanOrEqual(100);
        }
        expect(low?.defenceScore).toBeLessThanOrEqual(high?.defenceScore ?? Number.NaN);
        expect(low?.attackScore).toBeGreaterThanOrEqual(high?.attackScore ?? Number.NaN);
      }),
    );
  });

  it('ROUND-5 a model no better than the majority class has no use, even a clean one', () => {
    const useless = { ...clean, cleanAccuracy: 0.5, accuracy: 0.5, detection, outage: false };
    expect(scoresOf(useless)).toMatchObject({ utility: 0, impact: 1, defenceScore: 0 });
  });

  it('ROUND-6 an outage pays the attack 40 and the defence nothing', () => {
    const scores = scoresOf({ ...clean, accuracy: 0.95, detection, outage: true });
    expect(scores).toMatchObject({ attackScore: 40, defenceScore: 0 });
    expect(isOutage({ rows: 49, classCounts: [20, 29] }, 100)).toBe(true);
    expect(isOutage({ rows: 50, classCounts: [20, 30] }, 100)).toBe(false);
    expect(isOutage({ rows: 90, classCounts: [0, 90] }, 100)).toBe(true);
  });
});
