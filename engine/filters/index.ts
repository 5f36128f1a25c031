/** Keys are wire format: add, never rename. */
export const FILTER_IDS = ['sphere', 'loss', 'knn-distance', 'spectral'] as const;
export type FilterId = (typeof FILTER_IDS)[number];
