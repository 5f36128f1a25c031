import type { Samples } from '../../engine/data/samples.ts';
import type { Core } from '../../engine/numeric/core.ts';
import { classPlane } from '../../engine/round/class-plane.ts';
import { modelProjection, type Projection, streamProjection } from '../../engine/round/projection.ts';
import type { Model } from '../../engine/victims/model.ts';

/** The plane in which samples are shown beside two models; see modelProjection. */
export function planeOf(core: Core, data: Samples, clean: Model, trained: Model): Projection {
  return classPlane(core, data) ?? modelProjection(core, data, clean, trained);
}

/** The plane in which samples are shown before there is a model. */
export function streamPlane(core: Core, data: Samples): Projection {
  return classPlane(core, data) ?? streamProjection(core, data);
}
