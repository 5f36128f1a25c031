export type { Samples } from '../numeric/samples.ts';

/** One number for every feature, or the same for all. */
export type PerFeature = number | readonly number[];

/** The legal range of each feature: lo[j] ≤ xⱼ ≤ hi[j]; f64[d] each. */
export interface Box {
  readonly lo: Float64Array;
  readonly hi: Float64Array;
}

/** How features are stored and shown: integer codes 0 … levels, xⱼ = loⱼ + code · (hiⱼ − loⱼ) / levels. */
export interface Quantiser {
  readonly lo: PerFeature;
  readonly hi: PerFeature;
  /** 1 … 65535; codes are bytes up to 255, else 16 bits. 1 means that a feature is there or not. */
  readonly levels: number;
}
