import { encodeSections } from '../../engine/data/sections.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { type DrawnLayout, layoutIn, putLayout } from './layout.ts';
import { dataMeta, openFile } from './rows.ts';
import type { SamplesFile } from './samples.ts';

interface HealthyFileOf<M> {
  readonly layout: DrawnLayout;
  /** For drawing: a sketch of engine/victims/codec.ts, cut to the plane of the samples where that can be. */
  readonly model: M;
}

/**
 * A model of clean data beside some of its samples, to look at while nothing of a round may be shown: a `samples` file of
 * no bout, and what is drawn with it.
 */
export type HealthyFile = HealthyFileOf<Model>;

/** @param file  its model encoded by engine/victims/codec.ts */
export const encodeHealthy = ({
  meta,
  y,
  x,
  layout,
  model,
}: SamplesFile & HealthyFileOf<Uint8Array>): Uint8Array =>
  encodeSections(meta, { y, ...(x && { x }), ...putLayout(layout), model });

/** What is drawn beside the samples. @throws GameError 'bad-file' */
export function decodeHealthy(file: Uint8Array): HealthyFile {
  const reader = openFile(file, 'healthy', dataMeta);
  return { layout: layoutIn(reader, reader.meta.n), model: decodeModel(reader.bytes('model')) };
}
