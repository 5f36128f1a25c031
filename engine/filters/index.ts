import type { Filter } from './filter.ts';
import { knnDistance } from './knn-distance.ts';
import { loss } from './loss.ts';
import { spectral } from './spectral.ts';
import { sphere } from './sphere.ts';

/** Keys are wire format: add, never rename. */
export const FILTER_IDS = ['sphere', 'loss', 'knn-distance', 'spectral'] as const;
export type FilterId = (typeof FILTER_IDS)[number];

export const FILTERS: Readonly<Record<FilterId, Filter>> = {
  sphere,
  loss,
  'knn-distance': knnDistance,
  spectral,
};
