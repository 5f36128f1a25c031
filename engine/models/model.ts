import type { NetworkShape } from '../numeric/core.ts';

/** A trained model as plain data, so that it can travel, be stored and be compared. */
export type Model =
  | {
      readonly kind: 'linear';
      readonly d: number;
      /** f64[d + 1]: weights, then bias. */
      readonly weights: Float64Array;
    }
  | {
      readonly kind: 'network';
      readonly shape: NetworkShape;
      /** f32, laid out as in NetworkFit. */
      readonly weights: Float32Array;
    };
