import type { Arena } from './arena.ts';
import { badShape, checkInteger, checkLength, checkNumber, membersOf } from './checks.ts';
import type { Differentiable, GridRange, Models, Plane } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { chosenPairs, evaluate, isLinear, lengthOf, putMatrixFor, stackModel } from './evaluated.ts';
import { forward, type Layer, type Layers, putStack, reserveOutputs } from './layers.ts';
import { putWeights, spectralByClass } from './linear.ts';
import {
  dividedPairs,
  gradientGram,
  gradientSizes,
  projectGradients,
  spectralOfPairs,
  writeGradients,
} from './sample-gradients.ts';
import { multiplyBack } from './sizes.ts';

type ModelFunctions = Omit<Models, 'fitSoftmax' | 'modelGradient' | 'hessianProduct' | 'solveHessian'>;

export function modelFunctions(arena: Arena): ModelFunctions {
  const { kernels } = arena;
  return {
    modelScores: (model, x) =>
      arena.run(() => {
        const block = putMatrixFor(arena, model, x);
        if (isLinear(model)) {
          const design = denseDesign(arena, block);
          const scores = arena.reserveF32(x.rows);
          design.products(putWeights(arena, 'weights', model.weights, design), scores);
          return { rows: x.rows, cols: 1, values: arena.viewF32(scores, x.rows).slice() };
        }
        const { stack, classes, weights } = stackModel(model, x.cols);
        const w = putStack(arena, stack, 'weights', weights);
        const outputs = reserveOutputs(arena, stack, x.rows);
        forward(arena, stack, w, block.address, x.rows, outputs, arena.reserveBytes(kernels.gemmWork()));
        const { ldOut } = stack.layers.at(-1) as Layer;
        return arena.takeMatrix({
          address: outputs.at(-1) as number,
          rows: x.rows,
          cols: classes,
          ld: ldOut,
        });
      }),

    modelLosses: (model, data) =>
      arena.run(() => arena.viewF32(evaluate(arena, model, data).losses, data.n).slice()),

    inputGradients: (model, data) =>
      arena.run(() => arena.takeMatrix(evaluate(arena, model, data).inputGradients())),

    sampleGradients: (model, data) =>
      arena.run(() => {
        const { pairs, length } = chosenPairs(model, evaluate(arena, model, data));
        return writeGradients(arena, pairs, length);
      }),

    sampleGradientNorms: (model, data) =>
      arena.run(() => {
        const { pairs, by } = dividedPairs(arena, chosenPairs(model, evaluate(arena, model, data)).pairs);
        return multiplyBack('data.x', gradientSizes(arena, pairs), by);
      }),

    sampleGradientGram: (model, data) =>
      arena.run(() => gradientGram(arena, chosenPairs(model, evaluate(arena, model, data)).pairs)),

    sampleGradientProjections: (model, data, directions) =>
      arena.run(() => {
        const { pairs, length } = chosenPairs(model, evaluate(arena, model, data));
        if (directions.cols !== length) {
          badShape(`directions has ${directions.cols} columns and a gradient ${length}: they must agree`);
        }
        checkLength('directions.values', directions.values, directions.rows * length);
        const values = projectGradients(arena, pairs, directions);
        return { rows: data.n, cols: directions.rows, values };
      }),

    sampleGradientSpectral: (model, data) =>
      arena.run(() => {
        const evaluated = evaluate(arena, model, data);
        const chosen = chosenPairs(model, evaluated);
        const { length } = chosen;
        const { pairs, by } = dividedPairs(arena, chosen.pairs);
        if (isLinear(model)) {
          const slopes = arena.reserveF32(data.n);
          const [pair] = pairs;
          if (pair) kernels.copyRows(pair.slopes.address, pair.slopes.ld, slopes, 1, data.n, 0);
          const rows = denseDesign(arena, evaluated.x);
          return multiplyBack('data.x', spectralByClass(arena, rows, data.y, slopes, 1 / by), by);
        }
        const out = new Float32Array(data.n);
        for (let c = 0; c < data.classes; c++) {
          const members = membersOf(data.y, c);
          if (members.length === 0) continue;
          spectralOfPairs(arena, pairs, length, members).forEach((value, i) => {
            out[members[i] as number] = value;
          });
        }
        return multiplyBack('data.x', out, by);
      }),

    modelGrid: (model, plane, range) => arena.run(() => scoreGrid(arena, model, plane, range)),
  };
}

/**
 * Scores on a grid of a plane. The first layer is linear, so three points fix its values on the whole plane;
 * only what comes after it is computed for each point.
 */
function scoreGrid(arena: Arena, model: Differentiable, plane: Plane, range: GridRange) {
  const { kernels } = arena;
  const { width, height } = range;
  checkInteger('range.width', width, 1, 65536);
  checkInteger('range.height', height, 1, 65536);
  for (const bound of [...range.u, ...range.v]) checkNumber('range', bound, Number.NEGATIVE_INFINITY);
  const d = plane.origin.length;
  checkLength('plane.across', plane.across, d);
  checkLength('plane.up', plane.up, d);
  checkLength('weights', model.weights, lengthOf(model, d));
  const corners = new Float32Array(3 * d);
  corners.set(plane.origin);
  corners.set(plane.across, d);
  corners.set(plane.up, 2 * d);
  const points = arena.putMatrix('plane', { rows: 3, cols: d, values: corners });

  const { layers, activation, weights } = firstLayerOf(model, d);
  const [first, ...rest] = layers.layers as [Layer, ...Layer[]];
  const w = putStack(arena, layers, 'weights', weights);
  const work = arena.reserveBytes(kernels.gemmWork());
  const base = arena.reserveBlock(3, first.outputs);
  const matrix = w + first.weightsAt * 4;
  kernels.gemm(
    points.address,
    points.ld,
    0,
    matrix,
    first.ldIn,
    1,
    base.address,
    base.ld,
    3,
    first.outputs,
    d,
    1,
    0,
    work,
  );
  kernels.activate(base.address, 1, base.ld, w + first.biasAt * 4, 2);

  const cols = (layers.layers.at(-1) as Layer).outputs;
  const values = new Float32Array(width * height * cols);
  const line = arena.reserveBlock(width, first.outputs);
  const zero = arena.reserveF32(first.ldOut);
  kernels.clear(zero, first.ldOut * 4);
  const tail: Layers = { ...layers, layers: rest };
  const outputs = reserveOutputs(arena, tail, width);
  const [u0, u1] = range.u;
  const [v0, v1] = range.v;
  for (let r = 0; r < height; r++) {
    const v = height > 1 ? v0 + ((v1 - v0) * r) / (height - 1) : v0;
    const step = width > 1 ? (u1 - u0) / (width - 1) : 0;
    kernels.planeRows(base.address, base.ld, u0, step, width, v, line.address);
    let result = line;
    if (rest.length > 0) {
      kernels.activate(line.address, width, line.ld, zero, activation);
      forward(arena, tail, w, line.address, width, outputs, work);
      const { ldOut } = rest.at(-1) as Layer;
      result = { address: outputs.at(-1) as number, rows: width, cols, ld: ldOut };
    }
    values.set(arena.takeMatrix(result).values, r * width * cols);
  }
  return { rows: width * height, cols, values };
}

/** A model as dense layers; a linear one has a single output. */
function firstLayerOf(model: Differentiable, d: number) {
  if (!isLinear(model)) {
    const { stack, weights } = stackModel(model, d);
    return { layers: stack, activation: stack.activation, weights };
  }
  const { stack } = stackModel({ kind: 'softmax', weights: model.weights }, d);
  return { layers: stack, activation: stack.activation, weights: model.weights };
}
