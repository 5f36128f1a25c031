import type { F32Address, F64Address } from './addresses.ts';
import { checkInteger, checkLength, checkNumber } from './checks.ts';
import type { LinearFit, LinearLoss, LinearModels, LogisticOptions } from './contracts/linear.ts';
import type { SparseSamples } from './contracts/matrix.ts';
import { type FitRows, putDesign } from './designs.ts';
import { putLabelled, putSampleWeights } from './labelled.ts';
import { minimise } from './lbfgs.ts';
import { kindOf, putWeights, takeWeights } from './linear-model.ts';
import type { Memory } from './memory.ts';
import type { Samples } from './samples.ts';
import { ridgesOf, type Scaling, scaleWeights, unscaleWeights } from './scaling.ts';

type LinearFunctions = Omit<LinearModels, 'fitHinge' | 'fitNaiveBayes'>;

/** The pass over scaled rows with the ridge of the rows as they were: mean loss + (l2 / 2)‖w‖² of unscaled w. */
function ridgedPass(memory: Memory, { rows, scaling }: { rows: FitRows; scaling: Scaling }, l2: number) {
  const ridge = memory.reserveF64(rows.ld + 1);
  memory
    .viewF64(ridge, rows.ld + 1)
    .fill(0)
    .set(ridgesOf(scaling, l2));
  return (
    kind: number,
    y: F32Address,
    a: F32Address,
    total: number,
    w: F64Address,
    gradient: F64Address,
  ): number => {
    const loss = rows.pass(kind, y, a, total, w, gradient, 0);
    return loss + memory.kernels.addRidges(ridge, w, gradient, rows.ld);
  };
}

export function linearFunctions(memory: Memory): LinearFunctions {
  const fit = (loss: LinearLoss, data: Samples | SparseSamples, options: LogisticOptions): LinearFit =>
    memory.run(() => {
      const { l2, start, sampleWeights, tolerance = 1e-6, maxIterations = 500, onStep } = options;
      checkNumber('l2', l2, 0);
      checkNumber('tolerance', tolerance, 0);
      checkInteger('maxIterations', maxIterations, 0, 1e6);
      const { x, y } = putLabelled(memory, data);
      const scaled = x.scaled(l2);
      const given = start?.slice() ?? new Float64Array(x.d + 1);
      checkLength('start', given, x.d + 1);
      const w = putWeights(memory, 'start', scaled ? scaleWeights(scaled.scaling, given) : given, x);
      const { at, total } = putSampleWeights(memory, sampleWeights, x.n);
      const kind = kindOf(loss);
      const ridged = scaled && ridgedPass(memory, scaled, l2);
      const take = () => {
        const weights = takeWeights(memory, w, x);
        return scaled ? unscaleWeights(scaled.scaling, weights) : weights;
      };
      const end = minimise(
        memory,
        x.ld + 1,
        w,
        (point, gradient) =>
          ridged
            ? ridged(kind, y, at, total, point, gradient)
            : x.pass(kind, y, at, total, point, gradient, l2),
        {
          tolerance,
          maxIterations,
          onStep: onStep ? (step, objective) => onStep(step, take(), objective) : undefined,
        },
      );
      return { weights: take(), ...end };
    });

  return {
    fitLogistic: (data, options) => fit('logistic', data, options),
    fitSquared: (data, options) => fit('squared', data, options),

    linearScores: (x, weights) =>
      memory.run(() => {
        const design = putDesign(memory, 'x', x);
        const w = putWeights(memory, 'weights', weights, design);
        const scores = memory.reserveF32(x.rows);
        design.products(w, scores);
        return memory.viewF32(scores, x.rows).slice();
      }),
  };
}
