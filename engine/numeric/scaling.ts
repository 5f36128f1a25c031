import { NOWHERE, skip64 } from './addresses.ts';
import type { SparseMatrix } from './contracts/matrix.ts';
import type { Block, Memory } from './memory.ts';
import { powerOfTwo } from './sizes.ts';

/**
 * Features as a fit sees them: x̃ = (x − centre) · factor. A weight w on x is u = w / factor on x̃, and a bias b on x is
 * b + Σ w · centre. Factors are powers of two, so scaling by itself loses no digit; features are centred where their
 * mean is far from zero beside their spread, so that their digits are not used up by it.
 */
export interface Scaling {
  /** f64[d], values of f32. */
  readonly centre: Float64Array;
  /** f64[d]. */
  readonly factor: Float64Array;
}

/** Mean and variance of every feature, f64[d] each. */
export interface Moments {
  readonly mean: Float64Array;
  readonly variance: Float64Array;
}

/** Means and spreads up to this need no scaling: pixels, shares, standardised features. */
const USUAL = 4;
/** A feature's mean beside its spread up to which it is usual, and how far spreads may lie apart. */
const FAR = 128;
const APART = 64;
/** The smallest widest spread that is usual. */
const NARROW = 1 / 32;
/** Features whose mean is larger beside their spread are centred. */
const CENTRED = 1 / 4;

/**
 * What a weight's own curvature is measured by: a loss with a second derivative of at most 1/4, as the logistic one,
 * and a ridge l2 give the objective the curvature (variance + 4 l2) / 4 along it.
 */
function spreadOf(variance: number, l2: number): number {
  return Math.sqrt(variance + 4 * l2);
}

/** Whether a fit converges well on features as they are. */
function isUsual({ mean, variance }: Moments, l2: number): boolean {
  let [widest, narrowest] = [0, Number.POSITIVE_INFINITY];
  for (let j = 0; j < mean.length; j++) {
    const [middle, square] = [Math.abs(mean[j] as number), variance[j] as number];
    if (middle === 0 && square === 0) continue;
    const spread = spreadOf(square, l2);
    // Written so that what is not a number is not usual.
    if (!(middle <= USUAL && square <= USUAL * USUAL && middle <= FAR * spread)) return false;
    widest = Math.max(widest, spread);
    narrowest = Math.min(narrowest, spread);
  }
  return widest === 0 || (widest >= NARROW && narrowest >= widest / APART);
}

function scalingFrom({ mean, variance }: Moments, l2: number): Scaling {
  const centre = new Float64Array(mean.length);
  const factor = new Float64Array(mean.length).fill(1);
  for (let j = 0; j < mean.length; j++) {
    const spread = spreadOf(variance[j] as number, l2);
    if (spread > 0) factor[j] = 1 / powerOfTwo(spread);
    if (Math.abs(mean[j] as number) > CENTRED * spread) centre[j] = Math.fround(mean[j] as number);
  }
  return { centre, factor };
}

/** A first look at the moments in one pass, good to 1e-6 of the mean squares; not finite where those are beyond f32. */
function roughMoments(memory: Memory, { address, ld, rows, cols }: Block): Moments {
  return memory.scope(() => {
    const sums = memory.reserveF64(2 * ld);
    memory.kernels.sumsAndSquares(address, ld, rows, sums, memory.reserveBytes(memory.kernels.sumsWork(ld)));
    const mean = memory.viewF64(sums, cols).map((sum) => sum / rows);
    const variance = memory.viewF64(skip64(sums, ld), cols).map((sum, j) => {
      const rest = sum / rows - (mean[j] as number) * (mean[j] as number);
      return Math.max(rest, 0);
    });
    return { mean, variance };
  });
}

/** Moments in f64: of equal values the variance is zero. */
function exactMoments(memory: Memory, { address, ld, rows, cols }: Block): Moments {
  const { kernels } = memory;
  return memory.scope(() => {
    const sums = memory.reserveF64(ld);
    const single = memory.reserveI32(rows);
    kernels.clear(single, rows * 4);
    kernels.labelSums(address, ld, rows, single, 1, sums);
    kernels.rescale(1 / rows, sums, ld);
    const mean = memory.viewF64(sums, cols).slice();
    const middle = memory.reserveF32(ld);
    kernels.narrow(sums, middle, ld);
    kernels.columnVariances(address, ld, rows, NOWHERE, rows, middle, sums);
    const variance = memory.viewF64(sums, cols).slice();
    return { mean, variance };
  });
}

/** Centres and scales rows in place for a fit with this ridge; null, and nothing is done, where they need none. */
export function scaleBlock(memory: Memory, block: Block, l2: number): Scaling | null {
  if (isUsual(roughMoments(memory, block), l2)) return null;
  return applyTo(memory, block, scalingFrom(exactMoments(memory, block), l2));
}

/** Centres rows and brings them to moderate size in place by one factor; null, and nothing is done, where they are. */
export function moderateBlock(memory: Memory, block: Block): Scaling | null {
  if (isModerate(roughMoments(memory, block))) return null;
  return applyTo(memory, block, uniform(exactMoments(memory, block)));
}

/** What `moderateBlock` would do to sparse rows, not centred. */
export function moderateSparse(x: SparseMatrix): Scaling | null {
  const moments = sparseMoments(x);
  if (isModerate(moments)) return null;
  const { centre, factor } = uniform({ ...moments, variance: moments.variance.map(squareOf(moments)) });
  return { centre: centre.fill(0), factor };
}

/** The mean square of feature j about zero. */
const squareOf =
  ({ mean }: Moments) =>
  (variance: number, j: number) =>
    variance + (mean[j] as number) * (mean[j] as number);

function isModerate({ mean, variance }: Moments): boolean {
  const widest = variance.reduce((most, value) => Math.max(most, value), 0);
  const farthest = mean.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
  return widest === 0 || (farthest <= USUAL && widest <= USUAL * USUAL && widest >= NARROW * NARROW);
}

/** One factor for all features, by the widest; centres as for a fit. */
function uniform(moments: Moments): Scaling {
  const { centre } = scalingFrom(moments, 0);
  const widest = moments.variance.reduce((most, value) => Math.max(most, value), 0);
  const by = widest > 0 ? 1 / powerOfTwo(Math.sqrt(widest)) : 1;
  return { centre, factor: new Float64Array(centre.length).fill(by) };
}

/** Centres and scales rows in place. */
function applyTo(memory: Memory, block: Block, scaling: Scaling): Scaling {
  const { kernels } = memory;
  const { address, ld, rows, cols } = block;
  return memory.scope(() => {
    const [centre, factor] = [memory.reserveF32(ld), memory.reserveF32(ld)];
    memory.viewF32(centre, ld).fill(0, cols).set(scaling.centre);
    memory.viewF32(factor, ld).fill(1, cols).set(scaling.factor);
    kernels.standardise(address, ld, rows, centre, factor);
    return scaling;
  });
}

/** The scaling of sparse rows; null where they need none. */
export function scalingOfSparse(x: SparseMatrix, l2: number): Scaling | null {
  const moments = sparseMoments(x);
  return isUsual(moments, l2) ? null : scalingFrom(moments, l2);
}

function sparseMoments({ rows, cols, columns, values }: SparseMatrix): Moments {
  const mean = new Float64Array(cols);
  const variance = new Float64Array(cols);
  const absent = new Float64Array(cols).fill(rows);
  columns.forEach((j, k) => {
    mean[j] = (mean[j] as number) + (values[k] as number) / rows;
    absent[j] = (absent[j] as number) - 1;
  });
  columns.forEach((j, k) => {
    const away = (values[k] as number) - (mean[j] as number);
    variance[j] = (variance[j] as number) + (away * away) / rows;
  });
  absent.forEach((count, j) => {
    variance[j] = (variance[j] as number) + ((mean[j] as number) * (mean[j] as number) * count) / rows;
  });
  return { mean, variance };
}

/**
 * Weights on features as they are from those on scaled ones, in place.
 *
 * @param weights W [outputs, d] and then b [outputs]
 */
export function unscaleWeights<T extends Float64Array | Float32Array>(scaling: Scaling, weights: T): T {
  const { centre, factor } = scaling;
  const d = factor.length;
  const outputs = weights.length / (d + 1);
  for (let c = 0; c < outputs; c++) {
    let bias = weights[outputs * d + c] as number;
    for (let j = 0; j < d; j++) {
      const weight = (weights[c * d + j] as number) * (factor[j] as number);
      weights[c * d + j] = weight;
      bias -= weight * (centre[j] as number);
    }
    weights[outputs * d + c] = bias;
  }
  return weights;
}

/** The reverse of `unscaleWeights`, in place. */
export function scaleWeights<T extends Float64Array | Float32Array>(scaling: Scaling, weights: T): T {
  const { centre, factor } = scaling;
  const d = factor.length;
  const outputs = weights.length / (d + 1);
  for (let c = 0; c < outputs; c++) {
    let bias = weights[outputs * d + c] as number;
    for (let j = 0; j < d; j++) {
      const weight = weights[c * d + j] as number;
      bias += weight * (centre[j] as number);
      weights[c * d + j] = weight / (factor[j] as number);
    }
    weights[outputs * d + c] = bias;
  }
  return weights;
}

/** Strength of the ridge on every scaled weight, f64[d]: l2 on the weights of features as they are. */
export function ridgesOf({ factor }: Scaling, l2: number): Float64Array {
  return factor.map((by) => l2 * by * by);
}
