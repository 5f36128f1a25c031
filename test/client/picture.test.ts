import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { between, contour } from '../../client/picture/contour.ts';
import { FATE, fatesOf, tellingOrder } from '../../client/picture/fates.ts';
import { fieldOf } from '../../client/picture/field.ts';
import { panBy, settleCamera, toBox, toScreen, toUnit, WHOLE, zoomAt } from '../../client/picture/frame.ts';
import { framed, frameOf } from '../../client/picture/picture.ts';
import { attackParts, defenceParts } from '../../client/picture/score-parts.ts';
import { inspectionOrder, removalsByClass } from '../../client/picture/scrutiny.ts';
import { shownChange } from '../../client/picture/shown-numbers.ts';
import { wholeParts } from '../../engine/match/whole-points.ts';
import type { RoundSummary } from '../../engine/round/result.ts';
import { detectionOf, scoresOf } from '../../engine/round/scoring.ts';

const size = { width: 800, height: 500 };
const cameras = fc
  .record({
    zoom: fc.double({ min: 0.1, max: 30, noNaN: true }),
    u: fc.double({ min: -1, max: 2, noNaN: true }),
    v: fc.double({ min: -1, max: 2, noNaN: true }),
  })
  .map(settleCamera);
const across = fc.double({ min: 0, max: 800, noNaN: true });
const down = fc.double({ min: 0, max: 500, noNaN: true });

describe('the camera', () => {
  it('CLIENT-6 screen and picture are each other’s inverse', () => {
    fc.assert(
      fc.property(cameras, across, down, (camera, x, y) => {
        const [u, v] = toBox(camera, size, x, y);
        const [sx, sy] = toScreen(camera, size, u, v);
        // Two scalings and a shift in f64 on values up to 1000.
        expect(sx).toBeCloseTo(x, 8);
        expect(sy).toBeCloseTo(y, 8);
      }),
    );
  });

  it('CLIENT-6 never shows what is beyond the edges', () => {
    fc.assert(
      fc.property(
        cameras,
        across,
        down,
        fc.double({ min: 0.05, max: 20, noNaN: true }),
        (camera, x, y, factor) => {
          for (const next of [
            zoomAt(camera, size, x, y, factor),
            panBy(camera, size, x * factor, -y * factor),
          ]) {
            const [left, top] = toBox(next, size, 0, 0);
            const [right, bottom] = toBox(next, size, size.width, size.height);
            for (const low of [left, top]) expect(low).toBeGreaterThanOrEqual(-1e-9);
            for (const high of [right, bottom]) expect(high).toBeLessThanOrEqual(1 + 1e-9);
          }
        },
      ),
    );
  });

  it('CLIENT-6 zooming in keeps the place under the pointer', () => {
    const near = zoomAt(WHOLE, size, 200, 400, 3);
    expect(toBox(near, size, 200, 400)[0]).toBeCloseTo(0.25, 10);
    expect(toBox(near, size, 200, 400)[1]).toBeCloseTo(0.8, 10);
  });

  it('CLIENT-6 strays are drawn at the edge and do not shrink the rest', () => {
    const places = new Float32Array(2 * 400);
    for (let i = 0; i < 400; i++) places.set([i % 20, Math.floor(i / 20)], 2 * i);
    places.set([10_000, -10_000], 0);
    const box = frameOf(places);
    expect(box.x1).toBeLessThan(30);
    const unit = framed(places, box);
    expect(unit[0]).toBeGreaterThan(0.9);
    expect(unit[0]).toBeLessThan(1);
    expect(unit.every((value) => value > 0 && value < 1)).toBe(true);
    expect(toUnit(box, box.x0, box.y1)).toEqual([0, 0]);
  });
});

describe('the boundary', () => {
  const projection = {
    d: 3,
    mean: Float32Array.of(0.5, 0, 0),
    axes: [Float32Array.of(1, 0, 0), Float32Array.of(0, 1, 0)] as const,
  };
  const box = { x0: -1, x1: 1, y0: -1, y1: 1 };

  it('CLIENT-7 of a linear model is the line where its score is zero', () => {
    const weights = Float64Array.of(2, 1, 5, -1.25);
    const field = fieldOf({ kind: 'linear', d: 3, weights }, projection, box, [41, 31]);
    const segments = contour(field, 0);
    expect(segments.length).toBeGreaterThan(0);
    for (let i = 0; i < segments.length; i += 2) {
      const a = -1 + 2 * (segments[i] as number);
      const b = 1 - 2 * (segments[i + 1] as number);
      // Interpolating a plane is exact; the scores and the segments are f32.
      expect(2 * (0.5 + a) + b - 1.25).toBeCloseTo(0, 5);
    }
  });

  it('CLIENT-7 separates every grid point of one sign from every one of the other', () => {
    const scores = fc.array(
      fc.double({ min: -1, max: 1, noNaN: true }).filter((s) => s !== 0),
      {
        minLength: 30,
        maxLength: 30,
      },
    );
    fc.assert(
      fc.property(scores, (values) => {
        const field = { cols: 6, rows: 5, scores: Float32Array.from(values) };
        let crossings = 0;
        const sign = (c: number, r: number) => (field.scores[r * 6 + c] as number) > 0;
        for (let r = 0; r < 4; r++) {
          for (let c = 0; c < 5; c++) {
            const corners = [sign(c, r), sign(c + 1, r), sign(c + 1, r + 1), sign(c, r + 1)];
            const changes = corners.filter((corner, k) => corner !== corners[(k + 1) % 4]).length;
            crossings += changes / 2;
          }
        }
        expect(contour(field, 0).length / 4).toBe(crossings);
      }),
    );
  });

  it('moves in a straight line from one model to the next', () => {
    const from = { cols: 2, rows: 1, scores: Float32Array.of(0, 4) };
    const to = { cols: 2, rows: 1, scores: Float32Array.of(2, 0) };
    expect([...between(from, to, 0.5).scores]).toEqual([1, 2]);
    expect(between({ cols: 1, rows: 1, scores: new Float32Array(1) }, to, 0.5)).toBe(to);
  });
});

const masks = fc
  .array(fc.tuple(fc.nat(3), fc.nat(2), fc.nat(1)), { minLength: 1, maxLength: 200 })
  .map((rows) => {
    const column = (k: 0 | 1 | 2) => Uint8Array.from(rows, (row) => row[k]);
    return [column(0), column(1), column(2)] as const;
  });

describe('the reveal', () => {
  it('CLIENT-8 counts what the engine counts', () => {
    fc.assert(
      fc.property(masks, ([origin, removedBy, turned]) => {
        const fates = fatesOf(origin, removedBy, turned);
        const handled = removedBy.map((by, i) => by || (turned[i] as number));
        const { caught, missed, collateral, passed } = detectionOf(origin, handled);
        const tally = (fate: number) => fates.filter((held) => held === fate).length;
        expect([FATE.caught, FATE.missed, FATE.collateral, FATE.passed].map(tally)).toEqual([
          caught,
          missed,
          collateral,
          passed,
        ]);
      }),
    );
  });

  it('CLIENT-9 whole parts add up to the total that is shown', () => {
    expect(wholeParts([40.4, 3.3], 43.7)).toEqual([41, 3]); // each by itself would be 40 + 3, beside 44
    expect(wholeParts([40.6, 3.7], 44.3)).toEqual([40, 4]); // and 41 + 4, beside 44
    expect(wholeParts([29.5, 12.25, 7.75], 49.5)).toEqual([30, 12, 8]);
    expect(wholeParts([12.5, 12.5], 25)).toEqual([13, 12]);
    expect(wholeParts([0, 0, 0], 0)).toEqual([0, 0, 0]);
  });

  it('CLIENT-9 a change is the difference of the rates that are shown', () => {
    // 95.3 % and 92.0 %, though 3.21 points lie between them
    expect(shownChange(0.9525, 0.9204)).toBeCloseTo(-0.033, 12);
    expect(shownChange(0.95, 0.95)).toBe(0);
  });

  it('CLIENT-9 the parts of a score add up to it', () => {
    const rate = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(
        masks,
        rate,
        rate,
        fc.boolean(),
        fc.nat(5),
        ([origin, removedBy], accuracy, par, outage, targets) => {
          const detection = detectionOf(origin, removedBy);
          const given = {
            cleanAccuracy: 0.95,
            accuracy,
            majorityAccuracy: 0.5,
            par: par + 0.01,
            detection,
            outage,
          };
          const aim = targets === 0 ? null : { targets, hits: Math.floor(targets * par) };
          const scores = scoresOf(given, aim);
          const about = { ...given, ...scores, ...aim };
          const summary = about as Partial<RoundSummary> as RoundSummary;
          const total = (parts: readonly { points: number }[]) =>
            parts.reduce((sum, { points }) => sum + points, 0);
          // The same products, added in another order.
          for (const [parts, score] of [
            [attackParts(summary), scores.attackScore],
            [defenceParts(summary), scores.defenceScore],
          ] as const) {
            expect(total(parts)).toBeCloseTo(score, 9);
            const whole = wholeParts(
              parts.map(({ points }) => points),
              score,
            );
            expect(whole.reduce((sum, part) => sum + part, 0)).toBe(Math.round(score));
            for (const [i, { most }] of parts.entries()) expect(whole[i]).toBeLessThanOrEqual(most ?? 100);
          }
        },
      ),
    );
  });
});

describe('scrutiny of inputs', () => {
  it('orders by suspicion with ties by index, and tallies removals by class', () => {
    const labels = Uint8Array.of(0, 1, 0, 1);
    expect([...inspectionOrder('suspicion', labels, Float32Array.of(0.5, 1, 0.5, 0))]).toEqual([1, 0, 2, 3]);
    expect([...inspectionOrder('label', labels, null)]).toEqual([0, 2, 1, 3]);
    expect(removalsByClass(labels, Uint8Array.of(0, 2, 0, 0), 2)).toEqual([
      { removed: 0, of: 2 },
      { removed: 1, of: 2 },
    ]);
  });
});

it('CLIENT-71 samples are told of one by one: missed poison, caught poison, lost clean ones, then the rest', () => {
  const { passed, missed, caught, collateral } = FATE;
  const fates = Uint8Array.of(passed, caught, collateral, missed, passed, missed);
  expect([...tellingOrder(fates)]).toEqual([3, 5, 1, 2, 0, 4]);
});
