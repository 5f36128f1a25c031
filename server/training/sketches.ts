import type { Samples } from '../../engine/data/samples.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { classPlane } from '../../engine/round/class-plane.ts';
import { encodeModel, encodeSketch } from '../../engine/victims/codec.ts';
import { flattened } from '../../engine/victims/cut.ts';
import type { Model } from '../../engine/victims/model.ts';

/** The models of a bout, encoded. */
export interface Sketches {
  /** A model as pages draw it beside the stream. */
  sketch(model: Model): Uint8Array;
  /** The model of the clean data for the reveal: whole where the plane of the reveal is its own too. */
  clean(model: Model): Uint8Array;
}

/**
 * Beyond two classes pages draw models in a plane that follows from the stream alone; there a model is cut to it,
 * which leaves a hundredth of a network that reads pictures. A plane of two classes follows from the models and the
 * covariance of the features, which takes the server longer than the few weights of a linear model are worth.
 */
export function sketchesFor(core: Core, stream: Samples): Sketches {
  const plane = classPlane(core, stream);
  const sketch = (model: Model) => new Uint8Array(encodeSketch(plane ? flattened(model, plane) : model));
  return { sketch, clean: plane ? sketch : encoded };
}

/** A model with all its bits. */
export const encoded = (model: Model) => new Uint8Array(encodeModel(model));
