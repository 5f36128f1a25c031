import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Core, Matrix } from '../numeric/core.ts';
import type { Extractor } from './extractor.ts';
import { registerGradients } from './gradients.ts';

/**
 * Distance of pictures to a point of feature space and its gradient in their pixels, by automatic
 * differentiation of the extractor in TensorFlow.js.
 *
 * Always on its 'cpu' backend: that is plain JavaScript on f32 arrays, and of all operations used here
 * (matMul, add, sub, mul, relu, step, sum) none needs more than + − ×, so the gradient is the same bits on
 * every engine. The GPU and wasm backends promise no such thing. The product of pixels and the first
 * layer's weights, and of the gradient on its way back, are nine tenths of the work and linear: the core
 * does those, thirty times faster and just as exactly repeatable.
 */
export interface FeatureDistance {
  /** ‖φ(xᵢ) − t‖² of every row, f32[rows], and its gradient in xᵢ, f32[rows, pixels]. */
  valueAndGradient(x: Matrix): { readonly value: Float32Array; readonly gradient: Float32Array };
  /** Frees the tensors. */
  dispose(): void;
}

/** @param target f32[features], the point t. */
export function featureDistance(
  core: Core,
  { shape, weights }: Extractor,
  target: Float32Array,
): FeatureDistance {
  registerGradients();
  const { d, hidden, classes: features } = shape;
  let at = 0;
  const take = (length: number) => {
    at += length;
    return weights.subarray(at - length, at);
  };
  const first: Matrix = { rows: hidden, cols: d, values: take(hidden * d) };
  const held = onCpu(() => ({
    b1: tf.tensor1d(take(hidden)),
    // The core keeps a row for each output; tensors multiply from the right.
    w2: tf.transpose(tf.tensor2d(take(features * hidden), [features, hidden])),
    b2: tf.tensor1d(take(features)),
    t: tf.tensor1d(target),
  }));
  /** From W₁x on. */
  const distances = (products: tf.Tensor) => {
    const inner = tf.relu(tf.add(products, held.b1));
    const outer = tf.relu(tf.add(tf.matMul(inner as tf.Tensor2D, held.w2), held.b2));
    const gap = tf.sub(outer, held.t);
    return tf.sum(tf.mul(gap, gap), 1);
  };
  return {
    valueAndGradient(x) {
      const products = core.multiply(x, first, { transposeB: true });
      const { value, inProducts } = onCpu(() => {
        const input = tf.tensor2d(products.values, [x.rows, hidden]);
        // Rows do not touch each other, so the gradient of the sum holds the gradient of each.
        const { value, grad } = tf.valueAndGrad((each) => distances(each))(input, tf.ones([x.rows]));
        return { value: value.dataSync<'float32'>().slice(), inProducts: grad.dataSync<'float32'>().slice() };
      });
      return {
        value,
        gradient: core.multiply({ rows: x.rows, cols: hidden, values: inProducts }, first).values,
      };
    },
    dispose: () => tf.dispose(Object.values(held)),
  };
}

/** Runs `work` on the cpu backend, whatever the rest of the program uses; its tensors but the result are freed. */
function onCpu<T extends tf.TensorContainer>(work: () => T): T {
  const before = tf.getBackend();
  if (before !== 'cpu') {
    tf.enableProdMode(); // else it greets on the console
    tf.setBackend('cpu');
  }
  try {
    return tf.tidy(work);
  } finally {
    if (before !== undefined && before !== 'cpu') tf.setBackend(before);
  }
}
