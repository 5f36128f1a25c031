import { NOWHERE } from './addresses.ts';
import { badShape, checkLength, membersOf } from './checks.ts';
import type { Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { chosenPairs, evaluateModel, isLinear, putMatrixFor, stackModel } from './evaluated.ts';
import { forward, putStack, reserveOutputs } from './layers.ts';
import { putWeights, spectralByClass } from './linear.ts';
import type { Block, Memory } from './memory.ts';
import {
  dividedPairs,
  gradientSizes,
  projectGradients,
  spectralOfPairs,
  writeGradients,
} from './sample-gradients.ts';
import { multiplyBack } from './sizes.ts';

type ModelFunctions = Omit<Models, 'fitSoftmax' | 'modelGradient' | 'hessianProduct' | 'solveHessian'>;

export function modelFunctions(memory: Memory): ModelFunctions {
  const { kernels } = memory;
  return {
    modelScores: (model, x) =>
      memory.run(() => {
        const block = putMatrixFor(memory, model, x);
        if (isLinear(model)) {
          const design = denseDesign(memory, block);
          const scores = memory.reserveF32(x.rows);
          design.products(putWeights(memory, 'weights', model.weights, design), scores);
          return { rows: x.rows, cols: 1, values: memory.viewF32(scores, x.rows).slice() };
        }
        const { stack, weights } = stackModel(model, x.cols);
        const w = putStack(memory, stack, 'weights', weights);
        const outputs = reserveOutputs(memory, stack.layers, x.rows);
        forward(memory, stack, w, block, outputs);
        return memory.takeMatrix(outputs.at(-1) as Block);
      }),

    modelLosses: (model, data) =>
      memory.run(() => memory.viewF32(evaluateModel(memory, model, data).losses, data.n).slice()),

    inputGradients: (model, data) =>
      memory.run(() => memory.takeMatrix(evaluateModel(memory, model, data).inputGradients())),

    sampleGradients: (model, data) =>
      memory.run(() => {
        const { pairs, length } = chosenPairs(model, evaluateModel(memory, model, data));
        return writeGradients(memory, pairs, length);
      }),

    sampleGradientNorms: (model, data) =>
      memory.run(() => {
        const { pairs, by } = dividedPairs(
          memory,
          chosenPairs(model, evaluateModel(memory, model, data)).pairs,
        );
        return multiplyBack('data.x', gradientSizes(memory, pairs), by);
      }),

    sampleGradientProjections: (model, data, directions) =>
      memory.run(() => {
        const { pairs, length } = chosenPairs(model, evaluateModel(memory, model, data));
        if (directions.cols !== length) {
          badShape(`directions has ${directions.cols} columns and a gradient ${length}: they must agree`);
        }
        checkLength('directions.values', directions.values, directions.rows * length);
        const values = projectGradients(memory, pairs, directions);
        return { rows: data.n, cols: directions.rows, values };
      }),

    sampleGradientSpectral: (model, data) =>
      memory.run(() => {
        const evaluated = evaluateModel(memory, model, data);
        const chosen = chosenPairs(model, evaluated);
        const { length } = chosen;
        const { pairs, by } = dividedPairs(memory, chosen.pairs);
        if (isLinear(model)) {
          const gradients = memory.reserveF32(data.n);
          const [pair] = pairs;
          if (pair)
            kernels.copyRows(pair.gradients.address, pair.gradients.ld, gradients, 1, data.n, NOWHERE);
          const rows = denseDesign(memory, evaluated.x);
          return multiplyBack('data.x', spectralByClass(memory, rows, data.y, gradients, 1 / by), by);
        }
        const out = new Float32Array(data.n);
        for (let c = 0; c < data.classes; c++) {
          const members = membersOf(data.y, c);
          if (members.length === 0) continue;
          spectralOfPairs(memory, pairs, length, members).forEach((value, i) => {
            out[members[i] as number] = value;
          });
        }
        return multiplyBack('data.x', out, by);
      }),
  };
}
