import * as tf from '@tensorflow/tfjs-core';

/**
 * The gradients of the few operations an extractor is made of, for the tape of TensorFlow.js. The
 * package keeps its own in files that only a bundler can read or in the whole library, three times the
 * size; where those are loaded, they stay.
 */
const GRADIENTS: readonly tf.GradConfig[] = [
  {
    kernelName: 'BatchMatMul',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor2D, tf.Tensor2D];
      const gradient = dy as tf.Tensor2D;
      return {
        a: () => tf.matMul(gradient, b, false, true),
        b: () => tf.matMul(a, gradient, true, false),
      };
    },
  },
  {
    kernelName: 'Add',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return { a: () => ofShape(dy as tf.Tensor, a), b: () => ofShape(dy as tf.Tensor, b) };
    },
  },
  {
    kernelName: 'Sub',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return { a: () => ofShape(dy as tf.Tensor, a), b: () => tf.neg(ofShape(dy as tf.Tensor, b)) };
    },
  },
  {
    kernelName: 'Multiply',
    inputsToSave: ['a', 'b'],
    gradFunc: (dy, saved) => {
      const [a, b] = saved as [tf.Tensor, tf.Tensor];
      return {
        a: () => ofShape(tf.mul(dy as tf.Tensor, b), a),
        b: () => ofShape(tf.mul(dy as tf.Tensor, a), b),
      };
    },
  },
  {
    kernelName: 'Relu',
    inputsToSave: ['x'],
    gradFunc: (dy, saved) => ({
      x: () => tf.mul(dy as tf.Tensor, tf.step(saved[0] as tf.Tensor)),
    }),
  },
  {
    kernelName: 'Sum',
    inputsToSave: ['x'],
    gradFunc: (dy, saved, attributes) => {
      const x = saved[0] as tf.Tensor;
      const kept = x.shape.slice();
      for (const axis of tf.util.parseAxisParam(attributes.axis as number | number[], x.shape))
        kept[axis] = 1;
      return { x: () => tf.mul(tf.reshape(dy as tf.Tensor, kept), tf.onesLike(x)) };
    },
  },
];

/** Adds up what broadcasting has spread, so that the gradient has the shape of its argument. */
function ofShape(gradient: tf.Tensor, argument: tf.Tensor): tf.Tensor {
  const axes = tf.broadcast_util.getReductionAxes(argument.shape, gradient.shape);
  return tf.reshape(axes.length > 0 ? tf.sum(gradient, axes) : gradient, argument.shape);
}

/** Makes `valueAndGrad` work for the operations above. */
export function registerGradients(): void {
  for (const gradient of GRADIENTS) {
    if (!tf.getGradient(gradient.kernelName)) tf.registerGradient(gradient);
  }
}
