import { Graphics } from 'pixi.js';
import { type Camera, type Size, toScreen } from '../state/frame.ts';
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
  readonly colour: number;
  readonly width: number;
  readonly dotted: boolean;
}): View<BoundaryModel> {
  const node = new Graphics();
  return {
    node,
    show({ segments, camera, size }) {
      node.clear();
      let run = 0;
      for (let i = 0; i + 3 < segments.length; i += 4) {
        const [x0, y0] = toScreen(camera, size, segments[i] as number, segments[i + 1] as number);
        const [x1, y1] = toScreen(camera, size, segments[i + 2] as number, segments[i + 3] as number);
        // Segments come in no order, so a dash is a stretch of the axis that the segment runs along.
        const along = Math.abs(x1 - x0) > Math.abs(y1 - y0) ? x0 : y0;
        if (style.dotted && Math.floor(along / DASH) % 2 !== 0) continue;
        run++;
        node.moveTo(x0, y0).lineTo(x1, y1);
      }
      if (run > 0) node.stroke({ color: style.colour, width: style.width, cap: 'round' });
    },
    destroy() {
      node.destroy();
    },
  };
}
