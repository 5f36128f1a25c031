import { describe, expect, it } from 'vitest';
import { between, boundary } from '../../client/picture/contour.ts';
import { fieldOf } from '../../client/picture/field.ts';
import { createRandom } from '../../engine/random.ts';
import type { Model } from '../../engine/victims/model.ts';
import { predict } from '../../engine/victims/predict.ts';
import { testCore } from '../support/test-core.ts';

const random = createRandom(4);
const draw = (n: number) => Float32Array.from({ length: n }, () => 2 * random.uniform() - 1);
const d = 5;
const projection = { d, mean: draw(d), axes: [draw(d), draw(d)] as [Float32Array, Float32Array] };
const box = { x0: -2, x1: 2, y0: -2, y1: 2 };
const [cols, rows] = [13, 9];

const models: readonly Model[] = [
  { kind: 'softmax', d, classes: 4, weights: Float64Array.from(draw(4 * d + 4)) },
  {
    kind: 'network',
    shape: { d, hidden: 6, classes: 4, activation: 'relu' },
    weights: draw(6 * d + 6 + 4 * 6 + 4),
  },
];

describe('a model of more than two classes in the plane', () => {
  it.each(models.map((model) => [model.kind, model] as const))(
    'CLIENT-6 %s: the class that is drawn is the class that the engine predicts there',
    async (_, model) => {
      const field = fieldOf(model, projection, box, [cols, rows]);
      const places = Float32Array.from({ length: cols * rows * d }, (_, at) => {
        const [i, j] = [Math.floor(at / d), at % d];
        const u = box.x0 + ((box.x1 - box.x0) * (i % cols)) / (cols - 1);
        const v = box.y1 + ((box.y0 - box.y1) * Math.floor(i / cols)) / (rows - 1);
        const [first, second] = projection.axes;
        return (projection.mean[j] as number) + u * (first[j] as number) + v * (second[j] as number);
      });
      const { classes, scores } = predict(await testCore(), model, {
        rows: cols * rows,
        cols: d,
        values: places,
      });
      expect(Array.from(field.winners ?? [])).toEqual(Array.from(classes));
      // The engine adds in f32 over five features, the drawing in f64.
      scores.forEach((score, i) => {
        expect(field.scores[i]).toBeCloseTo(score, 4);
      });
      expect(boundary(field).length).toBeGreaterThan(0);
    },
  );

  it('CLIENT-6 between two models every place belongs to one of their winners', () => {
    const [from, to] = models.map((model) => fieldOf(model, projection, box, [cols, rows]));
    if (!from || !to) throw new Error('two models');
    for (const t of [0, 0.3, 0.7, 1]) {
      const half = between(from, to, t);
      half.winners?.forEach((winner, i) => {
        expect([from.winners?.[i], to.winners?.[i]]).toContain(winner);
      });
      expect(half.scores.every((lead) => lead >= 0)).toBe(true);
    }
    expect(between(from, to, 1)).toEqual(to);
  });
});
