import { Particle, ParticleContainer, type Texture } from 'pixi.js';
import { type Camera, type Size, toScreen } from '../picture/frame.ts';
import { pieceFor, pieceLength } from '../picture/line-pieces.ts';
import { BAR, lineAtlas } from './line-atlas.ts';
import type { View } from './view.ts';

export interface BoundaryModel {
  /** Segments u0, v0, u1, v1 in the unit square. */
  readonly segments: Float32Array;
  readonly camera: Camera;
  readonly size: Size;
}

/** Pixels of a dash, and of the gap after it. */
const DASH = 9;

/**
 * Widths of a line below which a piece of it has flat ends, a pixel longer than the piece: where round ends of many
 * short pieces lay over each other, the soft edges of the line would add up to a hard and stepped one.
 */
const SHORT = 2;
const OVERLAP = 1;

type Spot = readonly [x: number, y: number];

/**
 * The decision boundary: a solid line, or a dotted one for a model that is only remembered. Each straight piece is a
 * particle: a line is another one in every frame of a transition, and to build an outline of it costs ten times as much.
 */
export function createBoundaryLayer(style: {
  readonly colour: string;
  readonly width: number;
  readonly dotted: boolean;
}): View<BoundaryModel> {
  const atlas = lineAtlas(style);
  const texture = atlas.flat;
  const dynamicProperties = { position: false, vertex: false, color: false, rotation: false, uvs: false };
  const node = new ParticleContainer({ dynamicProperties, texture });
  const pieces: Particle[] = [];
  let used = 0;
  let shown: BoundaryModel | null = null;

  function line([x0, y0]: Spot, [x1, y1]: Spot): void {
    const piece = pieces[used] ?? new Particle({ texture, anchorX: 0.5, anchorY: 0.5 });
    pieces[used++] = piece;
    piece.x = (x0 + x1) / 2;
    piece.y = (y0 + y1) / 2;
    piece.rotation = Math.atan2(y1 - y0, x1 - x0);
    piece.scaleY = 1 / atlas.density;
    const long = Math.hypot(x1 - x0, y1 - y0);
    if (!style.dotted && long < SHORT * style.width) {
      piece.texture = texture;
      piece.scaleX = (long + OVERLAP) / BAR;
      return;
    }
    // With its round ends, half of the width each: pieces that meet at an angle leave no notch.
    const length = long / style.width + 1;
    const drawn = pieceFor(length);
    piece.texture = atlas.round[drawn] as Texture;
    piece.scaleX = length / pieceLength(drawn) / atlas.density;
  }

  return {
    node,
    show(next) {
      const { segments, camera, size } = next;
      if (shown?.segments === segments && shown.camera === camera && shown.size === size) return;
      shown = next;
      used = 0;
      for (let i = 0; i + 3 < segments.length; i += 4) {
        const from = toScreen(camera, size, segments[i] as number, segments[i + 1] as number);
        const to = toScreen(camera, size, segments[i + 2] as number, segments[i + 3] as number);
        if (style.dotted) dashes(line, from, to);
        else line(from, to);
      }
      const { particleChildren: drawn } = node;
      drawn.length = Math.min(drawn.length, used);
      for (let i = drawn.length; i < used; i++) drawn.push(pieces[i] as Particle);
      node.update();
    },
    destroy() {
      node.destroy();
      atlas.destroy();
    },
  };
}

/**
 * Segments come in no order, so a dash is a stretch of the axis that the segment runs along: pieces in
 * the even stretches are drawn, whichever segment they belong to.
 */
function dashes(line: (from: Spot, to: Spot) => void, from: Spot, to: Spot): void {
  const axis = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? 0 : 1;
  const [a, b] = from[axis] < to[axis] ? [from, to] : [to, from];
  const length = b[axis] - a[axis];
  if (length === 0) return;
  const at = (place: number): Spot => {
    const t = (place - a[axis]) / length;
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  };
  for (let k = Math.floor(a[axis] / DASH); k * DASH < b[axis]; k++) {
    if (k % 2 !== 0) continue;
    line(at(Math.max(a[axis], k * DASH)), at(Math.min(b[axis], (k + 1) * DASH)));
  }
}
