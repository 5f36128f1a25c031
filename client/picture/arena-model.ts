import type { Field } from './contour.ts';

/** Everything the arena needs to draw one moment, in the unit square of its box. */
export interface ArenaModel {
  readonly samples: ArenaSamples | null;
  /** The model on show; null draws still water. */
  readonly field: Field | null;
  /** Boundary of the model trained on clean data, to compare with: segments u0, v0, u1, v1. */
  readonly ghost: Float32Array | null;
}

export interface ArenaSamples {
  readonly n: number;
  /** f32[2 n], u and v of each sample. */
  readonly places: Float32Array;
  /** Class ids, 0 … 9. */
  readonly labels: Uint8Array;
  /** Index into FATES. */
  readonly fates: Uint8Array;
  /** Grey values, u8[n · side · side]; null draws every sample as the shape of its class. */
  readonly pictures: { readonly side: number; readonly pixels: Uint8Array } | null;
  /** 1 where the sample drops into the water when it is first shown. */
  readonly fresh: Uint8Array | null;
  /** True when sample i is the one that was sample i in the picture before: it moves to its new place. */
  readonly continues: boolean;
  /** True where samples have more features than the picture shows. */
  readonly projected?: boolean;
}

export const STILL_WATER: ArenaModel = { samples: null, field: null, ghost: null };
