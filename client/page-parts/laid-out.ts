import type { DrawnLayout } from '../../contract/files/layout.ts';
import type { Cast, SampleLooks } from '../engine-worker/api.ts';

/** Samples as the arena shows them, from what is seen of them and where they lie. @param d  features that they have */
export const laidOut = (looks: SampleLooks, { places, plane }: DrawnLayout, d: number): Cast => ({
  ...looks,
  n: looks.labels.length,
  places,
  projection: plane ?? {
    d,
    mean: new Float32Array(2),
    axes: [Float32Array.of(1, 0), Float32Array.of(0, 1)],
  },
});
