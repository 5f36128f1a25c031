import type { F64Address } from './addresses.ts';
import { checkInteger, checkLength, checkNumber } from './checks.ts';
import { solveSymmetric } from './conjugate-gradients.ts';
import type { Differentiable, Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { isLinear, putSamplesFor, stackModel } from './evaluated.ts';
import { putSigns } from './labelled.ts';
import { hessianOperator, kindOf, putWeights, takeWeights, termsOf } from './linear-model.ts';
import type { Memory } from './memory.ts';
import { addRidge } from './objectives.ts';
import type { Samples } from './samples.ts';
import { createStackCurvature } from './stack-curvature.ts';

/** v → (H + damping I) v, both addresses of vectors laid out as `put` lays them. */
interface Curvature {
  readonly length: number;
  put(name: string, v: Float64Array): F64Address;
  take(address: F64Address): Float64Array;
  apply(v: F64Address, out: F64Address): void;
}

function curvatureOf(
  memory: Memory,
  model: Differentiable,
  data: Samples,
  l2: number,
  damping: number,
): Curvature {
  checkNumber('l2', l2, 0);
  const x = putSamplesFor(memory, model, data);
  if (isLinear(model)) {
    const design = denseDesign(memory, x);
    const w = putWeights(memory, 'weights', model.weights, design);
    const labelled = { x: design, y: putSigns(memory, data.y), labels: data.y };
    const curvatures = termsOf(memory, kindOf(model.loss), labelled, w).curvatures();
    return {
      length: design.ld + 1,
      put: (name, v) => putWeights(memory, name, v, design),
      take: (address) => takeWeights(memory, address, design),
      apply: hessianOperator(memory, design, curvatures, l2, damping),
    };
  }
  const target = stackModel(model, data.d);
  const { length } = target.stack;
  const product = createStackCurvature(memory, target, x, data.y);
  return {
    length,
    put(name, v) {
      checkLength(name, v, length);
      return memory.putF64(name, v);
    },
    take: (address) => memory.viewF64(address, length).slice(),
    apply(v, out) {
      product(v, out);
      addRidge(memory, target.stack, l2, v, out);
      if (damping > 0) memory.kernels.axpy(damping, v, out, length);
    },
  };
}

export function curvatureFunctions(memory: Memory): Pick<Models, 'hessianProduct' | 'solveHessian'> {
  return {
    hessianProduct: (model, data, l2, v) =>
      memory.run(() => {
        const curvature = curvatureOf(memory, model, data, l2, 0);
        const out = memory.reserveF64(curvature.length);
        curvature.apply(curvature.put('v', v), out);
        return curvature.take(out);
      }),

    solveHessian: (model, data, l2, v, options) =>
      memory.run(() => {
        const { tolerance = 1e-6, maxIterations = 2000, damping = 0 } = options ?? {};
        checkNumber('damping', damping, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 1, 1e6);
        const curvature = curvatureOf(memory, model, data, l2, damping);
        const b = curvature.put('v', v);
        const solution = memory.reserveF64(curvature.length);
        solveSymmetric(memory, curvature.length, b, solution, curvature.apply, { tolerance, maxIterations });
        return curvature.take(solution);
      }),
  };
}
