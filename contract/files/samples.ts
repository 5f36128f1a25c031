import type { Codes } from '../../engine/data/quantise.ts';
import { encodeSections } from '../../engine/data/sections.ts';
import { type DataMeta, dataMeta, openFile } from './rows.ts';

/** What people see of the samples of a bout, for everybody from the phase `train` on. */
export interface SamplesFile {
  readonly meta: DataMeta;
  /** u8[n], the classes that the samples claim. */
  readonly y: Uint8Array;
  /** Words as in the stream, pictures in a few greys; null for points, which are seen by their place alone. */
  readonly x: Codes | null;
}

export const encodeSamples = ({ meta, y, x }: SamplesFile): Uint8Array =>
  encodeSections(meta, { y, ...(x && { x }) });

/** @throws GameError 'bad-file' */
export function decodeSamples(file: Uint8Array): SamplesFile {
  const { meta, bytes, rows, holdsRows, end } = openFile(file, 'samples', dataMeta);
  const found = holdsRows('') ? rows('', meta.d, meta.n) : { x: null, y: bytes('y', meta.n) };
  return end({ meta, ...found });
}
