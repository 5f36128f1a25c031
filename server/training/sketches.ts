import type { DrawnLayout } from '../../contract/files/layout.ts';
import type { Samples } from '../../engine/data/samples.ts';
import { type Projection, project } from '../../engine/round/projection.ts';
import { encodeModel, encodeSketch } from '../../engine/victims/codec.ts';
import { flattened, readsPlane } from '../../engine/victims/cut.ts';
import type { Model } from '../../engine/victims/model.ts';
import { rowsOf } from '../../engine/victims/predict.ts';

/** A round in a plane: what is drawn of it. */
export interface Sketches {
  readonly layout: DrawnLayout;
  /** A model as pages draw it beside the samples. */
  sketch(model: Model): Uint8Array;
}

/**
 * Pages draw models in the plane of the samples; a model is cut to it, which leaves three weights of a linear model and a
 * hundredth of a network that reads pictures. A model behind a frozen extractor cannot be cut: its plane goes along.
 *
 * @param model  one of those that will be drawn: all of them are built alike
 */
export function sketchesIn(plane: Projection, stream: Samples, model: Model): Sketches {
  return {
    layout: {
      places: project(plane, rowsOf(stream)),
      plane: readsPlane(flattened(model, plane)) ? null : plane,
    },
    sketch: (each) => new Uint8Array(encodeSketch(flattened(each, plane))),
  };
}

/** A model with all its bits. */
export const encoded = (model: Model) => new Uint8Array(encodeModel(model));
