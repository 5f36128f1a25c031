import { type F32Address, NOWHERE, skip32 } from './addresses.ts';
import { multiplyBlocks, multiplySeldom, turned } from './blocks.ts';
import { checkLength } from './checks.ts';
import { type Block, type Memory, padded } from './memory.ts';

/** One dense layer: outputs = W · inputs + b, W f32[outputs, inputs]. Places are values from a block's start. */
export interface Layer {
  readonly inputs: number;
  readonly outputs: number;
  /** Row lengths of its inputs and of its outputs, multiples of eight. */
  readonly ldIn: number;
  readonly ldOut: number;
  /** Where W, f32[ldOut, ldIn], and b, f32[ldOut], lie in the padded block of all weights. */
  readonly weightsAt: number;
  readonly biasAt: number;
  /** Where W and then b begin in the tight array of all weights. */
  readonly tightAt: number;
}

/** Dense layers with one activation between them and none at the end. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly activation: number;
  /** Length of the padded block and of the tight array. */
  readonly count: number;
  readonly length: number;
}

export const TANH = 0;
export const RELU = 1;
const NONE = 2;

/** Layers of the given widths, inputs first: [784, 10] is softmax regression. */
export function stackLayers(widths: readonly number[], activation: number): Layers {
  const layers: Layer[] = [];
  let count = 0;
  let length = 0;
  for (let l = 0; l + 1 < widths.length; l++) {
    const [inputs, outputs] = [widths[l] as number, widths[l + 1] as number];
    const [ldIn, ldOut] = [padded(inputs), padded(outputs)];
    layers.push({
      inputs,
      outputs,
      ldIn,
      ldOut,
      weightsAt: count,
      biasAt: count + ldOut * ldIn,
      tightAt: length,
    });
    count += ldOut * ldIn + ldOut;
    length += outputs * inputs + outputs;
  }
  return { layers, activation, count, length };
}

/** Tight f32 weights into a padded block; addresses. */
export function spreadWeights(memory: Memory, stack: Layers, tight: F32Address, block: F32Address): void {
  const { kernels } = memory;
  kernels.clear(block, stack.count * 4);
  for (const { inputs, outputs, ldIn, ldOut, weightsAt, biasAt, tightAt } of stack.layers) {
    const from = skip32(tight, tightAt);
    kernels.copyRows(from, inputs, skip32(block, weightsAt), ldIn, outputs, NOWHERE);
    kernels.copyRows(skip32(from, outputs * inputs), outputs, skip32(block, biasAt), ldOut, 1, NOWHERE);
  }
}

/** A padded block into tight f32 weights; addresses. */
export function gatherWeights(memory: Memory, stack: Layers, block: F32Address, tight: F32Address): void {
  const { kernels } = memory;
  for (const { inputs, outputs, ldIn, ldOut, weightsAt, biasAt, tightAt } of stack.layers) {
    const to = skip32(tight, tightAt);
    kernels.copyRows(skip32(block, weightsAt), ldIn, to, inputs, outputs, NOWHERE);
    kernels.copyRows(skip32(block, biasAt), ldOut, skip32(to, outputs * inputs), outputs, 1, NOWHERE);
  }
}

/** Checked weights as a padded block of f32; an address. */
export function putStack(
  memory: Memory,
  stack: Layers,
  name: string,
  weights: Float32Array | Float64Array,
): F32Address {
  checkLength(name, weights, stack.length);
  const block = memory.reserveF32(stack.count);
  return memory.scope(() => {
    let tight: F32Address;
    if (weights instanceof Float32Array) {
      tight = memory.putF32(name, weights);
    } else {
      const wide = memory.putF64(name, weights);
      tight = memory.reserveF32(stack.length);
      memory.kernels.narrow(wide, tight, stack.length);
    }
    spreadWeights(memory, stack, tight, block);
    return block;
  });
}

export function takeStack(memory: Memory, stack: Layers, block: F32Address): Float32Array {
  return memory.scope(() => {
    const tight = memory.reserveF32(stack.length);
    gatherWeights(memory, stack, block, tight);
    const weights = memory.viewF32(tight, stack.length).slice();
    return weights;
  });
}

/** A block of f32[rows, outputs] for every layer. */
export function reserveOutputs(memory: Memory, layers: readonly Layer[], rows: number): Block[] {
  return layers.map(({ outputs }) => memory.reserveBlock(rows, outputs));
}

/** W of a layer in the padded block of all weights. */
export function matrixOf({ inputs, outputs, ldIn, weightsAt }: Layer, weights: F32Address): Block {
  return { address: skip32(weights, weightsAt), rows: outputs, cols: inputs, ld: ldIn };
}

/** What every layer makes of the rows of `x`; the last are logits. The blocks of outputs may have room for more rows. */
export function forward(
  memory: Memory,
  { layers, activation }: Layers,
  weights: F32Address,
  x: Block,
  outputs: readonly Block[],
): void {
  let input = x;
  layers.forEach((layer, l) => {
    const out = { ...(outputs[l] as Block), rows: x.rows };
    multiplyBlocks(memory, input, turned(matrixOf(layer, weights)), out);
    const kind = l + 1 < layers.length ? activation : NONE;
    memory.kernels.activate(out.address, out.rows, out.ld, skip32(weights, layer.biasAt), kind);
    input = out;
  });
}

/** Gradients in every layer's outputs before activation, of the first `rows` rows, from those of the last one. */
export function backward(
  memory: Memory,
  { layers, activation }: Layers,
  weights: F32Address,
  rows: number,
  outputs: readonly Block[],
  gradients: readonly Block[],
): void {
  for (let l = layers.length - 1; l > 0; l--) {
    const below = gradients[l - 1] as Block;
    inputGradients(memory, layers[l] as Layer, weights, { ...(gradients[l] as Block), rows }, below);
    memory.kernels.activationGradient(
      below.address,
      (outputs[l - 1] as Block).address,
      rows,
      below.ld,
      activation,
    );
  }
}

/** out = (or +=) gradients · W: the gradient in a layer's inputs from that in its outputs. */
export function inputGradients(
  memory: Memory,
  layer: Layer,
  weights: F32Address,
  gradients: Block,
  out: Block,
  how: 'set' | 'add' = 'set',
): void {
  multiplyBlocks(memory, gradients, matrixOf(layer, weights), out, how);
}

/** gradient (padded as the weights) = or += Σ over the rows of `x` of gradients ⊗ (inputs, 1), for every layer. */
export function sumGradient(
  memory: Memory,
  { layers }: Layers,
  x: Block,
  outputs: readonly Block[],
  gradients: readonly Block[],
  gradient: F32Address,
  how: 'set' | 'add',
): void {
  layers.forEach((layer, l) => {
    const input = l === 0 ? x : { ...(outputs[l - 1] as Block), rows: x.rows };
    layerGradient(memory, layer, input, gradients[l] as Block, gradient, how);
  });
}

/** The part of one layer: gradientsᵀ · inputs into W's place, column sums into b's. */
export function layerGradient(
  memory: Memory,
  layer: Layer,
  input: Block,
  gradients: Block,
  gradient: F32Address,
  how: 'set' | 'add',
): void {
  const own = { ...gradients, rows: input.rows };
  // Behind a ReLU half of the gradients are zeros or more.
  multiplySeldom(memory, own, input, matrixOf(layer, gradient), how);
  const add = how === 'add' ? 1 : 0;
  memory.kernels.columnSums(own.address, own.rows, own.ld, skip32(gradient, layer.biasAt), add);
}
