import type { RowCodes } from './contracts/codes.ts';
import type { Distances } from './contracts/distances.ts';
import type { Factorisations } from './contracts/factorisations.ts';
import type { LinearModels } from './contracts/linear.ts';
import type { Models } from './contracts/models.ts';
import type { Networks } from './contracts/networks.ts';
import type { Pictures } from './contracts/pictures.ts';
import type { Products } from './contracts/products.ts';
import type { RandomNumbers } from './contracts/random.ts';
import type { Statistics } from './contracts/statistics.ts';

export type { Clusters, Neighbours } from './contracts/distances.ts';
export type { Cholesky, EigenPairs } from './contracts/factorisations.ts';
export type {
  HingeFit,
  HingeOptions,
  LinearFit,
  LinearLoss,
  LogisticOptions,
  NaiveBayesModel,
  SolveOptions,
} from './contracts/linear.ts';
export type { Matrix, SparseMatrix, SparseSamples } from './contracts/matrix.ts';
export type { Differentiable, SoftmaxFit, SoftmaxOptions } from './contracts/models.ts';
export type { NetworkFit, NetworkOptions, NetworkShape } from './contracts/networks.ts';
export type {
  Covariance,
  Mmd,
  MmdOptions,
  RobustCovariance,
  RobustOptions,
} from './contracts/statistics.ts';

/** A hash under way. */
export interface Sha256 {
  update(bytes: Uint8Array): unknown;
  /** 32 bytes; nothing is fed afterwards. */
  digest(): Uint8Array;
}

/**
 * What the numeric core can do. Arguments are checked here, once: a wrong shape throws GameError
 * 'bad-shape', a NaN or infinity 'not-finite', a number out of its range 'out-of-range', too much memory
 * 'out-of-memory'. Inputs are never changed; results are fresh arrays. Two-class labels 0 and 1 stand for
 * y = −1 and y = +1.
 */
export interface Core
  extends Products,
    Statistics,
    Factorisations,
    Distances,
    LinearModels,
    Networks,
    Models,
    Pictures,
    RowCodes,
    RandomNumbers {
  /** Elementary functions that are not exact in JavaScript everywhere. */
  exp(x: number): number;
  log(x: number): number;
  /** A SHA-256 that is fed piece by piece: the host's own where createCore was given it. */
  sha256(): Sha256;
  /** Bytes of memory the core holds; it grows to what the largest call needed and never shrinks. */
  memoryBytes(): number;
}
