import '@tensorflow/tfjs-backend-cpu';
import * as tf from '@tensorflow/tfjs-core';
import type { Matrix } from '../numeric/core.ts';
import type { Extractor } from './extractor.ts';
import { registerGradients } from './gradients.ts';

/**
 * Distance of pictures to a point of feature space and its slope, by automatic differentiation through
 * the extractor in TensorFlow.js.
 *
 * Always on its 'cpu' backend: that is plain JavaScript on f32 arrays, and of all operations used here
 * (matMul, add, sub, mul, relu, step, sum) none needs more than + − ×, so the gradient is the same bits on
 * every engine. The GPU and wasm backends promise no such thing.
 */
export interface FeatureDistance {
  /** ‖φ(xᵢ) − t‖² of every row, f32[rows], and its slope in xᵢ, f32[rows, pixels]. */
  valueAndSlope(x: Matrix): { readonly value: Float32Array; readonly slope: Float32Array };
  /** Frees the tensors. */
  dispose(): void;
}

/** @param target f32[features], the point t. */
export function featureDistance({ shape, weights }: Extractor, target: Float32Array): FeatureDistance {
  registerGradients();
  const { d, hidden, classes: features } = shape;
  let at = 0;
  const take = (length: number) => {
    at += length;
    return weights.subarray(at - length, at);
  };
  const held = onCpu(() => {
    // The core keeps a row for each output; tensors multiply from the right.
    const w1 = tf.transpose(tf.tensor2d(take(hidden * d), [hidden, d]));
    const b1 = tf.tensor1d(take(hidden));
    const w2 = tf.transpose(tf.tensor2d(take(features * hidden), [features, hidden]));
    const b2 = tf.tensor1d(take(features));
    return { w1, b1, w2, b2, t: tf.tensor1d(target) };
  });
  const distances = (x: tf.Tensor) => {
    const inner = tf.relu(tf.add(tf.matMul(x as tf.Tensor2D, held.w1), held.b1));
    const outer = tf.relu(tf.add(tf.matMul(inner as tf.Tensor2D, held.w2), held.b2));
    const gap = tf.sub(outer, held.t);
    return tf.sum(tf.mul(gap, gap), 1);
  };
  return {
    valueAndSlope(x) {
      return onCpu(() => {
        const input = tf.tensor2d(x.values, [x.rows, x.cols]);
        // Rows do not touch each other, so the slope of the sum holds the slope of each.
        const { value, grad } = tf.valueAndGrad((each) => distances(each))(input, tf.ones([x.rows]));
        return {
          value: value.dataSync<'float32'>().slice(),
          slope: grad.dataSync<'float32'>().slice(),
        };
      });
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
