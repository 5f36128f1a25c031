import type { Projection } from '../../engine/round/projection.ts';
import { cutOf, winnerOf } from '../../engine/victims/cut.ts';
import type { Model } from '../../engine/victims/model.ts';
import type { Field } from './contour.ts';
import type { Box2 } from './frame.ts';

/** Places across and down: fine enough for smooth contours, coarse enough to compute between two frames. */
const FINE = [181, 121] as const;
/** For models that take long for each place, such as those that look through an extractor. */
const COARSE = [91, 61] as const;
/** Products for each place from which a model takes long. */
const LONG = 4000;

/**
 * What the background and the boundary are drawn from: s of a model over the box, positive for class 1.
 * With more classes who wins where, and by how much.
 */
export function fieldOf(
  model: Model,
  projection: Projection,
  box: Box2,
  size?: readonly [number, number],
): Field {
  const cut = cutOf(model, projection);
  const [cols, rows] = size ?? (cut.work > LONG ? COARSE : FINE);
  const scores = new Float32Array(cols * rows);
  const eachPlace = (visit: (at: number, u: number, v: number) => void) => {
    for (let r = 0; r < rows; r++) {
      const v = box.y1 + ((box.y0 - box.y1) * r) / (rows - 1);
      for (let c = 0; c < cols; c++) visit(r * cols + c, box.x0 + ((box.x1 - box.x0) * c) / (cols - 1), v);
    }
  };
  if (cut.classes === 2) {
    eachPlace((at, u, v) => {
      scores[at] = cut.scoreAt(u, v);
    });
    return { cols, rows, scores };
  }
  const winners = new Uint8Array(cols * rows);
  eachPlace((at, u, v) => {
    const { winner, lead } = winnerOf(cut.outputsAt(u, v));
    winners[at] = winner;
    scores[at] = lead;
  });
  return { cols, rows, scores, winners };
}
