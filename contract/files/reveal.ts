import { encodeSections } from '../../engine/data/sections.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { type CodedRows, type DataMeta, dataMeta, openFile, putRows } from './rows.ts';

interface RevealFileOf<M> {
  readonly meta: DataMeta;
  /** u8[n], index into ORIGINS of engine/round/result.ts. */
  readonly origin: Uint8Array;
  /** i32[n], row of the clean training set, −1 for inserted rows. */
  readonly source: Int32Array;
  /** u8[n], see RoundResult of engine/round/result.ts. */
  readonly removedBy: Uint8Array;
  /** u8[n], the part of a split attack plan that a row is of, from 1; null where the plan is not split. */
  readonly part: Uint8Array | null;
  /** u8[n], 1 where a filter kept the row under another label. */
  readonly relabelled: Uint8Array;
  readonly model: M;
  /** Beyond two classes a sketch, cut to the plane of the samples. */
  readonly cleanModel: M;
  /** What attackers wanted misjudged, with its true labels; null unless the objective was targeted. */
  readonly targets: CodedRows | null;
}

/** What every row of a bout's stream was, for everybody from the phase `reveal` on. The rows are those of `stream`. */
export type RevealFile = RevealFileOf<Model>;

/** @param file  its models encoded by engine/victims/codec.ts */
export function encodeReveal({ meta, targets, part, ...blocks }: RevealFileOf<Uint8Array>): Uint8Array {
  return encodeSections(meta, { ...blocks, ...(part && { part }), ...putRows('targets.', targets) });
}

/** @throws GameError 'bad-file' */
export function decodeReveal(file: Uint8Array): RevealFile {
  const { meta, bytes, ints, rows, has, end } = openFile(file, 'reveal', dataMeta);
  return end({
    meta,
    origin: bytes('origin', meta.n),
    source: ints('source', meta.n),
    removedBy: bytes('removedBy', meta.n),
    part: has('part') ? bytes('part', meta.n) : null,
    relabelled: bytes('relabelled', meta.n),
    model: decodeModel(bytes('model')),
    cleanModel: decodeModel(bytes('cleanModel')),
    targets: has('targets.y') ? rows('targets.', meta.d) : null,
  });
}
