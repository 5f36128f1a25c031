import { encodeSections } from '../../engine/data/sections.ts';
import { type CodedRows, type DataMeta, dataMeta, openFile, putRows } from './rows.ts';

/** What attackers know of a bout's clean data, from the phase `prepare` on. */
export interface KnownFile {
  readonly meta: DataMeta;
  readonly rows: CodedRows;
  /** What they want misjudged, with its true labels; null unless the objective is targeted. */
  readonly targets: CodedRows | null;
}

export const encodeKnown = ({ meta, rows, targets }: KnownFile): Uint8Array =>
  encodeSections(meta, { ...putRows('', rows), ...putRows('targets.', targets) });

/** @throws GameError 'bad-file' */
export function decodeKnown(file: Uint8Array): KnownFile {
  const { meta, rows, has, end } = openFile(file, 'known', dataMeta);
  return end({
    meta,
    rows: rows('', meta.d, meta.n),
    targets: has('targets.y') ? rows('targets.', meta.d) : null,
  });
}
