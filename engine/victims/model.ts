import type { ExtractorId } from '../extractor/index.ts';
import type { NetworkShape } from '../numeric/core.ts';

/** A model by itself. */
export type SingleModel =
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

/** Everything about a model but its weights: how it is built. */
export type BodyOf<M> = M extends SingleModel ? Omit<M, 'weights'> : never;
export type Body = BodyOf<SingleModel>;

/** The single models of one kind. */
export type ModelOf<K extends SingleModel['kind']> = Extract<SingleModel, { kind: K }>;

/** Models of one build that vote; a tie goes to the smaller class. */
export interface Ensemble {
  readonly kind: 'ensemble';
  readonly member: Body;
  /** Members, 1 or more. */
  readonly count: number;
  /** The members' weights, one after the other. */
  readonly weights: Float64Array | Float32Array;
}

/** A trained model as plain data, so that it can travel, be stored and be compared. */
export type Model = SingleModel | Ensemble;
