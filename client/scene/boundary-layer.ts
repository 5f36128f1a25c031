import { Graphics } from 'pixi.js';
import { type Camera, type Size, toScreen } from '../picture/frame.ts';
import type { View } from './view.ts';

export interface BoundaryModel {
  /** Segments u0, v0, u1, v1 in the unit square. */
  readonly segments: Float32Array;
  readonly camera: Camera;
  readonly size: Size;
}

/** Pixels of a dash, and of the gap after it. */
const DASH = 9;

/** The decision boundary: a solid line, or a dotted one for a model that is only remembered. */
export function createBoundaryLayer(style: {
  readonly colour: string;
  readonly width: number;
  readonly dotted: boolean;
}): View<BoundaryModel> {
  const node = new Graphics();
  let shown: BoundaryModel | null = null;
  return {
    node,
    show(next) {
      const { segments, camera, size } = next;
      if (shown?.segments === segments && shown.camera === camera && shown.size === size) return;
      shown = next;
      node.clear();
      let drawn = 0;
      for (let i = 0; i + 3 < segments.length; i += 4) {
        const from = toScreen(camera, size, segments[i] as number, segments[i + 1] as number);
        const to = toScreen(camera, size, segments[i + 2] as number, segments[i + 3] as number);
        drawn += style.dotted ? dashes(node, from, to) : line(node, from, to);
      }
      if (drawn > 0) node.stroke({ color: style.colour, width: style.width, cap: 'round' });
    },
    destroy() {
      node.destroy();
    },
  };
}

type Spot = readonly [x: number, y: number];

function line(node: Graphics, from: Spot, to: Spot): number {
  node.moveTo(...from).lineTo(...to);
  return 1;
}

/**
 * Segments come in no order, so a dash is a stretch of the axis that the segment runs along: pieces in
 * the even stretches are drawn, whichever segment they belong to.
 */
function dashes(node: Graphics, from: Spot, to: Spot): number {
  const axis = Math.abs(to[0] - from[0]) > Math.abs(to[1] - from[1]) ? 0 : 1;
  const [a, b] = from[axis] < to[axis] ? [from, to] : [to, from];
  const length = b[axis] - a[axis];
  if (length === 0) return 0;
  const at = (place: number): Spot => {
    const t = (place - a[axis]) / length;
    return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
  };
  let drawn = 0;
  for (let k = Math.floor(a[axis] / DASH); k * DASH < b[axis]; k++) {
    if (k % 2 !== 0) continue;
    drawn += line(node, at(Math.max(a[axis], k * DASH)), at(Math.min(b[axis], (k + 1) * DASH)));
  }
  return drawn;
}
