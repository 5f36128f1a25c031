import { NOWHERE } from './addresses.ts';
import { badShape, checkLength, membersOf } from './checks.ts';
import type { Differentiable, Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { chosenPairs, evaluateModel, isLinear } from './evaluated.ts';
import { spectralByClass } from './linear-spectrum.ts';
import type { Memory } from './memory.ts';
import {
  dividedPairs,
  gradientSizes,
  projectGradients,
  spectralOfPairs,
  writeGradients,
} from './sample-gradients.ts';
import type { Samples } from './samples.ts';
import { multiplyBack } from './sizes.ts';

type PerSampleFunctions = Pick<
  Models,
  'sampleGradients' | 'sampleGradientNorms' | 'sampleGradientProjections' | 'sampleGradientSpectral'
>;

export function perSampleFunctions(memory: Memory): PerSampleFunctions {
  return {
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

    sampleGradientSpectral: (model, data) => memory.run(() => spectralScores(memory, model, data)),
  };
}

/** Class by class, in the order of the samples. */
function spectralScores(memory: Memory, model: Differentiable, data: Samples): Float32Array {
  const evaluated = evaluateModel(memory, model, data);
  const chosen = chosenPairs(model, evaluated);
  const { length } = chosen;
  const { pairs, by } = dividedPairs(memory, chosen.pairs);
  if (isLinear(model)) {
    const gradients = memory.reserveF32(data.n);
    const [pair] = pairs;
    if (pair) {
      memory.kernels.copyRows(pair.gradients.address, pair.gradients.ld, gradients, 1, data.n, NOWHERE);
    }
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
}
