import { THUMB_COLS, THUMB_ROWS } from '../../engine/round/thumbnail.ts';

/** A small picture of a training as it came, unpacked. */
export interface ThumbPicture {
  /** Levels of each frame, row by row: 8 is the boundary, 15 deep in class 1, 0 deep in class 0. */
  readonly frames: readonly Uint8Array[];
  readonly points: readonly {
    readonly x: number;
    readonly y: number;
    readonly label: number;
    readonly dropped: boolean;
  }[];
}

/** @param sent  see engine/round/thumbnail.ts */
export function unpackThumbnail(sent: {
  readonly frames: readonly Uint8Array[];
  readonly points: Uint8Array;
}): ThumbPicture {
  const points = Array.from({ length: Math.floor(sent.points.length / 3) }, (_, i) => {
    const [x = 0, y = 0, look = 0] = sent.points.subarray(3 * i, 3 * i + 3);
    return { x: x / 255, y: y / 255, label: look & 1, dropped: look > 1 };
  });
  return { frames: sent.frames.map(levelsOf), points };
}

const levelsOf = (packed: Uint8Array) =>
  Uint8Array.from({ length: THUMB_COLS * THUMB_ROWS }, (_, at) => {
    const byte = packed[at >> 1] ?? 0x88;
    return at % 2 === 0 ? byte & 15 : byte >> 4;
  });

type Rgb = readonly [number, number, number];

/** Pixels of a frame, RGBA: the water of each class, the deeper the stronger, over that of doubt. */
export function thumbPixels(
  levels: Uint8Array,
  fields: readonly [Rgb, Rgb],
  doubt: Rgb,
): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(4 * levels.length);
  levels.forEach((level, at) => {
    const colour = fields[level > 8 ? 1 : 0];
    const share = 0.3 + (0.7 * Math.abs(level - 8)) / 8;
    for (let k = 0; k < 3; k++)
      pixels[4 * at + k] = (doubt[k] as number) * (1 - share) + (colour[k] as number) * share;
    pixels[4 * at + 3] = 255;
  });
  return pixels;
}
