import type { Projection } from '../../engine/round/projection.ts';
import type { Model } from '../../engine/victims/model.ts';
import type { ArenaModel, ArenaSamples } from './arena-model.ts';
import { boundary, type Field } from './contour.ts';
import { fieldOf } from './field.ts';
import { type Box2, boxAround, toUnit } from './frame.ts';

/** Samples in a plane, as the engine's worker hands them over. */
export interface Placed {
  readonly n: number;
  readonly places: Float32Array;
  readonly labels: Uint8Array;
  readonly pictures: Uint8Array | null;
  readonly side: number;
  readonly projection: Projection;
}

/** Share of the samples, in each direction and at each end, that may lie outside the frame. */
const STRAY = 0.01;
const MARGIN = 0.14;
/** Strays are shown this far inside the edge that they are beyond, 0 … 1 of the frame. */
const INSET = 0.018;

/** The frame in which nearly all of the samples are seen: strays must not shrink the rest to a blot. */
export function frameOf(places: Float32Array): Box2 {
  const n = places.length / 2;
  if (n === 0) return boxAround(places, 0);
  const column = (k: number) =>
    Float32Array.from({ length: n }, (_, i) => places[2 * i + k] as number).sort();
  const [xs, ys] = [column(0), column(1)];
  const low = Math.floor(STRAY * (n - 1));
  const high = Math.ceil((1 - STRAY) * (n - 1));
  const at = (values: Float32Array, i: number) => values[i] as number;
  return boxAround(Float32Array.of(at(xs, low), at(ys, low), at(xs, high), at(ys, high)), MARGIN);
}

/** Places in the unit square of a frame; what lies outside is drawn at its edge. */
export function framed(places: Float32Array, box: Box2): Float32Array {
  const inside = (value: number) => Math.min(1 - INSET, Math.max(INSET, value));
  const unit = new Float32Array(places.length);
  for (let i = 0; i + 1 < places.length; i += 2) {
    const [u, v] = toUnit(box, places[i] as number, places[i + 1] as number);
    unit[i] = inside(u);
    unit[i + 1] = inside(v);
  }
  return unit;
}

/** A plane with its samples laid out once; models can then be shown in it as they come. */
export interface Scenery {
  readonly box: Box2;
  readonly projection: Projection;
  readonly samples: ArenaSamples;
}

export function sceneryOf(
  cast: Placed,
  fates: Uint8Array,
  options: { readonly fresh?: Uint8Array; readonly continues?: boolean } = {},
): Scenery {
  const box = frameOf(cast.places);
  return {
    box,
    projection: cast.projection,
    samples: {
      n: cast.n,
      places: framed(cast.places, box),
      labels: cast.labels,
      fates,
      pictures: cast.pictures ? { side: cast.side, pixels: cast.pictures } : null,
      fresh: options.fresh ?? null,
      continues: options.continues ?? false,
      projected: cast.projection.d > 2,
    },
  };
}

/** The same samples with other fates, e.g. once a filter has been tried. */
export const withFates = (scenery: Scenery, fates: Uint8Array): Scenery => ({
  ...scenery,
  samples: { ...scenery.samples, fates, fresh: null, continues: true },
});

export const fieldIn = (scenery: Scenery, model: Model): Field =>
  fieldOf(model, scenery.projection, scenery.box);

export const lineIn = (scenery: Scenery, model: Model): Float32Array => boundary(fieldIn(scenery, model));

/** One picture of the arena. `clean` is the ghost to compare with. */
export function pictureOf(scenery: Scenery, model: Model | null, clean: Model | null): ArenaModel {
  return {
    samples: scenery.samples,
    field: model && fieldIn(scenery, model),
    ghost: clean && lineIn(scenery, clean),
  };
}
