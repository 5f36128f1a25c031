import type { Seed } from '../../random.ts';
import type { Samples } from '../samples.ts';
import type { Matrix } from './matrix.ts';

export interface Neighbours {
  /** i32[queries, k], nearest first, ties by index. */
  readonly index: Int32Array;
  /** f32[queries, k], Euclidean distances. */
  readonly distance: Float32Array;
}

export interface Clusters {
  /** Cluster of each row, i32[rows]. */
  readonly labels: Int32Array;
  readonly centres: Matrix;
  /** Σ of squared distances to the own centre. */
  readonly inertia: number;
}

export interface Distances {
  /** The k nearest rows of `x` to each row of `queries`; with `queries === x` a row finds itself. */
  nearest(x: Matrix, queries: Matrix, k: number): Neighbours;
  /** All distances between the rows of two matrices, f32[a.rows, b.rows]. */
  distances(a: Matrix, b: Matrix): Matrix;
  /** Euclidean distance of each row to its class's mean, f32[n]. */
  centroidDistances(data: Samples): Float32Array;
  /**
   * k-means by Lloyd's rounds from a k-means++ start (Arthur & Vassilvitskii 2007); the best of `starts`
   * (default 4) runs. Stops when no label changes, or after 100 rounds.
   */
  kMeans(x: Matrix, k: number, options?: { seed?: Seed; starts?: number }): Clusters;
}
