import { encodeSections } from '../../engine/data/sections.ts';
import { type CodedRows, type DataMeta, dataMeta, openFile, putRows } from './rows.ts';

/** A bout's delivery: for its defenders from the phase `filter` on, for everybody from `train` on. */
export interface StreamFile {
  readonly meta: DataMeta;
  /** In the order in which defenders see them. */
  readonly rows: CodedRows;
  /** The defenders' trusted samples; for them only, at all times. */
  readonly golden: CodedRows | null;
  /** i32[n], the account that each row came from; null where accounts are not known. */
  readonly contributor: Int32Array | null;
}

export const encodeStream = ({ meta, rows, golden, contributor }: StreamFile): Uint8Array =>
  encodeSections(meta, {
    ...putRows('', rows),
    ...putRows('golden.', golden),
    ...(contributor && { contributor }),
  });

/** @throws GameError 'bad-file' */
export function decodeStream(file: Uint8Array): StreamFile {
  const { meta, rows, ints, has, end } = openFile(file, 'stream', dataMeta);
  return end({
    meta,
    rows: rows('', meta.d, meta.n),
    golden: has('golden.y') ? rows('golden.', meta.d) : null,
    contributor: has('contributor') ? ints('contributor', meta.n) : null,
  });
}

/** The labels of a delivery alone: little work, unlike its features. @throws GameError 'bad-file' */
export const labelsIn = (file: Uint8Array): Uint8Array => openFile(file, 'stream', dataMeta).bytes('y');
