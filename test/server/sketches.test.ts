import { describe, expect, it } from 'vitest';
import { decodeTraining, encodeTraining } from '../../contract/files/training.ts';
import { drawnPlanes } from '../../engine/round/drawn-plane.ts';
import { type Projection, project } from '../../engine/round/projection.ts';
import { cutOf } from '../../engine/victims/cut.ts';
import { modelKindOf, withWeights } from '../../engine/victims/kinds.ts';
import type { Body, Model } from '../../engine/victims/model.ts';
import { rowsOf } from '../../engine/victims/predict.ts';
import { packed } from '../../server/training/packed.ts';
import { sketchesIn } from '../../server/training/sketches.ts';
import { expectClose } from '../support/closeness.ts';
import { randomMatrix, randomSamples } from '../support/generators.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const FRAMES = 32;
const d = 784;
const shape = { d, hidden: 64, classes: 10, activation: 'relu' } as const;
const BODIES: readonly (readonly [Body, number])[] = [
  [{ kind: 'linear', d }, 2],
  [{ kind: 'transfer', d, extractor: 'mnist-64' }, 2],
  [{ kind: 'softmax', d, classes: 10 }, 10],
  [{ kind: 'network', shape }, 10],
];

/** Models of weights at random, which compress worse than trained ones. */
function modelsOf(body: Body) {
  const { numbers, length } = modelKindOf(body).layout(body);
  const { values } = randomMatrix(1, FRAMES, length, 0.1);
  const all = numbers === 'f32' ? values : Float64Array.from(values);
  return Array.from({ length: FRAMES }, (_, i) => withWeights(body, all.slice(i * length, (i + 1) * length)));
}

describe.each(BODIES)('sketches of $kind', (body, classes) => {
  const stream = randomSamples(2, 40, d, classes);
  const models = modelsOf(body);
  const [first] = models as [(typeof models)[number]];
  const plane = drawnPlanes(core, stream, first, first).film;
  const { layout, sketch } = sketchesIn(plane, stream, first);
  const frames = models.map((_, index) => ({ step: index, index, loss: 0.5, accuracy: 0.9 }));
  const file = encodeTraining({
    meta: { bout: 'r1b1', scenario: 'digits', n: 40, cleanAccuracy: 0.9, count: FRAMES, frames },
    kept: new Uint8Array(40),
    layout,
    cleanModel: sketch(first),
    frames: models.map(sketch),
  });

  it('WIRE-25 a training file takes at most 64 KB and draws the same picture', () => {
    expect(packed(file).gzip.length).toBeLessThanOrEqual(body.kind === 'network' ? 64_000 : 16_000);
    const read = decodeTraining(file);
    expect(read.layout.plane === null).toBe(body.kind !== 'transfer');
    const last = FRAMES - 1;
    const itself: Projection = {
      d,
      mean: new Float32Array(2),
      axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)],
    };
    const [drawn, whole] = [
      cutOf(read.frames[last] as Model, read.layout.plane ?? itself),
      cutOf(models[last] as Model, plane),
    ].map((cut) => cut.outputsAt(0.3, -0.8));
    expectClose(drawn as Float64Array, whole as Float64Array, 1e-3);
    expectClose(read.layout.places, project(plane, rowsOf(stream)), 1e-3);
  });
});
