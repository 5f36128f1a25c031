import { boundaryOf, type Projection } from '../../engine/round/projection.ts';
import type { Model } from '../../engine/victims/model.ts';
import type { Field } from './contour.ts';
import type { Box2 } from './frame.ts';
import { classesOf, logitsIn, winnerOf } from './winners.ts';

/** Places across and down: fine enough for smooth contours, coarse enough to compute between two frames. */
const FINE = [181, 121] as const;
/** What looks through an extractor takes ten times as long for each place, and has no finer detail. */
const COARSE = [91, 61] as const;

/**
 * What the background and the boundary are drawn from: s of a model over the box, positive for class 1.
 * With more classes who wins where, and by how much.
 */
export function fieldOf(
  model: Model,
  projection: Projection,
  box: Box2,
  [cols, rows]: readonly [number, number] = model.kind === 'transfer' ? COARSE : FINE,
): Field {
  if (classesOf(model) > 2) return winnersIn(model, projection, box, cols, rows);
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

function winnersIn(model: Model, projection: Projection, box: Box2, cols: number, rows: number): Field {
  const logitsAt = logitsIn(model, projection);
  const logits = new Float64Array(classesOf(model));
  const scores = new Float32Array(cols * rows);
  const winners = new Uint8Array(cols * rows);
  for (let r = 0; r < rows; r++) {
    const v = box.y1 + ((box.y0 - box.y1) * r) / (rows - 1);
    for (let c = 0; c < cols; c++) {
      logitsAt(box.x0 + ((box.x1 - box.x0) * c) / (cols - 1), v, logits);
      const { winner, lead } = winnerOf(logits);
      winners[r * cols + c] = winner;
      scores[r * cols + c] = lead;
    }
  }
  return { cols, rows, scores, winners };
}
