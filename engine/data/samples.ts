export type { Samples } from '../numeric/samples.ts';

/** The legal range of every feature, the same for all features. */
export interface Box {
  readonly lo: number;
  readonly hi: number;
}

/** How features are stored and shown: integer codes 0 … levels, x = lo + code · (hi − lo) / levels. */
export interface Quantiser extends Box {
  /** 1 … 65535; codes are bytes up to 255, else 16 bits. 1 means that a feature is there or not. */
  readonly levels: number;
}
