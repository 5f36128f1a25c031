import type { Arena, Block } from './arena.ts';
import { checkInteger, checkLength, checkNumber, checkTwoClasses, outOfRange, putSamples } from './checks.ts';
import { solveSymmetric } from './conjugate-gradients.ts';
import type { Core } from './core.ts';
import { largestEigenpairs } from './krylov.ts';
import { minimise } from './lbfgs.ts';
import type { Samples } from './samples.ts';

type LogisticFunctions = Pick<
  Core,
  | 'fitLogistic'
  | 'logisticLossGrad'
  | 'linearScores'
  | 'logisticLosses'
  | 'solveLogisticHessian'
  | 'logisticGradientNorms'
  | 'logisticGradientSpectral'
>;

/** Labels 0 and 1 as f32 −1 and +1; an address. */
function putSigns(arena: Arena, y: Int32Array): number {
  const address = arena.reserveF32(y.length);
  const signs = arena.viewF32(address, y.length);
  for (let i = 0; i < y.length; i++) signs[i] = y[i] === 1 ? 1 : -1;
  return address;
}

/** f64[d + 1] as f64[ld + 1] in the core's memory: weights, zeros, bias. */
function putWeights(arena: Arena, name: string, weights: Float64Array, d: number, ld: number): number {
  checkLength(name, weights, d + 1);
  const before = arena.putF64(name, weights);
  const address = arena.reserveF64(ld + 1);
  const to = arena.viewF64(address, ld + 1);
  to.fill(0);
  to.set(arena.viewF64(before, d));
  to[ld] = weights[d] as number;
  return address;
}

/** The reverse of `putWeights`: a fresh f64[d + 1]. */
function takeWeights(arena: Arena, address: number, d: number, ld: number): Float64Array {
  const from = arena.viewF64(address, ld + 1);
  const weights = new Float64Array(d + 1);
  weights.set(from.subarray(0, d));
  weights[d] = from[ld] as number;
  return weights;
}

/** Scores f32[n] of a linear model; an address. */
function scoresOf(arena: Arena, x: Block, weights: number): number {
  const { kernels } = arena;
  const narrow = arena.reserveF32(x.ld);
  kernels.narrow(weights, narrow, x.ld);
  const scores = arena.reserveF32(x.rows);
  const bias = arena.viewF64(weights, x.ld + 1)[x.ld] as number;
  kernels.rowProducts(x.address, x.ld, x.rows, narrow, bias, scores);
  return scores;
}

/** Slopes dℓ/ds f32[n] at a linear model; an address. */
function slopesOf(arena: Arena, x: Block, y: number, weights: number): number {
  const slopes = arena.reserveF32(x.rows);
  arena.kernels.logisticTerms(scoresOf(arena, x, weights), y, x.rows, 0, slopes, 0);
  return slopes;
}

function putSampleWeights(arena: Arena, weights: Float32Array, n: number): { at: number; total: number } {
  checkLength('sampleWeights', weights, n);
  let total = 0;
  for (let i = 0; i < n; i++) {
    const weight = weights[i] as number;
    if (weight < 0) outOfRange(`sampleWeights[${i}] is ${weight}, must not be negative`);
    total += weight;
  }
  const at = arena.putF32('sampleWeights', weights);
  if (!(total > 0)) outOfRange('sampleWeights are all zero: at least one must be positive');
  return { at, total };
}

/**
 * Squared projections of centred rows c·(x, 1) on their first principal direction.
 *
 * @param scale f32[n], the factors c; an address.
 */
function spectralScores(arena: Arena, x: Block, scale: number): Float32Array {
  const { kernels } = arena;
  const { address, ld, rows } = x;
  const n = ld + 1;
  const work = arena.reserveBytes(4 * ld + 160);
  const mean = arena.reserveF64(n);
  kernels.weightedSum(address, ld, rows, scale, mean, work);
  kernels.rescale(1 / rows, mean, n);
  const narrow = arena.reserveF32(ld);
  const biasOf = (v: number) => arena.viewF64(v, n)[ld] as number;
  const { vectors } = largestEigenpairs(arena, n, 1, 1, 1e-6, (count, v, out) => {
    for (let i = 0; i < count; i++) {
      const from = v + i * n * 8;
      kernels.narrow(from, narrow, ld);
      const shift = kernels.dot(mean, from, n);
      kernels.normalProduct(address, ld, rows, scale, narrow, biasOf(from), shift, out + i * n * 8, work);
    }
  });
  kernels.narrow(vectors, narrow, ld);
  const products = arena.reserveF32(rows);
  kernels.rowProducts(address, ld, rows, narrow, biasOf(vectors), products);
  const shift = kernels.dot(mean, vectors, n);
  const [factors, projected] = [arena.viewF32(scale, rows), arena.viewF32(products, rows)];
  return Float32Array.from(projected, (value, i) => {
    const along = (factors[i] as number) * value - shift;
    return along * along;
  });
}

export function logisticFunctions(arena: Arena): LogisticFunctions {
  const { kernels } = arena;

  const setUp = (data: Samples, weights: Float64Array) => {
    checkTwoClasses('data', data);
    const x = putSamples(arena, 'data', data);
    return { x, y: putSigns(arena, data.y), w: putWeights(arena, 'weights', weights, data.d, x.ld) };
  };

  return {
    fitLogistic: (data, options) =>
      arena.run(() => {
        const { l2, start, sampleWeights, tolerance = 1e-6, maxIterations = 500, onStep } = options;
        checkNumber('l2', l2, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 0, 1e6);
        const { x, y, w } = setUp(data, start ?? new Float64Array(data.d + 1));
        const given = sampleWeights
          ? putSampleWeights(arena, sampleWeights, data.n)
          : { at: 0, total: data.n };
        const work = arena.reserveBytes(8 * x.ld + 160);
        const end = minimise(
          arena,
          x.ld + 1,
          w,
          (at, gradient) =>
            kernels.logisticPass(x.address, x.ld, x.rows, y, given.at, given.total, at, gradient, l2, work),
          {
            tolerance,
            maxIterations,
            onStep: onStep
              ? (step, objective) => onStep(step, takeWeights(arena, w, data.d, x.ld), objective)
              : undefined,
          },
        );
        return { weights: takeWeights(arena, w, data.d, x.ld), ...end };
      }),

    logisticLossGrad: (data, weights, l2) =>
      arena.run(() => {
        checkNumber('l2', l2, 0);
        const { x, y, w } = setUp(data, weights);
        const gradient = arena.reserveF64(x.ld + 1);
        const work = arena.reserveBytes(8 * x.ld + 160);
        const loss = kernels.logisticPass(x.address, x.ld, x.rows, y, 0, x.rows, w, gradient, l2, work);
        return { loss, gradient: takeWeights(arena, gradient, data.d, x.ld) };
      }),

    linearScores: (x, weights) =>
      arena.run(() => {
        const block = arena.putMatrix('x', x);
        const w = putWeights(arena, 'weights', weights, x.cols, block.ld);
        return arena.viewF32(scoresOf(arena, block, w), x.rows).slice();
      }),

    logisticLosses: (data, weights) =>
      arena.run(() => {
        const { x, y, w } = setUp(data, weights);
        const losses = arena.reserveF32(data.n);
        kernels.logisticTerms(scoresOf(arena, x, w), y, data.n, losses, 0, 0);
        return arena.viewF32(losses, data.n).slice();
      }),

    solveLogisticHessian: (data, weights, l2, v, options) =>
      arena.run(() => {
        const { tolerance = 1e-6, maxIterations = 2000, damping = 0 } = options ?? {};
        checkNumber('l2', l2, 0);
        checkNumber('damping', damping, 0);
        checkNumber('tolerance', tolerance, 0);
        checkInteger('maxIterations', maxIterations, 1, 1e6);
        const { x, y, w } = setUp(data, weights);
        const { address, ld, rows } = x;
        const b = putWeights(arena, 'v', v, data.d, ld);
        const bends = arena.reserveF32(rows);
        kernels.logisticTerms(scoresOf(arena, x, w), y, rows, 0, 0, bends);
        const solution = arena.reserveF64(ld + 1);
        const narrow = arena.reserveF32(ld);
        const work = arena.reserveBytes(4 * ld + 160);
        const apply = (from: number, out: number) => {
          kernels.narrow(from, narrow, ld);
          const bias = arena.viewF64(from, ld + 1)[ld] as number;
          kernels.normalProduct(address, ld, rows, bends, narrow, bias, 0, out, work);
          kernels.rescale(1 / rows, out, ld + 1);
          kernels.axpy(l2 + damping, from, out, ld);
          const last = arena.viewF64(out, ld + 1);
          last[ld] = (last[ld] as number) + damping * bias;
        };
        solveSymmetric(arena, ld + 1, b, solution, apply, { tolerance, maxIterations });
        return takeWeights(arena, solution, data.d, ld);
      }),

    logisticGradientNorms: (data, weights) =>
      arena.run(() => {
        const { x, y, w } = setUp(data, weights);
        const slopes = arena.viewF32(slopesOf(arena, x, y, w), data.n).slice();
        const squares = arena.reserveF32(data.n);
        kernels.rowSquares(x.address, x.ld, data.n, squares);
        return arena
          .viewF32(squares, data.n)
          .map((square, i) => Math.abs(slopes[i] as number) * Math.sqrt(square + 1));
      }),

    logisticGradientSpectral: (data, weights) =>
      arena.run(() => {
        const { x, y, w } = setUp(data, weights);
        const slopes = slopesOf(arena, x, y, w);
        const out = new Float32Array(data.n);
        for (let c = 0; c < 2; c++) {
          const members = Int32Array.from(membersOf(data.y, c));
          if (members.length === 0) continue;
          const before = kernels.mark();
          const index = arena.putI32(members);
          const part = arena.reserveBlock(members.length, data.d);
          kernels.copyRows(x.address, x.ld, part.address, x.ld, members.length, index);
          const scale = arena.reserveF32(members.length);
          kernels.copyRows(slopes, 1, scale, 1, members.length, index);
          const scores = spectralScores(arena, part, scale);
          members.forEach((row, i) => {
            out[row] = scores[i] as number;
          });
          kernels.reset(before);
        }
        return out;
      }),
  };
}

function membersOf(y: Int32Array, label: number): number[] {
  const members: number[] = [];
  for (let i = 0; i < y.length; i++) if (y[i] === label) members.push(i);
  return members;
}
