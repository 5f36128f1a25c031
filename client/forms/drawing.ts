import type { PixelPath } from '../picture/lasso.ts';

/** What a brush leaves: light, dark, or the mark of a backdoor, which is light and is remembered as the mark. */
export const BRUSHES = ['ink', 'rubber', 'mark'] as const;
export type BrushKind = (typeof BRUSHES)[number];

export interface Brush {
  readonly kind: BrushKind;
  /** Across, in pixels of the picture. */
  readonly size: number;
}

/** A square picture in the making. */
export interface Drawing {
  readonly side: number;
  /** u8[side²], row by row, 0 dark … 255 light. */
  readonly greys: Uint8Array;
  /** u8[side²], 1 where the mark of a backdoor is. */
  readonly mark: Uint8Array;
}

export const blankDrawing = (side: number): Drawing => ({
  side,
  greys: new Uint8Array(side * side),
  mark: new Uint8Array(side * side),
});

/** A drawing that begins with a picture; the mark stays. */
export const drawnOver = (drawing: Drawing, greys: Uint8Array): Drawing => ({
  ...drawing,
  greys: greys.slice(),
});

export const hasMark = ({ mark }: Drawing): boolean => mark.some((each) => each === 1);

/** Steps along a line, in pixels of the picture: closer than any brush is wide. */
const STEP = 0.4;

/**
 * A line of a brush. Its edge is soft over one pixel, but for a mark.
 *
 * @param path  in pixels of the picture: 0.5, 0.5 is the middle of the first
 */
export function painted(drawing: Drawing, brush: Brush, path: PixelPath): Drawing {
  const greys = drawing.greys.slice();
  const mark = drawing.mark.slice();
  const next = { ...drawing, greys, mark };
  for (const [x, y] of along(path)) dab(next, brush, x, y);
  return next;
}

function along(path: PixelPath): (readonly [number, number])[] {
  const at = (k: number) => path[k] as number;
  const places: (readonly [number, number])[] = [[at(0), at(1)]];
  for (let k = 2; k + 1 < path.length; k += 2) {
    const [dx, dy] = [at(k) - at(k - 2), at(k + 1) - at(k - 1)];
    const steps = Math.max(1, Math.ceil(Math.hypot(dx, dy) / STEP));
    for (let s = 1; s <= steps; s++)
      places.push([at(k - 2) + (dx * s) / steps, at(k - 1) + (dy * s) / steps]);
  }
  return places;
}

function dab({ side, greys, mark }: Drawing, { kind, size }: Brush, x: number, y: number): void {
  const radius = size / 2;
  const [left, right] = [Math.floor(x - radius - 1), Math.ceil(x + radius + 1)];
  const [top, bottom] = [Math.floor(y - radius - 1), Math.ceil(y + radius + 1)];
  for (let row = Math.max(0, top); row < Math.min(side, bottom); row++) {
    for (let column = Math.max(0, left); column < Math.min(side, right); column++) {
      const cover = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      if (cover <= 0) continue;
      const at = row * side + column;
      const light = Math.round(255 * Math.min(1, cover));
      if (kind === 'ink') greys[at] = Math.max(greys[at] as number, light);
      else if (kind === 'rubber') {
        greys[at] = Math.min(greys[at] as number, 255 - light);
        if (light > 127) mark[at] = 0;
      } else if (light > 127) [greys[at], mark[at]] = [255, 1];
    }
  }
}
