import { NOWHERE } from './addresses.ts';
import type { Arena, Block } from './arena.ts';
import { badShape, checkLength, membersOf } from './checks.ts';
import type { Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { chosenPairs, evaluateModel, isLinear, putMatrixFor, stackModel } from './evaluated.ts';
import { forward, putStack, reserveOutputs } from './layers.ts';
import { putWeights, spectralByClass } from './linear.ts';
import {
  dividedPairs,
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
        const { stack, weights } = stackModel(model, x.cols);
        const w = putStack(arena, stack, 'weights', weights);
        const outputs = reserveOutputs(arena, stack.layers, x.rows);
        forward(arena, stack, w, block, outputs);
        return arena.takeMatrix(outputs.at(-1) as Block);
      }),

    modelLosses: (model, data) =>
      arena.run(() => arena.viewF32(evaluateModel(arena, model, data).losses, data.n).slice()),

    inputGradients: (model, data) =>
      arena.run(() => arena.takeMatrix(evaluateModel(arena, model, data).inputGradients())),

    sampleGradients: (model, data) =>
      arena.run(() => {
        const { pairs, length } = chosenPairs(model, evaluateModel(arena, model, data));
        return writeGradients(arena, pairs, length);
      }),

    sampleGradientNorms: (model, data) =>
      arena.run(() => {
        const { pairs, by } = dividedPairs(
          arena,
          chosenPairs(model, evaluateModel(arena, model, data)).pairs,
        );
        return multiplyBack('data.x', gradientSizes(arena, pairs), by);
      }),

    sampleGradientProjections: (model, data, directions) =>
      arena.run(() => {
        const { pairs, length } = chosenPairs(model, evaluateModel(arena, model, data));
        if (directions.cols !== length) {
          badShape(`directions has ${directions.cols} columns and a gradient ${length}: they must agree`);
        }
        checkLength('directions.values', directions.values, directions.rows * length);
        const values = projectGradients(arena, pairs, directions);
        return { rows: data.n, cols: directions.rows, values };
      }),

    sampleGradientSpectral: (model, data) =>
      arena.run(() => {
        const evaluated = evaluateModel(arena, model, data);
        const chosen = chosenPairs(model, evaluated);
        const { length } = chosen;
        const { pairs, by } = dividedPairs(arena, chosen.pairs);
        if (isLinear(model)) {
          const slopes = arena.reserveF32(data.n);
          const [pair] = pairs;
          if (pair) kernels.copyRows(pair.slopes.address, pair.slopes.ld, slopes, 1, data.n, NOWHERE);
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
  };
}
