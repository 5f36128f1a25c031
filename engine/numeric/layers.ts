import { type Arena, padded } from './arena.ts';
import { checkLength } from './checks.ts';

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
export function spreadWeights(arena: Arena, stack: Layers, tight: number, block: number): void {
  const { kernels } = arena;
  kernels.clear(block, stack.count * 4);
  for (const { inputs, outputs, ldIn, ldOut, weightsAt, biasAt, tightAt } of stack.layers) {
    const from = tight + tightAt * 4;
    kernels.copyRows(from, inputs, block + weightsAt * 4, ldIn, outputs, 0);
    kernels.copyRows(from + outputs * inputs * 4, outputs, block + biasAt * 4, ldOut, 1, 0);
  }
}

/** A padded block into tight f32 weights; addresses. */
export function gatherWeights(arena: Arena, stack: Layers, block: number, tight: number): void {
  const { kernels } = arena;
  for (const { inputs, outputs, ldIn, ldOut, weightsAt, biasAt, tightAt } of stack.layers) {
    const to = tight + tightAt * 4;
    kernels.copyRows(block + weightsAt * 4, ldIn, to, inputs, outputs, 0);
    kernels.copyRows(block + biasAt * 4, ldOut, to + outputs * inputs * 4, outputs, 1, 0);
  }
}

/** Checked weights as a padded block of f32; an address. */
export function putStack(
  arena: Arena,
  stack: Layers,
  name: string,
  weights: Float32Array | Float64Array,
): number {
  checkLength(name, weights, stack.length);
  const block = arena.reserveF32(stack.count);
  const before = arena.kernels.mark();
  let tight: number;
  if (weights instanceof Float32Array) {
    tight = arena.putF32(name, weights);
  } else {
    const wide = arena.putF64(name, weights);
    tight = arena.reserveF32(stack.length);
    arena.kernels.narrow(wide, tight, stack.length);
  }
  spreadWeights(arena, stack, tight, block);
  arena.kernels.reset(before);
  return block;
}

export function takeStack(arena: Arena, stack: Layers, block: number): Float32Array {
  const before = arena.kernels.mark();
  const tight = arena.reserveF32(stack.length);
  gatherWeights(arena, stack, block, tight);
  const weights = arena.viewF32(tight, stack.length).slice();
  arena.kernels.reset(before);
  return weights;
}

/** A padded block of f32[rows, outputs] for every layer; addresses. */
export function reserveOutputs(arena: Arena, stack: Layers, rows: number): number[] {
  return stack.layers.map(({ outputs }) => arena.reserveBlock(rows, outputs).address);
}

/** What every layer makes of the rows at `x`; the last are logits. */
export function forward(
  arena: Arena,
  { layers, activation }: Layers,
  weights: number,
  x: number,
  rows: number,
  outputs: readonly number[],
  work: number,
): void {
  const { kernels } = arena;
  let input = x;
  layers.forEach((layer, l) => {
    const out = outputs[l] as number;
    const w = weights + layer.weightsAt * 4;
    kernels.gemm(
      input,
      layer.ldIn,
      0,
      w,
      layer.ldIn,
      1,
      out,
      layer.ldOut,
      rows,
      layer.outputs,
      layer.inputs,
      1,
      0,
      work,
    );
    const kind = l + 1 < layers.length ? activation : NONE;
    kernels.activate(out, rows, layer.ldOut, weights + layer.biasAt * 4, kind);
    input = out;
  });
}

/** Slopes of the loss in every layer's outputs before activation, from those of the last one. */
export function backward(
  arena: Arena,
  { layers, activation }: Layers,
  weights: number,
  rows: number,
  outputs: readonly number[],
  slopes: readonly number[],
  work: number,
): void {
  const { kernels } = arena;
  for (let l = layers.length - 1; l > 0; l--) {
    const layer = layers[l] as Layer;
    const below = slopes[l - 1] as number;
    slopesOfInputs(arena, layer, weights, slopes[l] as number, rows, below, 0, work);
    kernels.activationSlope(below, outputs[l - 1] as number, rows, layer.ldIn, activation);
  }
}

/** out f32[rows, ldIn] = (or +=) slopes · W: the slope of the loss in a layer's inputs. */
export function slopesOfInputs(
  arena: Arena,
  layer: Layer,
  weights: number,
  slopes: number,
  rows: number,
  out: number,
  add: 0 | 1,
  work: number,
): void {
  const { inputs, outputs, ldIn, ldOut, weightsAt } = layer;
  const w = weights + weightsAt * 4;
  arena.kernels.gemm(slopes, ldOut, 0, w, ldIn, 0, out, ldIn, rows, inputs, outputs, 1, add, work);
}

/** gradient (padded as the weights) = or += Σ over the rows of slopes ⊗ (inputs, 1), for every layer. */
export function sumGradient(
  arena: Arena,
  { layers }: Layers,
  x: number,
  rows: number,
  outputs: readonly number[],
  slopes: readonly number[],
  gradient: number,
  add: 0 | 1,
  work: number,
): void {
  layers.forEach((layer, l) => {
    const input = l === 0 ? x : (outputs[l - 1] as number);
    layerGradient(arena, layer, input, slopes[l] as number, rows, gradient, add, work);
  });
}

/** The part of one layer: slopesᵀ · inputs into W's place, column sums into b's. */
export function layerGradient(
  arena: Arena,
  layer: Layer,
  input: number,
  slopes: number,
  rows: number,
  gradient: number,
  add: 0 | 1,
  work: number,
): void {
  const { inputs, outputs, ldIn, ldOut, weightsAt, biasAt } = layer;
  const at = gradient + weightsAt * 4;
  // Behind a ReLU half of the slopes are zeros or more.
  arena.kernels.gemmZeros(slopes, ldOut, input, ldIn, at, ldIn, outputs, inputs, rows, add, work);
  arena.kernels.columnSums(slopes, rows, ldOut, gradient + biasAt * 4, add);
}
