import { type F32Address, type F64Address, type I32Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import { rowsFrom } from './blocks.ts';
import type { StackModel } from './evaluated.ts';
import {
  backward,
  forward,
  gatherWeights,
  type Layer,
  type Layers,
  reserveOutputs,
  spreadWeights,
  sumGradient,
} from './layers.ts';
import type { Block, Memory } from './memory.ts';

/** Rows per block: their logits and hidden values stay in the second-level cache. */
const BLOCK = 512;

/** Adds l2 · W to a tight f64 gradient, W alone, and returns (l2 / 2) ‖W‖². */
export function addRidge(
  memory: Memory,
  { layers }: Layers,
  l2: number,
  w: F64Address,
  gradient: F64Address,
): number {
  let sum = 0;
  for (const { tightAt, inputs, outputs } of layers) {
    const [from, to, length] = [skip64(w, tightAt), skip64(gradient, tightAt), outputs * inputs];
    if (gradient) memory.kernels.axpy(l2, from, to, length);
    sum += memory.kernels.dot(from, from, length);
  }
  return 0.5 * l2 * sum;
}

/** A function of tight f64[length] weights that overwrites a gradient laid out alike; both are addresses. */
export type WeightObjective = (w: F64Address, gradient: F64Address) => number;

/** Labels i32[n] and weights f32[n] (or 0) of the samples, and the sum of the weights. */
interface Weighing {
  readonly y: I32Address;
  readonly a: F32Address;
  readonly total: number;
}

/** Softmax regression: mean cross-entropy + ridge in one pass over the rows. */
function softmaxObjective(
  memory: Memory,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): WeightObjective {
  const { kernels } = memory;
  const { length, count } = stack;
  const layer = stack.layers[0] as Layer;
  const { ldIn: ld, inputs: d } = layer;
  const tight = memory.reserveF32(length);
  const padded = memory.reserveF32(count);
  const sum = memory.reserveF64(classes * (ld + 1));
  const work = memory.reserveBytes(kernels.softmaxWork(ld, classes));
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    // A class without samples drives its bias far off; the others keep their digits as differences.
    const biases = memory.viewF64(skip64(w, classes * d), classes);
    const most = biases.reduce((a, b) => Math.max(a, b));
    memory.viewF32(skip32(tight, classes * d), classes).set(biases.map((value) => value - most));
    spreadWeights(memory, stack, tight, padded);
    const bias = skip32(padded, layer.biasAt);
    const loss = kernels.softmaxPass(
      x.address,
      ld,
      x.rows,
      y,
      a,
      1 / total,
      padded,
      bias,
      classes,
      sum,
      work,
    );
    // Rows of ld values and then the biases, as f64: moved as pairs of f32.
    kernels.copyRows(sum, 2 * ld, gradient, 2 * d, classes, NOWHERE);
    kernels.copyRows(
      skip64(sum, classes * ld),
      2 * classes,
      skip64(gradient, classes * d),
      2 * classes,
      1,
      NOWHERE,
    );
    return loss + addRidge(memory, stack, l2, w, gradient);
  };
}

/** A stack of several layers: mean cross-entropy + ridge, by blocks of rows. */
function stackObjective(
  memory: Memory,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): WeightObjective {
  const { kernels } = memory;
  const { length, count } = stack;
  const tight = memory.reserveF32(length);
  const padded = memory.reserveF32(count);
  const sum = memory.reserveF32(count);
  const block = Math.min(BLOCK, x.rows);
  const outputs = reserveOutputs(memory, stack.layers, block);
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(memory, stack.layers.slice(0, -1), block), logits];
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    spreadWeights(memory, stack, tight, padded);
    kernels.clear(sum, count * 4);
    let loss = 0;
    for (let from = 0; from < x.rows; from += BLOCK) {
      const rows = Math.min(BLOCK, x.rows - from);
      const part = rowsFrom(x, from, rows);
      const weights = a ? skip32(a, from) : NOWHERE;
      forward(memory, stack, padded, part, outputs);
      loss += kernels.softmaxGradient(
        logits.address,
        logits.ld,
        rows,
        classes,
        skip32(y, from),
        weights,
        1 / total,
        NOWHERE,
      );
      backward(memory, stack, padded, rows, outputs, gradients);
      sumGradient(memory, stack, part, outputs, gradients, sum, 'add');
    }
    gatherWeights(memory, stack, sum, tight);
    kernels.widen(tight, gradient, length);
    return loss / total + addRidge(memory, stack, l2, w, gradient);
  };
}

/** Mean cross-entropy + ridge of a model of dense layers, as a function of its weights. */
export function crossEntropyOf(
  memory: Memory,
  model: StackModel,
  x: Block,
  weighing: Weighing,
  l2: number,
): WeightObjective {
  const single = model.stack.layers.length === 1;
  return single
    ? softmaxObjective(memory, model, x, weighing, l2)
    : stackObjective(memory, model, x, weighing, l2);
}
