import { GameError } from '../errors.ts';
import type { Core, Matrix, RobustOptions } from '../numeric/core.ts';

/** Mean, covariance and squared distances from it, of the part of the rows that lies closest together. */
export interface Estimate {
  readonly mean: Float32Array;
  readonly covariance: Matrix;
  readonly distances: Float32Array;
}

/** What the core says when distances are measured against (almost) no spread. */
const FLAT_HALF: readonly string[] = ['singular', 'not-finite'];

/**
 * The robust estimate, or the plain one where so many rows are equal that the part which lies closest
 * together has no spread at all.
 */
export function robustEstimate(core: Core, x: Matrix, options: RobustOptions & { ridge: number }): Estimate {
  try {
    return core.robustCovariance(x, options);
  } catch (error) {
    if (!(error instanceof GameError && FLAT_HALF.includes(error.code))) throw error;
  }
  const plain = core.covariance(x);
  return { ...plain, distances: core.mahalanobis(x, plain.mean, plain.covariance, options.ridge) };
}
