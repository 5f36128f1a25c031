import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Differentiable } from '../../engine/numeric/core.ts';
import type { Samples } from '../../engine/numeric/samples.ts';
import { linearHead } from '../../engine/victims/linear.ts';
import { expectClose } from '../support/closeness.ts';
import { MODEL_KINDS, modelCase } from '../support/model-cases.ts';
import { testCore } from '../support/test-core.ts';

const core = await testCore();
beforeAll(async () => {
  await tf.setBackend('cpu');
});

/** Mean loss of a model at the weights and inputs given as tensors: written for tfjs, differentiated by it. */
function meanLoss(model: Differentiable, data: Samples, weights: tf.Tensor1D, x: tf.Tensor2D): tf.Scalar {
  const labels = [...data.y];
  const dense = (from: number, outputs: number, input: tf.Tensor2D): tf.Tensor2D => {
    const inputs = input.shape[1];
    const w = weights.slice(from, outputs * inputs).reshape([outputs, inputs]) as tf.Tensor2D;
    const b = weights.slice(from + outputs * inputs, outputs) as tf.Tensor1D;
    return input.matMul(w, false, true).add(b) as tf.Tensor2D;
  };
  if (model.kind === 'linear') {
    const signs = tf.tensor1d(labels.map((label) => (label === 1 ? 1 : -1)));
    const margins = dense(0, 1, x).reshape([data.n]).mul(signs);
    if (model.loss === 'logistic') return tf.softplus(margins.neg()).mean() as tf.Scalar;
    const short = tf.scalar(1).sub(margins);
    if (model.loss === 'hinge') return tf.relu(short).mean() as tf.Scalar;
    return short.square().mean().div(2) as tf.Scalar;
  }
  const oneHot = tf.oneHot(tf.tensor1d(labels, 'int32'), data.classes);
  let logits: tf.Tensor2D;
  if (model.kind === 'softmax') {
    logits = dense(0, data.classes, x);
  } else {
    const { d, hidden, classes, activation } = model.shape;
    const before = dense(0, hidden, x);
    const h = activation === 'tanh' ? before.tanh() : before.relu();
    logits = dense(hidden * (d + 1), classes, h as tf.Tensor2D);
  }
  return tf.losses.softmaxCrossEntropy(oneHot, logits, undefined, undefined, tf.Reduction.MEAN) as tf.Scalar;
}

const whole = MODEL_KINDS.filter((kind) => kind !== 'last layer of a tanh network');

describe.each(whole)('CORE-8 %s agrees with the automatic differentiation of TensorFlow.js', (kind) => {
  const { model, data } = modelCase(kind, 41, 37, 19);
  const weights = () => tf.tensor1d(Float32Array.from(model.weights));
  const inputs = () => tf.tensor2d(data.x, [data.n, data.d]);
  /** Both sides are f32; tfjs sums 37 samples one after the other. */
  const BOUND = 1e-5;

  it('loss and gradient in the weights', () => {
    const { value, grad } = tf.valueAndGrad((w) => meanLoss(model, data, w as tf.Tensor1D, inputs()))(
      weights(),
    );
    const got = core.modelGradient(model, data, 0);
    expect(Math.abs(got.loss - (value.dataSync()[0] as number))).toBeLessThan(BOUND);
    expectClose(got.gradient, grad.dataSync(), BOUND);
  });

  it('gradient in the inputs', () => {
    const grad = tf.grad((x) => meanLoss(model, data, weights(), x as tf.Tensor2D))(inputs());
    const got = core.inputGradients(model, data).values.map((value) => value / data.n);
    expectClose(got, grad.dataSync(), BOUND);
  });
});

/** The hinge and the relu have corners, where a difference of gradients says nothing about the curvature. */
const smooth = whole.filter((kind) => kind !== 'hinge' && kind !== 'relu network');

describe.each(smooth)('CORE-8 %s', (kind) => {
  it('has the Hessian product that differences of the gradients of TensorFlow.js show', () => {
    const { model, data } = modelCase(kind, 41, 37, 19);
    const inputs = tf.tensor2d(data.x, [data.n, data.d]);
    const v = Float32Array.from(model.weights, (_, j) => Math.sin(1 + j));
    const at = (h: number) => {
      const w = Float32Array.from(model.weights, (weight, j) => weight + h * (v[j] as number));
      return tf
        .grad((t) => meanLoss(model, data, t as tf.Tensor1D, inputs))(tf.tensor1d(w))
        .dataSync();
    };
    const h = 1e-2; // f32: rounding 1e-7 / h, formula h²
    const [there, back] = [at(h), at(-h)];
    const want = there.map((value, j) => (value - (back[j] as number)) / (2 * h));
    expectClose(core.hessianProduct(model, data, 0, Float64Array.from(v)), want, 2e-3);
  });
});

it('CORE-8 modelGradient of a linear model agrees with automatic differentiation on 200 × 60', () => {
  const { model, data } = modelCase('logistic', 42, 200, 60);
  if (model.kind !== 'linear') expect.unreachable();
  const grad = tf.grad((w) => meanLoss(model, data, w as tf.Tensor1D, tf.tensor2d(data.x, [200, 60])));
  const got = core.modelGradient(linearHead(model.weights), data, 0);
  expectClose(got.gradient, grad(tf.tensor1d(Float32Array.from(model.weights))).dataSync(), 1e-5);
});
