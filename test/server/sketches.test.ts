import { describe, expect, it } from 'vitest';
import { decodeTraining, encodeTraining } from '../../contract/files/training.ts';
import { classPlane } from '../../engine/round/class-plane.ts';
import { cutOf } from '../../engine/victims/cut.ts';
import { modelKindOf, withWeights } from '../../engine/victims/kinds.ts';
import type { Body } from '../../engine/victims/model.ts';
import { packed } from '../../server/training/packed.ts';
import { encoded, sketchesFor } from '../../server/training/sketches.ts';
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
  const { sketch, clean } = sketchesFor(core, stream);
  const [first] = models as [(typeof models)[number]];
  const frames = models.map((_, index) => ({ step: index, index, loss: 0.5, accuracy: 0.9 }));
  const file = encodeTraining({
    meta: { bout: 'r1b1', scenario: 'digits', n: 40, cleanAccuracy: 0.9, count: FRAMES, frames },
    kept: new Uint8Array(40),
    cleanModel: sketch(first),
    frames: models.map(sketch),
  });

  it('WIRE-25 a training file takes at most 64 KB and draws the same picture', () => {
    expect(packed(file).gzip.length).toBeLessThanOrEqual(64_000);
    const plane = classPlane(core, stream);
    expect(plane !== null).toBe(classes > 2);
    if (!plane) return;
    const last = FRAMES - 1;
    const [drawn, whole] = [decodeTraining(file).frames[last], models[last]].map(
      (model) => model && cutOf(model, plane).outputsAt(0.3, -0.8),
    );
    expectClose(drawn as Float64Array, whole as Float64Array, 1e-3);
  });

  it('WIRE-25 a reveal has the clean model whole where its plane depends on it', () => {
    const isWhole = clean(first).length === encoded(first).length;
    expect(isWhole).toBe(classes === 2);
  });
});
