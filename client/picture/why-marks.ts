import type { Model } from '../../engine/victims/model.ts';
import { boundary } from './contour.ts';
import { fieldIn, framed, type Scenery } from './picture.ts';
import { boundaryPulls, type Pull } from './pull.ts';
import type { ShownWhy } from './why.ts';

/** What lies on the picture while it is told why. */
export interface WhyMarks {
  /** Samples that are ringed. */
  readonly worst: Int32Array;
  /** Where the boundary was pulled. */
  readonly pulls: readonly Pull[];
  /** Where the attackers' targets lie, u and v of each; null where there are none. */
  readonly targets: Float32Array | null;
}

/** The marks, and the boundary of the model without the ringed samples. */
export function whyPicture(
  scenery: Scenery,
  model: Model,
  { modelWithout, worst, targets }: ShownWhy,
): { readonly marks: WhyMarks; readonly without: Float32Array } {
  const before = fieldIn(scenery, modelWithout);
  const placed = targets && framed(targets, scenery.box);
  return {
    marks: { worst, pulls: boundaryPulls(before, fieldIn(scenery, model)), targets: placed },
    without: boundary(before),
  };
}
