import type { Samples } from '../data/samples.ts';
import { cutOf } from '../victims/cut.ts';
import type { Model } from '../victims/model.ts';
import { cheapPlane, type Projection, project } from './projection.ts';

/** Places of a small picture of a model, across and down; one byte holds two of them. */
export const THUMB_COLS = 20;
export const THUMB_ROWS = 14;
/** Models of a training that are pictured, the last among them. */
const FRAMES = 3;
/** Samples that are marked, evenly taken from the stream. */
const POINTS = 36;
/** The score at which a place has the deepest of its colour. */
const DEEPEST = 3;
/** Room around the samples, in shares of their range. */
const MARGIN = 0.08;

/** A training, small enough for a wall of a hundred. It holds nothing but what everybody sees of a training. */
export interface Thumbnail {
  /** Models from the first to the last: u8[cols · rows / 2] each, two places a byte, the first in the low half; 8 is the boundary, 15 deep in class 1. */
  readonly frames: readonly Uint8Array[];
  /** u8[3 · n]: across, down (255 is the far end), and the claimed class with 2 added where the sample was dropped. */
  readonly points: Uint8Array;
}

interface Pictured {
  readonly stream: Samples;
  /** u8[n], 0 where the row is trained on. */
  readonly removedBy: Uint8Array;
  readonly clean: Model;
  /** The models of the training, the last one at the end. */
  readonly models: readonly Model[];
}

/** A small picture of a training with two classes; null where no plane can be had for little work. */
export function thumbnailOf({ stream, removedBy, clean, models }: Pictured): Thumbnail | null {
  const last = models[models.length - 1];
  const plane = last && stream.classes === 2 ? cheapPlane(stream, clean, last) : null;
  if (!plane) return null;
  const rows = evenly(stream.n, POINTS);
  const places = placesOf(stream, rows, plane);
  const box = boxOf(places);
  const points = new Uint8Array(3 * rows.length);
  rows.forEach((row, i) => {
    points[3 * i] = Math.round((255 * ((places[2 * i] as number) - box.x0)) / (box.x1 - box.x0));
    points[3 * i + 1] = Math.round((255 * (box.y1 - (places[2 * i + 1] as number))) / (box.y1 - box.y0));
    points[3 * i + 2] = (stream.y[row] === 1 ? 1 : 0) + (removedBy[row] === 0 ? 0 : 2);
  });
  const shown = evenly(models.length, FRAMES).map((at) => models[at] as Model);
  const frames = [...shown.slice(0, -1), last as Model].map((model) => gridOf(model, plane, box));
  return { frames, points };
}

/** Up to `most` of `n` numbers from 0, as even as can be, the last among them. */
function evenly(n: number, most: number): number[] {
  if (n <= most) return Array.from({ length: n }, (_, i) => i);
  return Array.from({ length: most }, (_, i) => Math.floor(((i + 1) * n) / most) - 1);
}

function placesOf({ d, x }: Samples, rows: readonly number[], plane: Projection): Float32Array {
  const values = new Float32Array(rows.length * d);
  for (const [i, row] of rows.entries()) values.set(x.subarray(row * d, row * d + d), i * d);
  return project(plane, { rows: rows.length, cols: d, values });
}

function boxOf(places: Float32Array) {
  const ends = [0, 1].map((k) => {
    let [lo, hi] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (let i = k; i < places.length; i += 2) {
      lo = Math.min(lo, places[i] as number);
      hi = Math.max(hi, places[i] as number);
    }
    const room = Math.max(hi - lo, 1e-6) * MARGIN;
    return [lo - room, hi + room] as const;
  }) as [readonly [number, number], readonly [number, number]];
  return { x0: ends[0][0], x1: ends[0][1], y0: ends[1][0], y1: ends[1][1] };
}

function gridOf(model: Model, plane: Projection, box: ReturnType<typeof boxOf>): Uint8Array {
  const cut = cutOf(model, plane);
  const packed = new Uint8Array((THUMB_COLS * THUMB_ROWS) / 2);
  for (let r = 0; r < THUMB_ROWS; r++) {
    const v = box.y1 + ((box.y0 - box.y1) * r) / (THUMB_ROWS - 1);
    for (let c = 0; c < THUMB_COLS; c++) {
      const score = cut.scoreAt(box.x0 + ((box.x1 - box.x0) * c) / (THUMB_COLS - 1), v);
      const deep = Math.max(-1, Math.min(1, score / DEEPEST));
      // Both sides of the boundary keep a colour, however shallow.
      const level = score > 0 ? 9 + Math.round(6 * deep) : 7 + Math.round(7 * deep);
      const at = r * THUMB_COLS + c;
      packed[at >> 1] = (packed[at >> 1] as number) | (level << (at % 2 === 0 ? 0 : 4));
    }
  }
  return packed;
}
