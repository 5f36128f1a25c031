import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodePack } from '../../engine/data/pack.ts';
import { fromBase64 } from '../../engine/extractor/base64.ts';
import { embed } from '../../engine/extractor/embed.ts';
import {
  dequantiseRows,
  packExtractor,
  quantiseRows,
  unpackExtractor,
} from '../../engine/extractor/extractor.ts';
import { mnist64 } from '../../engine/extractor/mnist-64.ts';
import { createRandom } from '../../engine/random.ts';
import { accuracy } from '../../engine/victims/predict.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
const PACK = new URL('../../build/packs/features.pack', import.meta.url);
const random = createRandom(11);
/** Pictures of noise: most units of the extractor are then neither always off nor always on. */
const pictures = (rows: number) => ({
  n: rows,
  d: 784,
  classes: 2,
  x: Float32Array.from({ length: rows * 784 }, () => (random.uniform() < 0.2 ? random.uniform() : 0)),
  y: new Int32Array(rows),
});

describe('the frozen extractor', () => {
  it('SCEN-30 is the file that its card describes, small enough to commit', () => {
    const source = readFileSync(new URL('../../engine/extractor/mnist-64.ts', import.meta.url), 'utf8');
    const stored = fromBase64(/fromBase64\(\s*'([^']+)'/.exec(source)?.[1] ?? '');
    expect(stored.length).toBeLessThan(300_000);
    expect(createHash('sha256').update(stored).digest('hex')).toBe(mnist64.card.sha256);
    expect(unpackExtractor(mnist64.card, stored).weights).toEqual(mnist64.weights);
    expect(mnist64.shape).toEqual({ d: 784, hidden: 128, classes: 64, activation: 'relu' });
  });

  it('SCEN-30 tells 4 from 9 on pictures it was not trained on, with a linear head', () => {
    expect(existsSync(PACK), 'build/packs/features.pack is missing: node dist/tools/prepare-data.js').toBe(
      true,
    );
    const { train, test } = decodePack(readFileSync(PACK));
    const { weights } = core.fitLogistic(embed(core, mnist64, train), { l2: 0.001 });
    const model = { kind: 'linear', d: 64, weights } as const;
    // Measured 98.79 %; pixels alone give 95.5 %.
    expect(accuracy(core, model, embed(core, mnist64, test))).toBeGreaterThan(0.985);
  });

  it('SCEN-31 the core computes what TensorFlow.js computes', async () => {
    await tf.setBackend('cpu');
    const data = pictures(20);
    const { hidden, d, classes } = mnist64.shape;
    const w = mnist64.weights;
    const at = [hidden * d, hidden * d + hidden, hidden * d + hidden + classes * hidden] as const;
    const features = tf.tidy(() => {
      const layer = (x: tf.Tensor2D, weights: Float32Array, biases: Float32Array) =>
        tf.relu(
          tf.add(
            tf.matMul(x, tf.tensor2d(weights, [biases.length, x.shape[1]]), false, true),
            tf.tensor1d(biases),
          ),
        ) as tf.Tensor2D;
      const inner = layer(tf.tensor2d(data.x, [20, d]), w.subarray(0, at[0]), w.subarray(at[0], at[1]));
      return layer(inner, w.subarray(at[1], at[2]), w.subarray(at[2])).dataSync<'float32'>();
    });
    const ours = embed(core, mnist64, data);
    expect(ours.d).toBe(64);
    // Sums of 784 and 128 products in f32: errors grow to about 1e-5 of the largest feature.
    const largest = features.reduce((most, value) => Math.max(most, value), 0);
    features.forEach((value, i) => {
      expect(Math.abs((ours.x[i] as number) - value)).toBeLessThan(2e-5 * largest);
    });
  });

  it('SCEN-31 no rows have no features', () => {
    expect(embed(core, mnist64, { ...pictures(0) })).toMatchObject({ n: 0, d: 64, x: new Float32Array(0) });
  });
});

describe('weights as bytes', () => {
  it('SCEN-33 come back within half a step of their row, and their bytes exactly', () => {
    const numbers = fc.array(fc.float({ min: -8, max: 8, noNaN: true }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(numbers, (values) => {
        const weights = Float32Array.from(values);
        const rows = quantiseRows(weights, 4);
        dequantiseRows(rows).forEach((value, i) => {
          const scale = rows.scales[Math.floor(i / 4)] as number;
          expect(Math.abs(value - (weights[i] as number))).toBeLessThanOrEqual(scale * 0.5001 + 1e-40); // and a rounding
        });
      }),
      { seed: 1 },
    );
    const card = { layers: [3, 2, 4] as const, training: '', accuracy: 0, sha256: '' };
    const layer = (rows: number, cols: number) => ({
      rows: quantiseRows(
        Float32Array.from({ length: rows * cols }, (_, i) => i - 3),
        cols,
      ),
      biases: Float32Array.from({ length: rows }, (_, i) => i / 4),
    });
    const bytes = packExtractor([layer(2, 3), layer(4, 2)]);
    const { weights } = unpackExtractor(card, bytes);
    expect([...weights.subarray(6, 8)]).toEqual([0, 0.25]);
    expect([...weights.subarray(16)]).toEqual([0, 0.25, 0.5, 0.75]);
    expect(() => unpackExtractor(card, bytes.subarray(1))).toThrow('has 62 bytes, not 61');
  });

  it('SCEN-33 base64 is read as everybody writes it', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 50 }), (bytes) => {
        expect(fromBase64(Buffer.from(bytes).toString('base64'))).toEqual(bytes);
      }),
      { seed: 2 },
    );
  });
});
