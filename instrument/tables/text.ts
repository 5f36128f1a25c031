import { csvOf, type TableCell } from '../../engine/data/csv.ts';
import { MARK } from './footnotes.ts';
import { type Grid, metricText } from './metrics.ts';
import type { Cell } from './table.ts';
import type { TableWords } from './words.ts';

/**
 * A grid as lines of text, attacks down, filters across; cut into blocks of columns that fit `width`.
 * An empty place is a dash, a doubtful number has a mark. Behind a mean of several seeds stands ±, half the width of its 95 % confidence interval.
 */
export function gridText(grid: Grid, words: TableWords, width = 100): string {
  const { metric, attacks, filters } = grid;
  const first = Math.max(words.attack.length, ...attacks.map((name) => name.length));
  const columns = filters.map((name, j) => {
    const entries = attacks.map((_, i) => entryText(grid, words, i, j));
    const size = Math.max(name.length, ...entries.map((entry) => entry.length));
    return [name, ...entries].map((entry) => entry.padStart(size));
  });
  const blocks: string[][] = [];
  let used = Number.POSITIVE_INFINITY;
  for (const column of columns) {
    const size = (column[0] as string).length + 2;
    if (used + size > width) {
      blocks.push([words.attack, ...attacks].map((name) => name.padEnd(first)));
      used = first;
    }
    const block = blocks.at(-1) as string[];
    column.forEach((entry, i) => {
      block[i] += `  ${entry}`;
    });
    used += size;
  }
  return [words.metrics[metric], ...blocks.map((block) => block.join('\n'))].join('\n\n');
}

/**
 * A grid as a Markdown table, attacks down, filters across.
 *
 * @param names  what to write for an attack or a filter in place of its name
 */
export function gridMarkdown(
  grid: Grid,
  words: TableWords,
  names: ReadonlyMap<string, string> = new Map(),
): string {
  const { attacks, filters } = grid;
  const shown = (name: string) => names.get(name) ?? name;
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [
    line(['', ...filters.map(shown)]),
    line(['---', ...filters.map(() => '---:')]),
    ...attacks.map((attack, i) =>
      line([shown(attack), ...filters.map((_, j) => entryText(grid, words, i, j))]),
    ),
  ].join('\n');
}

/** What stands in a place of a grid: a dash, a number, or a mean with its interval; with a mark where it is doubtful. */
export function entryText(
  { metric, values, halfWidths, doubtful }: Grid,
  words: TableWords,
  i: number,
  j: number,
): string {
  const value = values[i]?.[j] ?? null;
  const half = halfWidths?.[i]?.[j] ?? null;
  const text = (number: number) => metricText(metric, number, words);
  const shown = value === null ? '–' : text(value);
  return `${shown}${half === null ? '' : ` ± ${text(half)}`}${doubtful[i]?.[j] ? MARK : ''}`;
}

const COLUMNS = [
  'attack',
  'filter',
  'seed',
  'error',
  'cleanError',
  'unfilteredError',
  'poisonRows',
  'removedRows',
  'relabelledRows',
  'hitShare',
  'attackSuccess',
  'precision',
  'recall',
  'fpr',
  'mcc',
  'auc',
  'utility',
  'impact',
  'outage',
  'attackScore',
  'defenceScore',
  'forgeMillis',
  'filterMillis',
  'trainMillis',
  'unconverged',
  'failures',
  'digest',
] as const satisfies readonly (keyof Cell)[];

/** Fits that did not converge, or recipes that failed, in all. */
const countOf = (list: Cell['unconverged'] | Cell['failures']) =>
  String(list.reduce((sum, entry) => sum + ('count' in entry ? entry.count : 1), 0));

/** Every number of every cell, one line a cell, in full precision (\n as line end). */
export function cellsCsv(cells: readonly Cell[]): string {
  const rows = cells.map((cell) => {
    const { unconverged, failures } = cell;
    return { ...cell, unconverged: countOf(unconverged), failures: countOf(failures) };
  });
  return csvOf(COLUMNS, rows as unknown as readonly Record<string, TableCell>[], '\n');
}
