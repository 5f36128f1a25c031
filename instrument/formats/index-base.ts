import type { Remark } from '../../engine/errors.ts';
import { remarkError, remarkOf } from '../remarks.ts';
import type { IndexedRows } from './libsvm.ts';
import type { Table } from './table.ts';

/** The index of the first feature: 1 in LIBSVM's own files, 0 in those of many other programs. */
export type IndexBase = 0 | 1;

export interface BasedRows {
  readonly rows: IndexedRows;
  /** What the caller says about this file; undefined where nothing is said. */
  readonly base: IndexBase | undefined;
}

/**
 * The files of a run as tables whose features count from 0. Unless the caller or a comment in a file says
 * otherwise, all have one base: 0 where any of them has an index 0, else 1.
 *
 * @throws GameError 'bad-file' where a file that is said to count from 1 has an index 0.
 */
export function countFromZero(files: readonly BasedRows[]): Table[] {
  const open = files.filter(({ rows, base }) => base === undefined && rows.saidBase === null);
  const guessed: IndexBase = open.some(({ rows }) => rows.zeroLine > 0) ? 0 : 1;
  const doubt = doubtOf(open.map(({ rows }) => rows));
  return files.map(({ rows, base }) => {
    const known = base ?? rows.saidBase;
    const doubts = known === null && doubt && open[0]?.rows === rows ? [doubt] : [];
    return counted(rows, known ?? guessed, doubts);
  });
}

/** Two files that differ by one in their highest index may count from different bases. */
function doubtOf(files: readonly IndexedRows[]): Remark | null {
  for (const a of files) {
    const b = files.find(({ most }) => most === a.most + 1);
    if (!b || a.most < 0) continue;
    return remarkOf('unsure-base', { file: a.name, most: a.most, other: b.name, otherMost: b.most });
  }
  return null;
}

function counted(
  { rows, least, most, zeroLine, saidBase, ...table }: IndexedRows,
  base: IndexBase,
  doubts: Remark[],
): Table {
  if (base === 1 && zeroLine > 0)
    throw remarkError('bad-file', 'index-base', {
      file: table.name,
      line: zeroLine,
      against: saidBase === 1,
    });
  return {
    ...table,
    d: Math.max(0, most - base + 1),
    rows: base === 0 ? rows : { ...rows, indices: rows.indices.map((index) => index - 1) },
    reading: { format: 'libsvm', label: { start: 'line' }, indexBase: base, doubts },
  };
}
