import { GameError } from '../errors.ts';
import { checkLabels, checkNumber, checkSamples, outOfRange } from './checks.ts';
import type { LinearModels } from './contracts/linear.ts';
import { isSparseSamples, putDesign } from './designs.ts';
import type { Memory } from './memory.ts';

export function naiveBayesFunctions(memory: Memory): Pick<LinearModels, 'fitNaiveBayes'> {
  const { kernels } = memory;
  return {
    fitNaiveBayes: (data, options) =>
      memory.run(() => {
        const smoothing = options?.smoothing ?? 1;
        checkNumber('smoothing', smoothing, 0);
        if (smoothing === 0) outOfRange('smoothing is 0, must be positive: an unseen word has no logarithm');
        if (isSparseSamples(data)) checkLabels('data', data.y, data.x.rows, data.classes);
        else checkSamples('data', data);
        const x = isSparseSamples(data) ? data.x : { rows: data.n, cols: data.d, values: data.x };
        const negative = x.values.findIndex((value) => value < 0);
        if (negative >= 0)
          outOfRange(`data.x holds ${x.values[negative]} at ${negative}: counts must not be negative`);
        const design = putDesign(memory, 'data.x', x);
        const { n, d, ld } = design;
        const { classes, y } = data;
        const prior = new Float64Array(classes);
        const likelihood = new Float64Array(classes * d);
        const member = memory.reserveF32(n);
        const counts = memory.reserveF64(ld + 1);
        for (let c = 0; c < classes; c++) {
          const own = memory.viewF32(member, n);
          let size = 0;
          for (let i = 0; i < n; i++) {
            own[i] = y[i] === c ? 1 : 0;
            if (y[i] === c) size++;
          }
          if (size === 0)
            throw new GameError('single-class', `data has no sample of class ${c}: it has no frequencies`);
          design.weightedSum(member, counts);
          kernels.logFrequencies(counts, d, smoothing);
          likelihood.set(memory.viewF64(counts, d), c * d);
          prior[c] = kernels.log(size / n);
        }
        return { d, classes, prior, likelihood };
      }),
  };
}
