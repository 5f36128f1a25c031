import { describe, expect, it } from 'vitest';
import { inventEvenLetters } from '../../engine/data/even-letters.ts';
import { inventLetters, LETTER_SIDE, type Script, writeLetters } from '../../engine/data/letters.ts';
import { curveThrough, drawPath } from '../../engine/data/pen.ts';
import { turnBy } from '../../engine/data/turn.ts';
import { createRandom } from '../../engine/random.ts';
import { openRound } from '../../engine/round/round.ts';
import { loadWell } from '../../engine/round/well.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const PAIR: Script = { letters: 2, twins: 1, moved: 7, wobble: 1.2 };
const SEEDS = [1, 2, 3, 4, 5, 6];
const SEED = '5a1c0f3b9d2e48760c1f2a3b4d5e6f70';

describe('turns', () => {
  it('DATA-7 cosine and sine are those of the angle', () => {
    for (let angle = -2; angle <= 2; angle += 0.01) {
      const { cos, sin } = turnBy(angle);
      expect(Math.abs(cos - Math.cos(angle))).toBeLessThan(1e-14);
      expect(Math.abs(sin - Math.sin(angle))).toBeLessThan(1e-14);
    }
  });
});

describe('the pen', () => {
  it('DATA-7 grey is the radius and a half less the distance to the line, from 0 to 1', () => {
    const out = new Float32Array(LETTER_SIDE * LETTER_SIDE).fill(9);
    drawPath(Float64Array.of(5, 10, 20, 10), 1.2, LETTER_SIDE, out, 0);
    for (let row = 0; row < LETTER_SIDE; row++) {
      for (let column = 0; column < LETTER_SIDE; column++) {
        const beside = Math.max(5 - column, 0, column - 20);
        const grey = Math.min(1, Math.max(0, 1.7 - Math.hypot(beside, row - 10)));
        expect(out[row * LETTER_SIDE + column]).toBeCloseTo(grey, 6); // f32
      }
    }
  });

  it('DATA-7 a curve passes through its points, and through points of a line it is the line', () => {
    const points = [3, 4, 9, 20, 15, 7, 22, 12];
    const curve = curveThrough(Float64Array.from(points));
    const has = (x: number, y: number) =>
      curve.some((value, k) => k % 2 === 0 && Math.hypot(value - x, (curve[k + 1] as number) - y) < 1e-12);
    for (let k = 0; k < points.length; k += 2)
      expect(has(points[k] as number, points[k + 1] as number)).toBe(true);
    const line = curveThrough(Float64Array.of(0, 1, 2, 3, 4, 5, 6, 7));
    for (let k = 0; k < line.length; k += 2) {
      expect(Math.abs((line[k + 1] as number) - (line[k] as number) - 1)).toBeLessThan(1e-12);
    }
  });
});

describe('letters', () => {
  it('SCEN-80 a letter has six points in its field, consecutive ones 6 to 15 pixels apart', () => {
    for (const letter of SEEDS.flatMap((seed) =>
      inventLetters({ ...PAIR, letters: 8, twins: 0 }, createRandom(seed)),
    )) {
      expect(letter).toHaveLength(12);
      expect(letter.every((value) => value >= 5 && value <= 22)).toBe(true);
      for (let k = 2; k < 12; k += 2) {
        const [dx, dy] = [0, 1].map(
          (axis) => (letter[k + axis] as number) - (letter[k + axis - 2] as number),
        );
        const apart = Math.hypot(dx as number, dy as number);
        expect(apart).toBeGreaterThanOrEqual(6);
        expect(apart).toBeLessThanOrEqual(15);
      }
    }
  });

  it('SCEN-80 a twin is the letter with two points moved, no farther than asked', () => {
    for (const seed of SEEDS) {
      const [first, second] = inventLetters(PAIR, createRandom(seed)) as [Float64Array, Float64Array];
      const moves = Array.from({ length: 6 }, (_, k) =>
        Math.hypot(
          (second[2 * k] as number) - (first[2 * k] as number),
          (second[2 * k + 1] as number) - (first[2 * k + 1] as number),
        ),
      );
      expect(moves.filter((move) => move > 0).length).toBeLessThanOrEqual(2);
      expect(Math.max(...moves)).toBeLessThanOrEqual(7 + 1e-9);
      expect(Math.max(...moves)).toBeGreaterThan(0);
    }
  });

  it('SCEN-80 every sample is in a hand of its own, as many of each letter', () => {
    const alphabet = inventLetters(PAIR, createRandom(3));
    const { x, y, n, d } = writeLetters(core, alphabet, 300, PAIR, createRandom(4));
    expect([...y]).toEqual([...new Array(150).fill(0), ...new Array(150).fill(1)]);
    const rows = Array.from({ length: n }, (_, i) => x.subarray(i * d, i * d + d).join());
    expect(new Set(rows).size).toBe(n);
    expect(x.every((grey) => grey >= 0 && grey <= 1)).toBe(true);
  });

  it('SCEN-81 every seed of 128 bits invents letters of its own, the same ones again', () => {
    const well = (seed: string) => loadWell(core, 'letters', null, seed).train;
    const once = well(SEED);
    const other = well(SEED.replace(/0$/, '1'));
    expect(well(SEED).x.every((grey, k) => grey === once.x[k])).toBe(true);
    expect(other.x.every((grey, k) => grey === once.x[k])).toBe(false);
    // A model of one well knows nothing of another: half of its answers are right, by chance a little more or less.
    const { weights } = core.fitLogistic(once, { l2: 0.01 });
    const scores = core.linearScores({ rows: other.n, cols: other.d, values: other.x }, weights);
    const right = scores.reduce((sum, score, i) => sum + ((score > 0 ? 1 : 0) === other.y[i] ? 1 : 0), 0);
    expect(right / other.n).toBeLessThan(0.85);
  });

  it('SCEN-82 difficulty is even: the clean model of a well errs on 1 to 6 % of two letters', async () => {
    for (const seed of SEEDS) {
      const round = await openRound(core, loadWell(core, 'letters', null, seed), seed, { attacks: [] });
      const error = 1 - round.clean().accuracy;
      expect(error).toBeGreaterThan(0.01);
      expect(error).toBeLessThan(0.06);
    }
  });

  it('SCEN-82 where no alphabet is in the range the nearest one is taken', () => {
    const even = { learn: 60, judge: 60, error: [0.9, 1] } as const;
    const once = inventEvenLetters(core, PAIR, even, createRandom(1));
    expect(once).toHaveLength(2);
    expect(inventEvenLetters(core, PAIR, even, createRandom(1))).toEqual(once);
  });

  it('SCEN-83 gradient ascent at ε = 3 % at least makes half as many errors again, and the loss filter takes them back', async () => {
    for (const seed of [1, 2]) {
      const round = await openRound(core, loadWell(core, 'letters', null, seed), seed, {
        attacks: ['gradient-ascent'],
      });
      const delivery = round.deliver({ attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.03 });
      const errorOf = (filters: Parameters<typeof delivery.filter>[0]['filters']) =>
        1 - delivery.filter({ filters }).train().score().summary.accuracy;
      const clean = 1 - round.clean().accuracy;
      expect(errorOf([])).toBeGreaterThan(1.5 * clean);
      expect(errorOf([{ id: 'loss', params: {} }])).toBeLessThan(clean + 0.02);
    }
  });
});
