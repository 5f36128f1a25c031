import { NOWHERE } from './addresses.ts';
import { checkLength, checkNumber } from './checks.ts';
import type { Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { evaluateModel, isLinear, putMatrixFor, putSamplesFor, stackModel } from './evaluated.ts';
import { forward, putStack, reserveOutputs } from './layers.ts';
import { linearGradient, putWeights } from './linear-model.ts';
import type { Block, Memory } from './memory.ts';
import { crossEntropyOf } from './objectives.ts';

type ModelFunctions = Pick<Models, 'modelScores' | 'modelLosses' | 'modelGradient' | 'inputGradients'>;

export function modelFunctions(memory: Memory): ModelFunctions {
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

    modelGradient: (model, data, l2) =>
      memory.run(() => {
        checkNumber('l2', l2, 0);
        if (isLinear(model)) return linearGradient(memory, model, data, l2);
        const x = putSamplesFor(memory, model, data);
        const target = stackModel(model, data.d);
        const { length } = target.stack;
        checkLength('weights', model.weights, length);
        const w = memory.putF64('weights', Float64Array.from(model.weights));
        const gradient = memory.reserveF64(length);
        const y = memory.putI32(data.y);
        const loss = crossEntropyOf(memory, target, x, { y, a: NOWHERE, total: data.n }, l2)(w, gradient);
        return { loss, gradient: memory.viewF64(gradient, length).slice() };
      }),

    inputGradients: (model, data) =>
      memory.run(() => memory.takeMatrix(evaluateModel(memory, model, data).inputGradients())),
  };
}
