import type { Model } from '../../engine/models/model.ts';
import { boundaryOf, type Projection } from '../../engine/round/projection.ts';
import type { Field } from './contour.ts';
import type { Box2 } from './frame.ts';

/** Fine enough for smooth contours, coarse enough to compute between two frames. */
export const FIELD_COLS = 181;
export const FIELD_ROWS = 121;

/** s of a model over the box, positive for class 1: what the background and the boundary are drawn from. */
export function fieldOf(
  model: Model,
  projection: Projection,
  box: Box2,
  cols = FIELD_COLS,
  rows = FIELD_ROWS,
): Field {
  const { scoreAt } = boundaryOf(model, projection);
  const scores = new Float32Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    const v = box.y1 + ((box.y0 - box.y1) * r) / (rows - 1);
    for (let c = 0; c < cols; c++) {
      scores[r * cols + c] = scoreAt(box.x0 + ((box.x1 - box.x0) * c) / (cols - 1), v);
    }
  }
  return { cols, rows, scores };
}
