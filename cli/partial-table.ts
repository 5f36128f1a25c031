import { appendFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { remarkError } from '../instrument/remarks.ts';
import { type Cell, cellKey, type TableHead } from '../instrument/tables/table.ts';
import { parsePartial } from '../instrument/tables/table-plan.ts';
import { readText } from './files.ts';

/** Finished cells on disk, a line each, so that an interrupted table can go on. */
export interface PartialTable {
  readonly path: string;
  /** Cells by cellKey, those of earlier runs included. */
  readonly cells: ReadonlyMap<string, Cell>;
  add(cell: Cell): void;
  remove(): void;
}

/**
 * Opens or begins a partial table.
 *
 * @throws GameError 'bad-file' where it cannot be written, and as parsePartial does
 */
export function openPartial(path: string, head: TableHead): PartialTable {
  const cells = existsSync(path) ? parsePartial(path, readText(path), head) : new Map<string, Cell>();
  const whole = [head, ...cells.values()].map((line) => `${JSON.stringify(line)}\n`).join('');
  try {
    writeFileSync(`${path}.new`, whole);
    renameSync(`${path}.new`, path);
  } catch (cause) {
    throw remarkError('bad-file', 'cannot-write', { file: path, why: (cause as Error).message }, { cause });
  }
  return {
    path,
    cells,
    add(cell) {
      cells.set(cellKey(cell), cell);
      appendFileSync(path, `${JSON.stringify(cell)}\n`);
    },
    remove: () => rmSync(path, { force: true }),
  };
}
