import { type F64Address, NOWHERE, skip32 } from './addresses.ts';
import { multiplyBlocks, turned } from './blocks.ts';
import type { StackModel } from './evaluated.ts';
import {
  forward,
  gatherWeights,
  inputGradients,
  type Layer,
  layerGradient,
  matrixOf,
  putStack,
  reserveOutputs,
  spreadWeights,
} from './layers.ts';
import type { Block, Memory } from './memory.ts';

/**
 * Products with the Hessian of the mean cross-entropy of dense layers, exact, by forward differentiation of
 * back-propagation (Pearlmutter, "Fast Exact Multiplication by the Hessian", 1994). What does not depend on
 * v is computed once.
 *
 * @returns A function that overwrites `out` with H v; both addresses of tight f64[length].
 */
export function createStackCurvature(
  memory: Memory,
  { stack, classes, weights }: StackModel,
  x: Block,
  labels: Int32Array,
): (v: F64Address, out: F64Address) => void {
  const { kernels } = memory;
  const { layers, length, count, activation } = stack;
  const rows = x.rows;
  const scale = 1 / rows;
  const depth = layers.length;
  const w = putStack(memory, stack, 'weights', weights);

  const inner = layers.slice(0, -1);
  const outputs = reserveOutputs(memory, layers, rows);
  forward(memory, stack, w, x, outputs);
  const logits = outputs[depth - 1] as Block;
  const probabilities = memory.reserveBlock(rows, classes);
  const copy = (from: Block, to: Block) =>
    memory.viewF32(to.address, rows * to.ld).set(memory.viewF32(from.address, rows * from.ld));
  copy(logits, probabilities);
  kernels.softmaxRows(probabilities.address, logits.ld, rows, classes);
  kernels.softmaxGradient(
    logits.address,
    logits.ld,
    rows,
    classes,
    memory.putI32(labels),
    NOWHERE,
    scale,
    NOWHERE,
  );

  // Gradients in every layer's outputs, and those before act′ was applied.
  const gradients = [...reserveOutputs(memory, inner, rows), logits];
  const before = reserveOutputs(memory, inner, rows);
  for (let l = depth - 1; l > 0; l--) {
    const [raw, gradient] = [before[l - 1] as Block, gradients[l - 1] as Block];
    inputGradients(memory, layers[l] as Layer, w, gradients[l] as Block, raw);
    copy(raw, gradient);
    const { address } = outputs[l - 1] as Block;
    kernels.activationGradient(gradient.address, address, rows, gradient.ld, activation);
  }

  const tight = memory.reserveF32(length);
  const direction = memory.reserveF32(count);
  const sum = memory.reserveF32(count);
  const moved = reserveOutputs(memory, layers, rows);
  const curved = reserveOutputs(memory, layers, rows);
  const inputOf = (l: number) => (l === 0 ? x : (outputs[l - 1] as Block));

  return (v, out) => {
    kernels.narrow(v, tight, length);
    spreadWeights(memory, stack, tight, direction);
    layers.forEach((layer, l) => {
      const to = moved[l] as Block;
      multiplyBlocks(memory, inputOf(l), turned(matrixOf(layer, direction)), to);
      if (l > 0) multiplyBlocks(memory, moved[l - 1] as Block, turned(matrixOf(layer, w)), to, 'add');
      kernels.activate(to.address, rows, to.ld, skip32(direction, layer.biasAt), 2);
      if (l + 1 < depth) {
        kernels.activationGradient(to.address, (outputs[l] as Block).address, rows, to.ld, activation);
      }
    });

    const end = curved[depth - 1] as Block;
    copy(moved[depth - 1] as Block, end);
    kernels.softmaxCurvature(probabilities.address, end.address, logits.ld, rows, scale);
    for (let l = depth - 1; l > 0; l--) {
      const layer = layers[l] as Layer;
      const below = curved[l - 1] as Block;
      inputGradients(memory, layer, w, curved[l] as Block, below);
      inputGradients(memory, layer, direction, gradients[l] as Block, below, 'add');
      const [h, m, raw] = [outputs[l - 1], moved[l - 1], before[l - 1]] as [Block, Block, Block];
      kernels.activationCurvature(
        below.address,
        h.address,
        m.address,
        raw.address,
        rows,
        below.ld,
        activation,
      );
    }

    layers.forEach((layer, l) => {
      layerGradient(memory, layer, inputOf(l), curved[l] as Block, sum, 'set');
      if (l === 0) return;
      const from = moved[l - 1] as Block;
      multiplyBlocks(memory, turned(gradients[l] as Block), from, matrixOf(layer, sum), 'add');
    });
    gatherWeights(memory, stack, sum, tight);
    kernels.widen(tight, out, length);
  };
}
