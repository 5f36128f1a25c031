import { describe, expect, it } from 'vitest';
import { solveDense } from '../../engine/attacks/dense-solve.ts';
import { hingeLoss, marginGradients } from '../../engine/attacks/margin-gradient.ts';
import { joinRows } from '../../engine/data/rows.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { createRandom } from '../../engine/random.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const L2 = 0.05;

/** Two overlapping clouds in `d` dimensions. */
function clouds(seed: number, n: number, d: number): Samples {
  const random = createRandom(seed);
  const y = Int32Array.from({ length: n }, (_, i) => i % 2);
  const x = Float32Array.from({ length: n * d }, (_, k) => {
    const side = y[Math.floor(k / d)] === 1 ? 0.5 : -0.5;
    return side + 2 * (random.uniform() + random.uniform() - 1);
  });
  return { n, d, classes: 2, x, y };
}

const fitted = (data: Samples) =>
  core.fitHinge(data, { l2: L2, tolerance: 1e-10, maxIterations: 1e6 }).weights;

describe('the gradient through the margin', () => {
  it.each([1, 2, 3, 4, 5, 6])(
    'ATTACK-27 is the change of the validation loss when the sample moves: seed %i',
    (seed) => {
      const d = 6;
      const clean = clouds(seed, 40, d);
      const judged = clouds(100 + seed, 200, d);
      const poison = { ...clouds(200 + seed, 1, d), y: Int32Array.of(1) }; // of the first class, under the other label
      const data = joinRows(clean, poison);
      const slopes = marginGradients({ weights: fitted(data), l2: L2, data }, judged, clean.n);
      const at = clean.n * d;
      const lossAt = (j: number, move: number) => {
        const x = data.x.slice();
        x[at + j] = (x[at + j] as number) + move;
        return hingeLoss(fitted({ ...data, x }), judged);
      };
      // The loss is smooth between samples that reach or leave the margin: a small step stays between.
      const h = 2 ** -9;
      for (let j = 0; j < d; j++) {
        const slope = (lossAt(j, h) - lossAt(j, -h)) / (2 * h);
        expect(Math.abs((slopes[j] as number) - slope)).toBeLessThan(1e-3 + 0.03 * Math.abs(slope));
      }
    },
  );
});

describe('solving a system', () => {
  it('ATTACK-27 agrees with the product, for several sides, and with rows that must change places', () => {
    const random = createRandom(4);
    const m = 12;
    const a = Float64Array.from({ length: m * m }, (_, k) =>
      k % (m + 1) === 0 ? 0 : random.uniform() - 0.5,
    );
    const wanted = [0, 1].map(() => Float64Array.from({ length: m }, () => random.uniform()));
    const sides = wanted.map((x) =>
      Array.from({ length: m }, (_, i) =>
        x.reduce((sum, value, j) => sum + (a[i * m + j] as number) * value, 0),
      ),
    );
    solveDense(a.slice(), sides).forEach((x, s) => {
      x.forEach((value, j) => {
        expect(value).toBeCloseTo(wanted[s]?.[j] as number, 9);
      });
    });
  });
});
