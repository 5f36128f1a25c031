import { type F32Address, type F64Address, type I32Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import type { Arena, Block } from './arena.ts';
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
import type { Samples } from './samples.ts';
import { ridgesOf, type Scaling, scaleBlock, scaleWeights, unscaleWeights } from './scaling.ts';
import { createStackCurvature } from './stack-curvature.ts';

type ObjectiveFunctions = Pick<Models, 'fitSoftmax' | 'modelGradient' | 'hessianProduct' | 'solveHessian'>;

/** Rows per block: their logits and hidden values stay in the second-level cache. */
const BLOCK = 512;

/** Adds l2 · W to a tight f64 gradient, W alone, and returns (l2 / 2) ‖W‖². */
export function addRidge(
  arena: Arena,
  { layers }: Layers,
  l2: number,
  w: F64Address,
  gradient: F64Address,
): number {
  let sum = 0;
  for (const { tightAt, inputs, outputs } of layers) {
    const [from, to, length] = [skip64(w, tightAt), skip64(gradient, tightAt), outputs * inputs];
    if (gradient) arena.kernels.axpy(l2, from, to, length);
    sum += arena.kernels.dot(from, from, length);
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
  arena: Arena,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): Objective {
  const { kernels } = arena;
  const { length, count } = stack;
  const layer = stack.layers[0] as Layer;
  const { ldIn: ld, inputs: d } = layer;
  const tight = arena.reserveF32(length);
  const padded = arena.reserveF32(count);
  const sum = arena.reserveF64(classes * (ld + 1));
  const work = arena.reserveBytes(kernels.softmaxWork(ld, classes));
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    // A class without samples drives its bias far off; the others keep their digits as differences.
    const biases = arena.viewF64(skip64(w, classes * d), classes);
    const most = biases.reduce((a, b) => Math.max(a, b));
    arena.viewF32(skip32(tight, classes * d), classes).set(biases.map((value) => value - most));
    spreadWeights(arena, stack, tight, padded);
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
    return loss + addRidge(arena, stack, l2, w, gradient);
  };
}

/** A stack of several layers: mean cross-entropy + ridge, by blocks of rows. */
function stackObjective(
  arena: Arena,
  { stack, classes }: StackModel,
  x: Block,
  { y, a, total }: Weighing,
  l2: number,
): Objective {
  const { kernels } = arena;
  const { length, count } = stack;
  const tight = arena.reserveF32(length);
  const padded = arena.reserveF32(count);
  const sum = arena.reserveF32(count);
  const block = Math.min(BLOCK, x.rows);
  const outputs = reserveOutputs(arena, stack.layers, block);
  const logits = outputs.at(-1) as Block;
  const gradients = [...reserveOutputs(arena, stack.layers.slice(0, -1), block), logits];
  return (w, gradient) => {
    kernels.narrow(w, tight, length);
    spreadWeights(arena, stack, tight, padded);
    kernels.clear(sum, count * 4);
    let loss = 0;
    for (let from = 0; from < x.rows; from += BLOCK) {
      const rows = Math.min(BLOCK, x.rows - from);
      const part = rowsFrom(x, from, rows);
      const weights = a ? skip32(a, from) : NOWHERE;
      forward(arena, stack, padded, part, outputs);
      loss += kernels.softmaxSlope(
        logits.address,
        logits.ld,
        rows,
        classes,
        skip32(y, from),
        weights,
        1 / total,
        NOWHERE,
      );
      backward(arena, stack, padded, rows, outputs, gradients);
      sumGradient(arena, stack, part, outputs, gradients, sum, 'add');
    }
    gatherWeights(arena, stack, sum, tight);
    kernels.widen(tight, gradient, length);
    return loss / total + addRidge(arena, stack, l2, w, gradient);
  };
}

function objectiveOf(arena: Arena, model: StackModel, x: Block, weighing: Weighing, l2: number): Objective {
  const single = model.stack.layers.length === 1;
  return single
    ? softmaxObjective(arena, model, x, weighing, l2)
    : stackObjective(arena, model, x, weighing, l2);
}

/** v → (H + damping I) v, both addresses of vectors laid out as `put` lays them. */
interface Curvature {
  readonly length: number;
  put(name: string, v: Float64Array): F64Address;
  take(address: F64Address): Float64Array;
  apply(v: F64Address, out: F64Address): void;
}

function curvatureOf(
  arena: Arena,
  model: Differentiable,
  data: Samples,
  l2: number,
  damping: number,
): Curvature {
  checkNumber('l2', l2, 0);
  const x = putSamplesFor(arena, model, data);
  if (isLinear(model)) {
    const design = denseDesign(arena, x);
    const w = putWeights(arena, 'weights', model.weights, design);
    const labelled = { x: design, y: putSigns(arena, data.y), labels: data.y };
    const bends = termsOf(arena, kindOf(model.loss), labelled, w).bends();
    return {
      length: design.ld + 1,
      put: (name, v) => putWeights(arena, name, v, design),
      take: (address) => takeWeights(arena, address, design),
      apply: hessianOperator(arena, design, bends, l2, damping),
    };
  }
  const target = stackModel(model, data.d);
  const { length } = target.stack;
  const product = createStackCurvature(arena, target, x, data.y);
  return {
    length,
    put(name, v) {
      checkLength(name, v, length);
      return arena.putF64(name, v);
    },
    take: (address) => arena.viewF64(address, length).slice(),
    apply(v, out) {
      product(v, out);
      addRidge(arena, target.stack, l2, v, out);
      if (damping > 0) arena.kernels.axpy(damping, v, out, length);
    },
  };
}

export function objectiveFunctions(arena: Arena): ObjectiveFunctions {
  return {
    fitSoftmax: (data, options) =>
      arena.run(() => {
        const { l2, start, sampleWeights, tolerance = 1e-6, maxIterations = 500, onStep } = options;
        checkNumber('l2', l2, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 0, 1e6);
        const weights = start?.slice() ?? new Float64Array(data.classes * (data.d + 1));
        checkLength('start', weights, data.classes * (data.d + 1));
        const model: Differentiable = { kind: 'softmax', weights };
        const x = putSamplesFor(arena, model, data);
        const target = stackModel(model, data.d);
        const { at, total } = putSampleWeights(arena, sampleWeights, data.n);
        const scaling = scaleBlock(arena, x, l2);
        const w = arena.putF64('start', scaling ? scaleWeights(scaling, weights) : weights);
        const { length } = target.stack;
        const take = () => {
          const taken = arena.viewF64(w, length).slice();
          return centreBiases(scaling ? unscaleWeights(scaling, taken) : taken, data.classes);
        };
        const weighing = { y: arena.putI32(data.y), a: at, total };
        const objective = objectiveOf(arena, target, x, weighing, scaling ? 0 : l2);
        const ridged = scaling ? withRidges(arena, objective, scaling, l2, data.classes) : objective;
        const end = minimise(arena, length, w, ridged, {
          tolerance,
          maxIterations,
          onStep: onStep ? (step, objective) => onStep(step, take(), objective) : undefined,
        });
        return { weights: take(), ...end };
      }),

    modelGradient: (model, data, l2) =>
      arena.run(() => {
        checkNumber('l2', l2, 0);
        if (isLinear(model)) return linearGradient(arena, model, data, l2);
        const x = putSamplesFor(arena, model, data);
        const target = stackModel(model, data.d);
        const { length } = target.stack;
        checkLength('weights', model.weights, length);
        const w = arena.putF64('weights', Float64Array.from(model.weights));
        const gradient = arena.reserveF64(length);
        const y = arena.putI32(data.y);
        const loss = objectiveOf(arena, target, x, { y, a: NOWHERE, total: data.n }, l2)(w, gradient);
        return { loss, gradient: arena.viewF64(gradient, length).slice() };
      }),

    hessianProduct: (model, data, l2, v) =>
      arena.run(() => {
        const curvature = curvatureOf(arena, model, data, l2, 0);
        const out = arena.reserveF64(curvature.length);
        curvature.apply(curvature.put('v', v), out);
        return curvature.take(out);
      }),

    solveHessian: (model, data, l2, v, options) =>
      arena.run(() => {
        const { tolerance = 1e-6, maxIterations = 2000, damping = 0 } = options ?? {};
        checkNumber('damping', damping, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 1, 1e6);
        const curvature = curvatureOf(arena, model, data, l2, damping);
        const b = curvature.put('v', v);
        const solution = arena.reserveF64(curvature.length);
        solveSymmetric(arena, curvature.length, b, solution, curvature.apply, { tolerance, maxIterations });
        return curvature.take(solution);
      }),
  };
}

/** `objective` on scaled rows with the ridge of the rows as they were. */
function withRidges(
  arena: Arena,
  objective: Objective,
  scaling: Scaling,
  l2: number,
  classes: number,
): Objective {
  const ridges = ridgesOf(scaling, l2);
  const count = classes * ridges.length;
  const ridge = arena.reserveF64(count);
  for (let c = 0; c < classes; c++) {
    arena.viewF64(skip64(ridge, c * ridges.length), ridges.length).set(ridges);
  }
  return (w, gradient) => objective(w, gradient) + arena.kernels.addRidges(ridge, w, gradient, count);
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
