import type { Arena, Block } from './arena.ts';
import type { StackModel } from './evaluated.ts';
import {
  forward,
  gatherWeights,
  type Layer,
  layerGradient,
  putStack,
  reserveOutputs,
  slopesOfInputs,
  spreadWeights,
} from './layers.ts';

/**
 * Products with the Hessian of the mean cross-entropy of dense layers, exact, by forward differentiation of
 * back-propagation (Pearlmutter, "Fast Exact Multiplication by the Hessian", 1994). What does not depend on
 * v is computed once.
 *
 * @returns A function that overwrites `out` with H v; both addresses of tight f64[length].
 */
export function createStackCurvature(
  arena: Arena,
  { stack, classes, weights }: StackModel,
  x: Block,
  labels: Int32Array,
): (v: number, out: number) => void {
  const { kernels } = arena;
  const { layers, length, count, activation } = stack;
  const rows = x.rows;
  const scale = 1 / rows;
  const depth = layers.length;
  const last = layers[depth - 1] as Layer;
  const work = arena.reserveBytes(kernels.gemmWork());
  const w = putStack(arena, stack, 'weights', weights);

  const outputs = reserveOutputs(arena, stack, rows);
  forward(arena, stack, w, x.address, rows, outputs, work);
  const logits = outputs[depth - 1] as number;
  const probabilities = arena.reserveBlock(rows, classes).address;
  const bytes = rows * last.ldOut * 4;
  const copy = (from: number, to: number, size: number) =>
    arena.viewF32(to, size / 4).set(arena.viewF32(from, size / 4));
  copy(logits, probabilities, bytes);
  kernels.softmaxRows(probabilities, last.ldOut, rows, classes);
  kernels.softmaxSlope(logits, last.ldOut, rows, classes, arena.putI32(labels), 0, scale, 0);

  // Slopes of every layer, and those of its outputs before act′ was applied.
  const slopes = [...reserveOutputs(arena, { ...stack, layers: layers.slice(0, -1) }, rows), logits];
  const before = reserveOutputs(arena, { ...stack, layers: layers.slice(0, -1) }, rows);
  for (let l = depth - 1; l > 0; l--) {
    const layer = layers[l] as Layer;
    const [raw, slope] = [before[l - 1] as number, slopes[l - 1] as number];
    slopesOfInputs(arena, layer, w, slopes[l] as number, rows, raw, 0, work);
    copy(raw, slope, rows * layer.ldIn * 4);
    kernels.activationSlope(slope, outputs[l - 1] as number, rows, layer.ldIn, activation);
  }

  const tight = arena.reserveF32(length);
  const direction = arena.reserveF32(count);
  const sum = arena.reserveF32(count);
  const moved = reserveOutputs(arena, stack, rows);
  const turned = reserveOutputs(arena, stack, rows);

  return (v, out) => {
    kernels.narrow(v, tight, length);
    spreadWeights(arena, stack, tight, direction);
    layers.forEach((layer, l) => {
      const { inputs, outputs: width, ldIn, ldOut, weightsAt, biasAt } = layer;
      const to = moved[l] as number;
      const input = l === 0 ? x.address : (outputs[l - 1] as number);
      const along = direction + weightsAt * 4;
      kernels.gemm(input, ldIn, 0, along, ldIn, 1, to, ldOut, rows, width, inputs, 1, 0, work);
      if (l > 0) {
        const from = moved[l - 1] as number;
        kernels.gemm(from, ldIn, 0, w + weightsAt * 4, ldIn, 1, to, ldOut, rows, width, inputs, 1, 1, work);
      }
      kernels.activate(to, rows, ldOut, direction + biasAt * 4, 2);
      if (l + 1 < depth) kernels.activationSlope(to, outputs[l] as number, rows, ldOut, activation);
    });

    copy(moved[depth - 1] as number, turned[depth - 1] as number, bytes);
    kernels.softmaxCurve(probabilities, turned[depth - 1] as number, last.ldOut, rows, scale);
    for (let l = depth - 1; l > 0; l--) {
      const layer = layers[l] as Layer;
      const below = turned[l - 1] as number;
      slopesOfInputs(arena, layer, w, turned[l] as number, rows, below, 0, work);
      slopesOfInputs(arena, layer, direction, slopes[l] as number, rows, below, 1, work);
      kernels.activationCurve(
        below,
        outputs[l - 1] as number,
        moved[l - 1] as number,
        before[l - 1] as number,
        rows,
        layer.ldIn,
        activation,
      );
    }

    layers.forEach((layer, l) => {
      const input = l === 0 ? x.address : (outputs[l - 1] as number);
      layerGradient(arena, layer, input, turned[l] as number, rows, sum, 0, work);
      if (l === 0) return;
      const { inputs, outputs: width, ldIn, ldOut, weightsAt } = layer;
      const to = sum + weightsAt * 4;
      const from = moved[l - 1] as number;
      kernels.gemm(slopes[l] as number, ldOut, 1, from, ldIn, 0, to, ldIn, width, inputs, rows, 1, 1, work);
    });
    gatherWeights(arena, stack, sum, tight);
    kernels.widen(tight, out, length);
  };
}
