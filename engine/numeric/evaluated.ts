import { type F32Address, NOWHERE } from './addresses.ts';
import { multiplyBlocks } from './blocks.ts';
import { badShape, checkLength, outOfRange, putSamples } from './checks.ts';
import type { Matrix } from './contracts/matrix.ts';
import type { Differentiable } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { putSigns } from './labelled.ts';
import {
  backward,
  forward,
  inputGradients,
  type Layer,
  type Layers,
  putStack,
  reserveOutputs,
  stackLayers,
  TANH,
} from './layers.ts';
import { kindOf, putWeights, termsOf } from './linear-model.ts';
import type { Block, Memory } from './memory.ts';
import { putFor, putRowsFor, stackOf } from './network-shape.ts';
import type { GradientPair } from './sample-gradients.ts';
import type { Samples } from './samples.ts';

/** A softmax or network model: dense layers under a softmax. */
export interface StackModel {
  readonly stack: Layers;
  readonly classes: number;
  readonly weights: Float32Array | Float64Array;
}

type LinearAt = Extract<Differentiable, { kind: 'linear' }>;
type StackAt = Exclude<Differentiable, { kind: 'linear' }>;

export function isLinear(model: Differentiable): model is LinearAt {
  return model.kind === 'linear';
}

/** Length of a model's weights for samples of d features. */
export function lengthOf(model: Differentiable, d: number): number {
  return isLinear(model) ? d + 1 : stackModel(model, d).stack.length;
}

export function stackModel(model: StackAt, d: number): StackModel {
  if (model.kind === 'network') {
    return { stack: stackOf(model.shape), classes: model.shape.classes, weights: model.weights };
  }
  const { kind } = model;
  if (kind !== 'softmax') outOfRange(`model.kind is ${String(kind)}, must be linear, softmax or network`);
  const classes = model.weights.length / (d + 1);
  if (!Number.isInteger(classes) || classes < 1) {
    badShape(`weights holds ${model.weights.length} values, must hold classes · ${d + 1}`);
  }
  return { stack: stackLayers([d, classes], TANH), classes, weights: model.weights };
}

/** Checked samples that fit the model. */
export function putSamplesFor(memory: Memory, model: Differentiable, data: Samples): Block {
  if (model.kind === 'network') return putFor(memory, model.shape, data);
  const classes = isLinear(model) ? 2 : stackModel(model, data.d).classes;
  if (data.classes !== classes) {
    badShape(`data has ${data.classes} classes and the model ${classes}: they must agree`);
  }
  return putSamples(memory, 'data', data);
}

export function putMatrixFor(memory: Memory, model: Differentiable, x: Matrix): Block {
  if (model.kind === 'network') return putRowsFor(memory, model.shape, x);
  const block = memory.putMatrix('x', x);
  checkLength('weights', model.weights, lengthOf(model, x.cols));
  return block;
}

/** A model evaluated on samples. */
export interface Evaluated {
  readonly x: Block;
  /** Losses f32[n]; an address. */
  readonly losses: F32Address;
  /** Gradients in each layer's output and that layer's input, first layer first. */
  readonly pairs: readonly GradientPair[];
  /** ∂ℓᵢ/∂xᵢ, f32[n, d]. */
  inputGradients(): Block;
}

/** Losses and gradients of every sample, each weighing one. */
export function evaluateModel(memory: Memory, model: Differentiable, data: Samples): Evaluated {
  const x = putSamplesFor(memory, model, data);
  return isLinear(model)
    ? evaluateLinear(memory, model, x, data)
    : evaluateStack(memory, stackModel(model, data.d), x, data);
}

function evaluateLinear(memory: Memory, model: LinearAt, x: Block, data: Samples): Evaluated {
  const { kernels } = memory;
  const design = denseDesign(memory, x);
  const w = putWeights(memory, 'weights', model.weights, design);
  const y = putSigns(memory, data.y);
  const terms = termsOf(memory, kindOf(model.loss), { x: design, y, labels: data.y }, w);
  const narrow = terms.gradients();
  const gradients = memory.reserveBlock(x.rows, 1);
  kernels.copyRows(narrow, 1, gradients.address, gradients.ld, x.rows, NOWHERE);
  return {
    x,
    losses: terms.losses(),
    pairs: [{ gradients, inputs: x, tightAt: 0 }],
    inputGradients() {
      const row = memory.reserveBlock(1, x.cols);
      kernels.clear(row.address, row.ld * 4);
      kernels.narrow(w, row.address, x.cols);
      const out = memory.reserveBlock(x.rows, x.cols);
      multiplyBlocks(memory, gradients, row, out);
      return out;
    },
  };
}

function evaluateStack(
  memory: Memory,
  { stack, classes, weights }: StackModel,
  x: Block,
  data: Samples,
): Evaluated {
  const { kernels } = memory;
  const rows = x.rows;
  const w = putStack(memory, stack, 'weights', weights);
  const outputs = reserveOutputs(memory, stack.layers, rows);
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(memory, stack.layers.slice(0, -1), rows), logits];
  const losses = memory.reserveF32(rows);
  forward(memory, stack, w, x, outputs);
  kernels.softmaxGradient(
    logits.address,
    logits.ld,
    rows,
    classes,
    memory.putI32(data.y),
    NOWHERE,
    1,
    losses,
  );
  backward(memory, stack, w, rows, outputs, gradients);
  return {
    x,
    losses,
    pairs: stack.layers.map(({ tightAt }, l) => ({
      gradients: gradients[l] as Block,
      inputs: l === 0 ? x : (outputs[l - 1] as Block),
      tightAt,
    })),
    inputGradients() {
      const first = stack.layers[0] as Layer;
      const out = memory.reserveBlock(rows, first.inputs);
      inputGradients(memory, first, w, gradients[0] as Block, out);
      return out;
    },
  };
}

/** The pairs that count, and the length of the gradient they make. */
export function chosenPairs(
  model: Differentiable,
  evaluated: Evaluated,
): { pairs: readonly GradientPair[]; length: number } {
  const { pairs } = evaluated;
  if (model.kind === 'network') {
    if (model.layer !== undefined && model.layer !== 'all' && model.layer !== 'last') {
      outOfRange('layer must be all or last');
    }
    if (model.layer === 'last') {
      const last = pairs.at(-1) as GradientPair;
      return { pairs: [{ ...last, tightAt: 0 }], length: last.gradients.cols * (last.inputs.cols + 1) };
    }
  }
  const length = pairs.reduce((sum, { gradients, inputs }) => sum + gradients.cols * (inputs.cols + 1), 0);
  return { pairs, length };
}
