import { appendFileSync, existsSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { GameError } from '../engine/errors.ts';
import { type Cell, cellKey, parseCell, parseHead, type TableHead } from '../instrument/tables/table.ts';
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
 * Opens or begins a partial table. A last line that was cut off is dropped; a file of another table
 * is refused, and so is one made by another build: its numbers may not be this one's.
 *
 * @throws GameError 'bad-file', or 'conflict' when the file is about something else.
 */
export function openPartial(path: string, head: TableHead): PartialTable {
  const cells = new Map<string, Cell>();
  if (existsSync(path)) {
    const [first = '', ...lines] = readText(path).split('\n');
    checkSame(path, parseHead(path, first), head);
    for (const line of lines) {
      const cell = parseCell(line);
      if (cell) cells.set(cellKey(cell), cell);
    }
  }
  const whole = [head, ...cells.values()].map((line) => `${JSON.stringify(line)}\n`).join('');
  try {
    writeFileSync(`${path}.new`, whole);
    renameSync(`${path}.new`, path);
  } catch (cause) {
    throw new GameError('bad-file', `cannot write ${path}: ${(cause as Error).message}`, { cause });
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

function checkSame(path: string, held: TableHead, wanted: TableHead): void {
  const differ = (['scenario', 'epsilon', 'build'] as const).find((field) => held[field] !== wanted[field]);
  if (!differ) return;
  const show = (head: TableHead) =>
    differ === 'build' ? head.build.slice(0, 12) : (head[differ] ?? 'whole budget');
  throw new GameError(
    'conflict',
    `${path} holds part of another table: its ${differ} is ${show(held)}, this one's is ${show(wanted)}; ` +
      'name another file with --resume, or begin again with --fresh',
  );
}
