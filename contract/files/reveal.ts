import { encodeSections } from '../../engine/data/sections.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import type { Model } from '../../engine/victims/model.ts';
import { type DrawnLayout, layoutIn, putLayout } from './layout.ts';
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
  readonly layout: DrawnLayout;
  /** For drawing: a sketch of engine/victims/codec.ts, cut to the plane of the samples where that can be. */
  readonly model: M;
  /** Likewise. */
  readonly cleanModel: M;
  /** What attackers wanted misjudged, with its true labels; null unless the objective was targeted. */
  readonly targets: CodedRows | null;
  /** u8, what the model takes them for; null where there are none. */
  readonly takenFor: Uint8Array | null;
}

/** What every row of a bout's stream was, for everybody from the phase `reveal` on. The rows are those of `stream`. */
export type RevealFile = RevealFileOf<Model>;

/** @param file  its models encoded by engine/victims/codec.ts */
export function encodeReveal({
  meta,
  targets,
  takenFor,
  part,
  layout,
  ...blocks
}: RevealFileOf<Uint8Array>): Uint8Array {
  return encodeSections(meta, {
    ...blocks,
    ...putLayout(layout),
    ...(part && { part }),
    ...putRows('targets.', targets),
    ...(takenFor && { takenFor }),
  });
}

/** @throws GameError 'bad-file' */
export function decodeReveal(file: Uint8Array): RevealFile {
  const reader = openFile(file, 'reveal', dataMeta);
  const { meta, bytes, ints, rows, has, end } = reader;
  return end({
    meta,
    origin: bytes('origin', meta.n),
    source: ints('source', meta.n),
    removedBy: bytes('removedBy', meta.n),
    part: has('part') ? bytes('part', meta.n) : null,
    relabelled: bytes('relabelled', meta.n),
    layout: layoutIn(reader, meta.n),
    model: decodeModel(bytes('model')),
    cleanModel: decodeModel(bytes('cleanModel')),
    targets: has('targets.y') ? rows('targets.', meta.d) : null,
    takenFor: has('takenFor') ? bytes('takenFor') : null,
  });
}
