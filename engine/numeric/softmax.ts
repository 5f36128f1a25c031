import { skip64 } from './addresses.ts';
import { checkInteger, checkLength, checkNumber } from './checks.ts';
import type { Differentiable, Models } from './contracts/models.ts';
import { putSamplesFor, stackModel } from './evaluated.ts';
import { putSampleWeights } from './labelled.ts';
import { minimise } from './lbfgs.ts';
import type { Memory } from './memory.ts';
import { crossEntropyOf, type WeightObjective } from './objectives.ts';
import { ridgesOf, type Scaling, scaleBlock, scaleWeights, unscaleWeights } from './scaling.ts';

export function softmaxFunctions(memory: Memory): Pick<Models, 'fitSoftmax'> {
  return {
    fitSoftmax: (data, options) =>
      memory.run(() => {
        const { l2, start, sampleWeights, tolerance = 1e-6, maxIterations = 500, onStep } = options;
        checkNumber('l2', l2, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 0, 1e6);
        const weights = start?.slice() ?? new Float64Array(data.classes * (data.d + 1));
        checkLength('start', weights, data.classes * (data.d + 1));
        const model: Differentiable = { kind: 'softmax', weights };
        const x = putSamplesFor(memory, model, data);
        const target = stackModel(model, data.d);
        const { at, total } = putSampleWeights(memory, sampleWeights, data.n);
        const scaling = scaleBlock(memory, x, l2);
        const w = memory.putF64('start', scaling ? scaleWeights(scaling, weights) : weights);
        const { length } = target.stack;
        const take = () => {
          const taken = memory.viewF64(w, length).slice();
          return centreBiases(scaling ? unscaleWeights(scaling, taken) : taken, data.classes);
        };
        const weighing = { y: memory.putI32(data.y), a: at, total };
        const objective = crossEntropyOf(memory, target, x, weighing, scaling ? 0 : l2);
        const ridged = scaling ? withRidges(memory, objective, scaling, l2, data.classes) : objective;
        const end = minimise(memory, length, w, ridged, {
          tolerance,
          maxIterations,
          onStep: onStep ? (step, objective) => onStep(step, take(), objective) : undefined,
        });
        return { weights: take(), ...end };
      }),
  };
}

/** `objective` on scaled rows with the ridge of the rows as they were. */
function withRidges(
  memory: Memory,
  objective: WeightObjective,
  scaling: Scaling,
  l2: number,
  classes: number,
): WeightObjective {
  const ridges = ridgesOf(scaling, l2);
  const count = classes * ridges.length;
  const ridge = memory.reserveF64(count);
  for (let c = 0; c < classes; c++) {
    memory.viewF64(skip64(ridge, c * ridges.length), ridges.length).set(ridges);
  }
  return (w, gradient) => objective(w, gradient) + memory.kernels.addRidges(ridge, w, gradient, count);
}

/** A constant in all biases changes no probability: the one with mean zero is reported. */
function centreBiases(weights: Float64Array, classes: number): Float64Array {
  const biases = weights.subarray(weights.length - classes);
  const mean = biases.reduce((a, b) => a + b, 0) / classes;
  biases.forEach((bias, c) => {
    biases[c] = bias - mean;
  });
  return weights;
}
