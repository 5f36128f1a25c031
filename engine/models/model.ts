import type { ExtractorId } from '../extractor/index.ts';
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
      readonly kind: 'softmax';
      readonly d: number;
      /** Three or more; two make a linear model. */
      readonly classes: number;
      /** f64[classes·d + classes]: W [classes, d], then b. */
      readonly weights: Float64Array;
    }
  | {
      readonly kind: 'network';
      readonly shape: NetworkShape;
      /** f32, laid out as in NetworkFit. */
      readonly weights: Float32Array;
    }
  | {
      readonly kind: 'transfer';
      /** Pixels that the extractor reads. */
      readonly d: number;
      readonly extractor: ExtractorId;
      /** f64[features + 1]: weights on the extractor's features, then the bias. */
      readonly weights: Float64Array;
    };
