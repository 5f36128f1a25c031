export type { Samples } from '../numeric/samples.ts';

/** The legal range of every feature, the same for all features. */
export interface Box {
  readonly lo: number;
  readonly hi: number;
}

/** How features are stored and shown: integer codes 0 … levels, x = lo + code · (hi − lo) / levels. */
export interface Quantiser extends Box {
  /** 255 (codes in bytes) or 65535 (codes in 16 bits). */
  readonly levels: number;
}
