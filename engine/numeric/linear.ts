import { type F32Address, type F64Address, NOWHERE, skip64 } from './addresses.ts';
import {
  checkInteger,
  checkLabels,
  checkLength,
  checkNumber,
  checkSamples,
  membersOf,
  outOfRange,
} from './checks.ts';
import type { LinearFit, LinearLoss, LinearModels, LogisticOptions } from './contracts/linear.ts';
import { LINEAR_LOSSES } from './contracts/linear.ts';
import type { SparseSamples } from './contracts/matrix.ts';
import {
  type DenseDesign,
  type Design,
  type FitRows,
  isSparseSamples,
  passOnce,
  putDesign,
} from './designs.ts';
import { largestEigenpairs, type Operator } from './krylov.ts';
import { minimise } from './lbfgs.ts';
import { type Memory, padded } from './memory.ts';
import type { Samples } from './samples.ts';
import { ridgesOf, type Scaling, scaleWeights, unscaleWeights } from './scaling.ts';

type LinearFunctions = Omit<LinearModels, 'fitHinge' | 'fitNaiveBayes'>;

/** Rows in the core's memory with their labels; `y` is the address of f32[n] of −1 and +1. */
export interface Labelled {
  readonly x: Design;
  readonly y: F32Address;
  readonly labels: Int32Array;
}

/** Features, and the row length in the core's memory. */
type Widths = Pick<Design, 'd' | 'ld'>;

/** What the kernels call the loss. */
export function kindOf(loss: LinearLoss): number {
  const kind = LINEAR_LOSSES.indexOf(loss);
  if (kind < 0) outOfRange(`loss is ${String(loss)}, must be one of ${LINEAR_LOSSES.join(', ')}`);
  return kind;
}

export function putLabelled(memory: Memory, data: Samples | SparseSamples): Labelled {
  checkTwoClasses(data.classes);
  let x: Design;
  if (isSparseSamples(data)) {
    checkLabels('data', data.y, data.x.rows, data.classes);
    x = putDesign(memory, 'data.x', data.x);
  } else {
    checkSamples('data', data);
    x = putDesign(memory, 'data.x', { rows: data.n, cols: data.d, values: data.x });
  }
  return { x, y: putSigns(memory, data.y), labels: data.y };
}

/** Labels 0 and 1 as f32 of −1 and +1 in the core's memory. */
export function putSigns(memory: Memory, labels: Int32Array): F32Address {
  const y = memory.reserveF32(labels.length);
  const signs = memory.viewF32(y, labels.length);
  for (let i = 0; i < labels.length; i++) signs[i] = labels[i] === 1 ? 1 : -1;
  return y;
}

/** Loss and gradient at `weights` with one reading of dense rows. */
export function linearGradient(
  memory: Memory,
  { loss: kind, weights }: { readonly loss: LinearLoss; readonly weights: Float64Array },
  data: Samples,
  l2: number,
): { loss: number; gradient: Float64Array } {
  checkTwoClasses(data.classes);
  checkSamples('data', data);
  const { n, d } = data;
  const shape = { d, ld: padded(d) };
  const y = putSigns(memory, data.y);
  const w = putWeights(memory, 'weights', weights, shape);
  const gradient = memory.reserveF64(shape.ld + 1);
  const loss = passOnce(
    memory,
    'data.x',
    kindOf(kind),
    { rows: n, cols: d, values: data.x },
    y,
    w,
    gradient,
    l2,
  );
  return { loss, gradient: takeWeights(memory, gradient, shape) };
}

function checkTwoClasses(classes: number): void {
  if (classes !== 2) outOfRange(`data.classes is ${classes}, must be 2 for a linear model`);
}

/** f64[d + 1] as f64[ld + 1] in the core's memory: weights, zeros, bias. */
export function putWeights(
  memory: Memory,
  name: string,
  weights: Float64Array,
  { d, ld }: Widths,
): F64Address {
  checkLength(name, weights, d + 1);
  const before = memory.putF64(name, weights);
  if (d === ld) return before;
  const address = memory.reserveF64(ld + 1);
  const to = memory.viewF64(address, ld + 1);
  to.fill(0);
  to.set(memory.viewF64(before, d));
  to[ld] = weights[d] as number;
  return address;
}

/** The reverse of `putWeights`: a fresh f64[d + 1]. */
export function takeWeights(memory: Memory, address: F64Address, { d, ld }: Widths): Float64Array {
  const from = memory.viewF64(address, ld + 1);
  const weights = new Float64Array(d + 1);
  weights.set(from.subarray(0, d));
  weights[d] = from[ld] as number;
  return weights;
}

/** Sample weights as f32[n] in the core's memory (NOWHERE for ones) and their sum. */
export function putSampleWeights(
  memory: Memory,
  weights: Float32Array | undefined,
  n: number,
  name = 'sampleWeights',
): { at: F32Address; total: number } {
  if (!weights) return { at: NOWHERE, total: n };
  checkLength(name, weights, n);
  const at = memory.putF32(name, weights);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    if (weight < 0) outOfRange(`${name}[${i}] is ${weight}, must not be negative`);
    total += weight;
  }
  if (!(total > 0)) outOfRange(`${name} are all zero: at least one must be positive`);
  return { at, total };
}

/** Losses, gradients in the scores, or square roots of the curvatures in them, at a linear model: addresses of f32[n]. */
export function termsOf(memory: Memory, kind: number, { x, y }: Labelled, w: F64Address) {
  const scores = memory.reserveF32(x.n);
  x.products(w, scores);
  const fill = (part: 'loss' | 'gradient' | 'curvature') => {
    const out = memory.reserveF32(x.n);
    const at = (name: string) => (part === name ? out : NOWHERE);
    memory.kernels.linearTerms(kind, scores, y, NOWHERE, x.n, at('loss'), at('gradient'), at('curvature'));
    return out;
  };
  return {
    losses: () => fill('loss'),
    gradients: () => fill('gradient'),
    curvatures: () => fill('curvature'),
  };
}

/** out = (H + damping I) v for the Hessian of the mean loss + ridge. */
export function hessianOperator(
  memory: Memory,
  x: DenseDesign,
  curvatures: F32Address,
  l2: number,
  damping: number,
) {
  const { kernels } = memory;
  return (v: F64Address, out: F64Address): void => {
    x.normalProduct(curvatures, v, 0, out);
    kernels.rescale(1 / x.n, out, x.ld + 1);
    kernels.axpy(l2 + damping, v, out, x.ld);
    if (damping > 0) kernels.axpy(damping, skip64(v, x.ld), skip64(out, x.ld), 1);
  };
}

/** Share of Σ ‖g‖² below which f32 cannot tell the spread of gradients from rounding: they are as good as equal. */
export const EQUAL = 1e-7;

/**
 * Projections of centred rows c·(x, 1) on their first principal direction, signed.
 *
 * @param scale    f32[n], the factors c; an address.
 * @param constant what stands for the 1 beside x
 */
export function spectralProjections(
  memory: Memory,
  x: DenseDesign,
  scale: F32Address,
  constant: number,
): Float32Array {
  const { kernels } = memory;
  const n = x.ld + 1;
  const mean = memory.reserveF64(n);
  x.weightedSum(scale, mean);
  kernels.rescale(1 / x.n, mean, n);
  kernels.rescale(constant, skip64(mean, x.ld), 1);
  const energy = gradientNorms(memory, x, scale, constant).reduce((sum, size) => sum + size * size, 0);
  // The rows know 1 as their constant: its coordinate is brought to what it stands for on the way in and out.
  const moved = memory.reserveF64(n);
  const move = (v: F64Address) => {
    if (constant === 1) return v;
    memory.viewF64(moved, n).set(memory.viewF64(v, n));
    kernels.rescale(constant, skip64(moved, x.ld), 1);
    return moved;
  };
  const apply: Operator = (count, v, out) => {
    for (let i = 0; i < count; i++) {
      const [from, to] = [skip64(v, i * n), skip64(out, i * n)];
      x.normalProduct(scale, move(from), kernels.dot(mean, from, n), to);
      kernels.rescale(constant, skip64(to, x.ld), 1);
    }
  };
  const { vectors } = largestEigenpairs(memory, n, 1, 1, 1e-6, apply, EQUAL * energy);
  const products = memory.reserveF32(x.n);
  x.products(move(vectors), products);
  const shift = kernels.dot(mean, vectors, n);
  const [factors, projected] = [memory.viewF32(scale, x.n), memory.viewF32(products, x.n)];
  return projected.map((value, i) => (factors[i] as number) * value - shift);
}

/** `spectralProjections` of each class on its own, in the order of the samples. */
export function spectralByClass(
  memory: Memory,
  x: DenseDesign,
  labels: Int32Array,
  scale: F32Address,
  constant = 1,
): Float32Array {
  const out = new Float32Array(x.n);
  for (const c of [0, 1]) {
    const members = membersOf(labels, c);
    if (members.length === 0) continue;
    memory.scope(() => {
      const part = x.subset(members);
      const factors = memory.reserveF32(members.length);
      memory.kernels.copyRows(scale, 1, factors, 1, members.length, memory.putI32(members));
      const projections = spectralProjections(memory, part, factors, constant);
      members.forEach((row, i) => {
        out[row] = projections[i] as number;
      });
    });
  }
  return out;
}

export function gradientNorms(memory: Memory, x: Design, gradients: F32Address, constant = 1): Float32Array {
  const squares = memory.reserveF32(x.n);
  x.squares(squares);
  const gradient = memory.viewF32(gradients, x.n);
  return memory
    .viewF32(squares, x.n)
    .map((square, i) => Math.abs(gradient[i] as number) * Math.sqrt(square + constant * constant));
}

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

  const _at = (data: Samples | SparseSamples, weights: Float64Array) => {
    const labelled = putLabelled(memory, data);
    const w = putWeights(memory, 'weights', weights, labelled.x);
    return { ...labelled, w, terms: termsOf(memory, 0, labelled, w) };
  };

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
