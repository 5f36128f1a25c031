import type { Cloud } from '../engine/data/fog.ts';
import type { Core, Matrix } from '../engine/numeric/core.ts';
import { rocAuc } from '../engine/round/auc.ts';
import { rowsOf } from '../engine/victims/predict.ts';

/**
 * The distribution function of N(0, 1), to 1e-12: the power series near 0, beyond 3 the continued
 * fraction of its tail. `core.exp` keeps it the same on every engine.
 */
export function normalCdf(core: Core, z: number): number {
  const size = Math.abs(z);
  if (size > 38) return z > 0 ? 1 : 0;
  const density = core.exp((-size * size) / 2) * INVERSE_ROOT_TAU;
  let upper: number;
  if (size < 3) {
    let term = size;
    let sum = size;
    for (let k = 3; term > 1e-17; k += 2) {
      term *= (size * size) / k;
      sum += term;
    }
    upper = 0.5 - density * sum;
  } else {
    let fraction = size;
    for (let k = 60; k > 0; k--) fraction = size + k / fraction;
    upper = density / fraction;
  }
  return z > 0 ? 1 - upper : upper;
}

const INVERSE_ROOT_TAU = 0.3989422804014327; // 1 / √(2π)

/** The z with normalCdf(z) = p, 0 < p < 1, by bisection. */
export function normalQuantile(core: Core, p: number): number {
  let lo = -38;
  let hi = 38;
  for (let k = 0; k < 80; k++) {
    const middle = (lo + hi) / 2;
    if (normalCdf(core, middle) < p) lo = middle;
    else hi = middle;
  }
  return (lo + hi) / 2;
}

/** AUC of the detector that knows the direction of poison N(δu, I) among N(0, I): Φ(δ/√2), whatever d is. */
export function bestAuc(core: Core, delta: number): number {
  return normalCdf(core, delta * Math.SQRT1_2);
}

/**
 * Shift of a Gaussian, in standard deviations, at which twin worlds of poison share ε look alike:
 * TV(N(0, 1), N(s, 1)) = 2Φ(s/2) − 1 = ε/(1 − ε). For 0 ≤ ε < ½.
 */
export function twinShift(core: Core, epsilon: number): number {
  return 2 * normalQuantile(core, (1 + epsilon / (1 - epsilon)) / 2);
}

/**
 * The dimension beyond which the top principal component says nothing about the poison: the poison's
 * variance ε(1 − ε)δ² sinks below the noise √(d/n) (Baik, Ben Arous, Péché 2005).
 */
export function pcaHorizon(n: number, epsilon: number, delta: number): number {
  const spike = epsilon * (1 - epsilon) * delta * delta;
  return n * spike * spike;
}

/**
 * Was there an attack at all? An upper bound of TV(Pⁿ, mixtureⁿ) for n rows with share ε of N(δu, I) in
 * N(0, I): ½ √((1 + ε²χ²)ⁿ − 1) with χ² = exp(δ²) − 1, at most 1. No test does better than that over
 * guessing, even one that knows u.
 */
export function attackVisibility(core: Core, n: number, epsilon: number, delta: number): number {
  const chi2 = core.exp(delta * delta) - 1;
  const grown = core.exp(n * core.log(1 + epsilon * epsilon * chi2));
  return Math.min(1, Math.sqrt(Math.max(0, grown - 1)) / 2);
}

/**
 * The chance that a row is poison, given all there is to know about both distributions: no filter's
 * precision can be higher than that of the rows it removes, on average.
 *
 * @param along  x · u
 */
export function poisonPosterior(core: Core, along: number, epsilon: number, delta: number): number {
  const likelihoodRatio = core.exp(delta * along - (delta * delta) / 2);
  return (epsilon * likelihoodRatio) / (epsilon * likelihoodRatio + 1 - epsilon);
}

/** Neighbours the kNN detector adds up the distances to, the row itself included. */
const NEIGHBOURS = 5;
/** What is added to every variance, in units of their mean, so that the covariance can be inverted. */
const RIDGE = 0.01;

/**
 * How suspicious each row of a cloud is, f32[n]. The oracle knows the direction of the poison, the
 * others see the rows alone.
 */
export const CLOUD_DETECTORS = {
  oracle: (core, { samples, direction }) => along(core, rowsOf(samples), direction, 0),
  pca(core, { samples }) {
    const { mean, covariance } = core.covariance(rowsOf(samples));
    const top = core.topEigen(covariance, 1).vectors.values.subarray(0, samples.d);
    return along(core, rowsOf(samples), top, dot(top, mean)).map((value) => value * value);
  },
  sphere: (core, { samples }) => core.centroidDistances(samples),
  knn(core, { samples }) {
    const { distance } = core.nearest(rowsOf(samples), rowsOf(samples), NEIGHBOURS);
    return Float32Array.from({ length: samples.n }, (_, i) =>
      distance.subarray(i * NEIGHBOURS, (i + 1) * NEIGHBOURS).reduce((sum, value) => sum + value, 0),
    );
  },
  mahalanobis(core, { samples }) {
    const { mean, covariance } = core.covariance(rowsOf(samples));
    return core.mahalanobis(rowsOf(samples), mean, covariance, RIDGE);
  },
} as const satisfies Record<string, (core: Core, cloud: Cloud) => Float32Array>;

export type CloudDetector = keyof typeof CLOUD_DETECTORS;

/** AUC of a detector on a cloud; 0.5 is guessing. */
export function detectorAuc(core: Core, cloud: Cloud, detector: CloudDetector): number {
  return rocAuc(CLOUD_DETECTORS[detector](core, cloud), cloud.poisoned) ?? 0.5;
}

/** (x − origin) · direction of every row, f32[rows]; `offset` is origin · direction. */
function along(core: Core, x: Matrix, direction: Float32Array, offset: number): Float32Array {
  const weights = new Float64Array(x.cols + 1);
  weights.set(direction);
  weights[x.cols] = -offset;
  return core.linearScores(x, weights);
}

function dot(a: Float32Array, b: Float32Array): number {
  return a.reduce((sum, value, j) => sum + value * (b[j] as number), 0);
}
