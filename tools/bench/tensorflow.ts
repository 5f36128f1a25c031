import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-wasm';
import type { Matrix } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { BATCH, RATE, SHAPE } from './data.ts';
import type { Contender } from './stopwatch.ts';

export type Backend = 'wasm' | 'cpu';

export const nameOf = (backend: Backend) => `tfjs ${backend}`;

/** One thread each: the core has one as well. */
export async function use(backend: Backend): Promise<void> {
  await tf.setBackend(backend);
  await tf.ready();
}

/** Inputs stay in the backend's memory; what a run makes is freed at its end. */
function contender(backend: Backend, ...ways: (() => unknown)[]): Contender {
  return {
    name: nameOf(backend),
    prepare: () => use(backend),
    ways: ways.map((way) => () => {
      tf.engine().startScope();
      way();
      tf.engine().endScope();
    }),
  };
}

const held = ({ rows, cols, values }: Matrix) => tf.tensor2d(values, [rows, cols]);

export async function tfCovariance(backend: Backend, matrix: Matrix): Promise<Contender> {
  await use(backend);
  const x = held(matrix);
  const centred = () => tf.sub(x, tf.mean(x, 0, true)) as tf.Tensor2D;
  return contender(
    backend,
    () => {
      const y = centred();
      tf.div(tf.matMul(y, y, true, false), matrix.rows);
    },
    () => {
      const y = centred();
      tf.div(tf.matMul(tf.transpose(y), y), matrix.rows);
    },
  );
}

export async function tfLogistic(backend: Backend, data: Samples, l2: number): Promise<Contender> {
  await use(backend);
  const x = tf.tensor2d(data.x, [data.n, data.d]);
  const y = tf.tensor2d(
    Float32Array.from(data.y, (label) => (label === 1 ? 1 : -1)),
    [data.n, 1],
  );
  const weights = tf.fill([data.d, 1], 0.01) as tf.Tensor2D;
  const pass = (product: (slopes: tf.Tensor2D) => tf.Tensor) => () => {
    const margins = tf.mul(y, tf.add(tf.matMul(x, weights), 0.01));
    tf.mean(tf.softplus(tf.neg(margins))).dataSync();
    const slopes = tf.div(tf.neg(tf.mul(y, tf.sigmoid(tf.neg(margins)))), data.n) as tf.Tensor2D;
    tf.add(product(slopes), tf.mul(weights, l2));
    tf.sum(slopes);
  };
  return contender(
    backend,
    pass((slopes) => tf.matMul(x, slopes, true, false)),
    pass((slopes) => tf.reshape(tf.matMul(tf.reshape(slopes, [1, data.n]), x), [data.d, 1])),
  );
}

export async function tfDistances(backend: Backend, left: Matrix, right: Matrix): Promise<Contender> {
  await use(backend);
  const [a, b] = [held(left), held(right)];
  const bTurned = tf.transpose(b);
  const distances = (products: () => tf.Tensor) => () => {
    const squares = tf.add(
      tf.sum(tf.square(a), 1, true),
      tf.reshape(tf.sum(tf.square(b), 1), [1, right.rows]),
    );
    tf.sqrt(tf.relu(tf.sub(squares, tf.mul(products(), 2))));
  };
  return contender(
    backend,
    distances(() => tf.matMul(a, b, false, true)),
    distances(() => tf.matMul(a, bTurned)),
  );
}

/** Its own training loop: `model.fit` of one epoch, in the order given. */
export async function tfEpoch(backend: Backend, data: Samples): Promise<Contender> {
  await use(backend);
  const x = tf.tensor2d(data.x, [data.n, data.d]);
  const y = tf.oneHot(tf.tensor1d(data.y, 'int32'), data.classes);
  const model = tf.sequential({
    layers: [
      tf.layers.dense({ units: SHAPE.hidden, activation: 'relu', inputShape: [data.d] }),
      tf.layers.dense({ units: data.classes, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: tf.train.adam(RATE), loss: 'categoricalCrossentropy' });
  return {
    name: nameOf(backend),
    prepare: () => use(backend),
    ways: [() => model.fit(x, y, { batchSize: BATCH, epochs: 1, verbose: 0, shuffle: true })],
  };
}
