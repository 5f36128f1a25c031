import { CanvasSource, Rectangle, Texture } from 'pixi.js';
import { PIECES, pieceLength } from '../picture/line-pieces.ts';

/** Pieces of a line with round ends and soft edges. They share one source: a line is one draw call. */
export interface LineAtlas {
  /** With round ends, by their number. */
  readonly round: readonly Texture[];
  /** With flat ends, BAR long. */
  readonly flat: Texture;
  /** Pixels of the source in a pixel of the page. */
  readonly density: number;
  destroy(): void;
}

/** Empty pixels around a piece: what is drawn at an angle fades out within them. */
const RIM = 2;

/** Length of the flat piece, in pixels of the source. */
export const BAR = 8;

/** @param width  of the line, in pixels of the page */
export function lineAtlas({ colour, width }: { readonly colour: string; readonly width: number }): LineAtlas {
  // As many pixels as the screen has: an edge that is drawn finer is stepped again once it is made smaller.
  const density = Math.min(2, devicePixelRatio || 1);
  const thick = width * density;
  const height = Math.ceil(thick) + 2 * RIM;
  const long = (piece: number) => thick * pieceLength(piece);
  const canvas = document.createElement('canvas');
  canvas.width = Math.ceil(long(PIECES - 1)) + 2 * RIM;
  canvas.height = (PIECES + 1) * height;
  const context = canvas.getContext('2d');
  if (!context) throw new Error('this browser has no 2D canvas');
  context.lineCap = 'round';
  context.lineWidth = thick;
  context.strokeStyle = colour;
  const source = new CanvasSource({ resource: canvas, scaleMode: 'linear' });
  const cell = (row: number, across: number) =>
    new Texture({ source, frame: new Rectangle(0, row * height, across, height) });
  const round = Array.from({ length: PIECES }, (_, piece) => {
    const [middle, across] = [(piece + 0.5) * height, Math.ceil(long(piece)) + 2 * RIM];
    const half = (long(piece) - thick) / 2;
    context.beginPath();
    context.moveTo(across / 2 - half, middle);
    // A line of no length at all would have no ends, and the first piece is nothing but its ends.
    context.lineTo(across / 2 + half + 1e-3, middle);
    context.stroke();
    return cell(piece, across);
  });
  context.fillStyle = colour;
  context.fillRect(RIM, (PIECES + 0.5) * height - thick / 2, BAR, thick);
  const flat = cell(PIECES, BAR + 2 * RIM);
  return {
    round,
    flat,
    density,
    destroy() {
      for (const texture of [...round, flat]) texture.destroy(false);
      source.destroy();
    },
  };
}
