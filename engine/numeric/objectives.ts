import { type F32Address, type F64Address, type I32Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import { rowsFrom } from './blocks.ts';
import { checkInteger, checkLength, checkNumber } from './checks.ts';
import { solveSymmetric } from './conjugate-gradients.ts';
import type { Differentiable, Models } from './contracts/models.ts';
import { denseDesign } from './designs.ts';
import { isLinear, putSamplesFor, type StackModel, stackModel } from './evaluated.ts';
import {
  backward,
  forward,
  gatherWeights,
  type Layer,
  type Layers,
  reserveOutputs,
  spreadWeights,
  sumGradient,
} from './layers.ts';
import { minimise } from './lbfgs.ts';
import {
  hessianOperator,
  kindOf,
  linearGradient,
  putSampleWeights,
  putSigns,
  putWeights,
  takeWeights,
  termsOf,
} from './linear.ts';
import type { Block, Memory } from './memory.ts';
import type { Samples } from './samples.ts';
import { ridgesOf, type Scaling, scaleBlock, scaleWeights, unscaleWeights } from './scaling.ts';
import { createStackCurvature } from './stack-curvature.ts';

type ObjectiveFunctions = Pick<Models, 'fitSoftmax' | 'modelGradient' | 'hessianProduct' | 'solveHessian'>;

/** Rows per block: their logits and hidden values stay in the second-level cache. */
const BLOCK = 512;

/** Adds l2 · W to a tight f64 gradient, W alone, and returns (l2 / 2) ‖W‖². */
export function addRidge(
  memory: Memory,
  { layers }: Layers,
  l2: number,
  w: F64Address,
  gradient: F64Address,
): number {
  let sum = 0;
  for (const { tightAt, inputs, outputs } of layers) {
    const [from, to, length] = [skip64(w, tightAt), skip64(gradient, tightAt), outputs * inputs];
    if (gradient) memory.kernels.axpy(l2, from, to, length);
    sum += memory.kernels.dot(from, from, length);
  }
  return 0.5 * l2 * sum;
}

/** A function of tight f64[length] weights that overwrites a gradient laid out alike; both are addresses. */
type Objective = (w: F64Address, gradient: F64Address) => number;

/** Labels i32[n] and weights f32[n] (or 0) of the samples, and the sum of the weights. */
interface Weighing {
  readonly y: I32Address;
  readonly a: F32Address;
  readonly total: number;
}

/** Softmax regression: mean cross-entropy + ridge in one pass over the rows. */
function softmaxObjective(
  memory: Memory,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): Objective {
  const { kernels } = memory;
  const { length, count } = stack;
  const layer = stack.layers[0] as Layer;
  const { ldIn: ld, inputs: d } = layer;
  const tight = memory.reserveF32(length);
  const padded = memory.reserveF32(count);
  const sum = memory.reserveF64(classes * (ld + 1));
  const work = memory.reserveBytes(kernels.softmaxWork(ld, classes));
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    // A class without samples drives its bias far off; the others keep their digits as differences.
    const biases = memory.viewF64(skip64(w, classes * d), classes);
    const most = biases.reduce((a, b) => Math.max(a, b));
    memory.viewF32(skip32(tight, classes * d), classes).set(biases.map((value) => value - most));
    spreadWeights(memory, stack, tight, padded);
    const bias = skip32(padded, layer.biasAt);
    const loss = kernels.softmaxPass(
      x.address,
      ld,
      x.rows,
      y,
      a,
      1 / total,
      padded,
      bias,
      classes,
      sum,
      work,
    );
    // Rows of ld values and then the biases, as f64: moved as pairs of f32.
    kernels.copyRows(sum, 2 * ld, gradient, 2 * d, classes, NOWHERE);
    kernels.copyRows(
      skip64(sum, classes * ld),
      2 * classes,
      skip64(gradient, classes * d),
      2 * classes,
      1,
      NOWHERE,
    );
    return loss + addRidge(memory, stack, l2, w, gradient);
  };
}

/** A stack of several layers: mean cross-entropy + ridge, by blocks of rows. */
function stackObjective(
  memory: Memory,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): Objective {
  const { kernels } = memory;
  const { length, count } = stack;
  const tight = memory.reserveF32(length);
  const padded = memory.reserveF32(count);
  const sum = memory.reserveF32(count);
  const block = Math.min(BLOCK, x.rows);
  const outputs = reserveOutputs(memory, stack.layers, block);
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(memory, stack.layers.slice(0, -1), block), logits];
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    spreadWeights(memory, stack, tight, padded);
    kernels.clear(sum, count * 4);
    let loss = 0;
    for (let from = 0; from < x.rows; from += BLOCK) {
      const rows = Math.min(BLOCK, x.rows - from);
      const part = rowsFrom(x, from, rows);
      const weights = a ? skip32(a, from) : NOWHERE;
      forward(memory, stack, padded, part, outputs);
      loss += kernels.softmaxGradient(
        logits.address,
        logits.ld,
        rows,
        classes,
        skip32(y, from),
        weights,
        1 / total,
        NOWHERE,
      );
      backward(memory, stack, padded, rows, outputs, gradients);
      sumGradient(memory, stack, part, outputs, gradients, sum, 'add');
    }
    gatherWeights(memory, stack, sum, tight);
    kernels.widen(tight, gradient, length);
    return loss / total + addRidge(memory, stack, l2, w, gradient);
  };
}

function objectiveOf(memory: Memory, model: StackModel, x: Block, weighing: Weighing, l2: number): Objective {
  const single = model.stack.layers.length === 1;
  return single
    ? softmaxObjective(memory, model, x, weighing, l2)
    : stackObjective(memory, model, x, weighing, l2);
}

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

export function objectiveFunctions(memory: Memory): ObjectiveFunctions {
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
        const objective = objectiveOf(memory, target, x, weighing, scaling ? 0 : l2);
        const ridged = scaling ? withRidges(memory, objective, scaling, l2, data.classes) : objective;
        const end = minimise(memory, length, w, ridged, {
          tolerance,
          maxIterations,
          onStep: onStep ? (step, objective) => onStep(step, take(), objective) : undefined,
        });
        return { weights: take(), ...end };
      }),

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
        const loss = objectiveOf(memory, target, x, { y, a: NOWHERE, total: data.n }, l2)(w, gradient);
        return { loss, gradient: memory.viewF64(gradient, length).slice() };
      }),

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

/** `objective` on scaled rows with the ridge of the rows as they were. */
function withRidges(
  memory: Memory,
  objective: Objective,
  scaling: Scaling,
  l2: number,
  classes: number,
): Objective {
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
