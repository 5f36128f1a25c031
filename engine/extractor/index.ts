import type { Extractor } from './extractor.ts';
import { mnist64 } from './mnist-64.ts';

/** Keys are wire format: add, never rename. */
export const EXTRACTOR_IDS = ['mnist-64'] as const;
export type ExtractorId = (typeof EXTRACTOR_IDS)[number];

export const EXTRACTORS: Readonly<Record<ExtractorId, Extractor>> = { 'mnist-64': mnist64 };
