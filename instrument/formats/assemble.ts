import type { Samples } from '../../engine/data/samples.ts';
import { GameError } from '../../engine/errors.ts';
import { checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';
import { quoted, type Table } from './table.ts';

export interface Assembled {
  /** Label of each class id, in the order of the ids. */
  readonly classNames: readonly string[];
  /** One set of samples per table, in the order given. */
  readonly samples: readonly Samples[];
}

/**
 * Tables of one experiment as samples of one kind. The first table is the one that is trained on: it
 * decides the classes (numbers in ascending order, then names), so −1 and +1 become 0 and 1. Sparse
 * tables become dense and as wide as the widest of them.
 *
 * @throws GameError 'single-class', 'too-large' for more classes or numbers than allowed, 'bad-shape'
 *   where widths disagree, 'bad-file' where a later table has a label that the first does not know.
 */
export function assemble(tables: readonly Table[], limits: DataLimits = DATA_LIMITS): Assembled {
  const [train] = tables;
  if (!train) throw new GameError('bad-shape', 'no table to assemble');
  const classNames = classesOf(train, limits);
  const d = commonWidth(tables);
  for (const { name, n } of tables) checkShape(name, n, d, limits);
  const ids = new Map(classNames.map((name, id) => [name, id]));
  const samples = tables.map((table) => ({
    n: table.n,
    d,
    classes: classNames.length,
    x: denseRows(table, d),
    y: Int32Array.from(table.labels, (label, row) => {
      const id = ids.get(label);
      if (id !== undefined) return id;
      throw new GameError(
        'bad-file',
        `${table.name}, ${place(table, row)}: expected a class of ${train.name} ` +
          `(${classNames.slice(0, 10).join(', ')}${classNames.length > 10 ? ', …' : ''}), found ${quoted(label)}`,
      );
    }),
  }));
  return { classNames, samples };
}

function classesOf({ name, labels }: Table, { maxClasses }: DataLimits): string[] {
  const seen = new Set<string>();
  for (const label of labels) {
    seen.add(label);
    if (seen.size > maxClasses)
      throw new GameError(
        'too-large',
        `${name} has more than ${maxClasses} classes, the most that is allowed; is its label column the right one?`,
      );
  }
  if (seen.size < 2)
    throw new GameError(
      'single-class',
      `${name} has one class only (${quoted([...seen][0] ?? '')}); expected two or more`,
    );
  const isNumber = (label: string) => Number.isFinite(Number(label));
  return [...seen].sort((a, b) => {
    if (isNumber(a) && isNumber(b)) return Number(a) - Number(b);
    if (isNumber(a) !== isNumber(b)) return isNumber(a) ? -1 : 1;
    return a < b ? -1 : 1;
  });
}

/** Sparse tables grow to the widest; dense ones must agree, and hold every sparse index. */
function commonWidth(tables: readonly Table[]): number {
  const dense = tables.find(({ rows }) => rows.kind === 'dense');
  if (!dense) return Math.max(1, ...tables.map(({ d }) => d));
  for (const { name, d, rows } of tables) {
    if (rows.kind === 'dense' ? d !== dense.d : d > dense.d)
      throw new GameError(
        'bad-shape',
        `${name} has ${d} features, ${dense.name} has ${dense.d}: they must agree`,
      );
  }
  return dense.d;
}

function denseRows({ rows, n, d: own }: Table, d: number): Float32Array {
  if (rows.kind === 'dense' && own === d) return rows.values;
  const x = new Float32Array(n * d);
  if (rows.kind === 'dense') return x;
  for (let i = 0; i < n; i++) {
    for (let k = rows.indptr[i] as number; k < (rows.indptr[i + 1] as number); k++) {
      x[i * d + (rows.indices[k] as number)] = rows.values[k] as number;
    }
  }
  return x;
}

/** Where a row of a table stands in its file, for messages. */
function place({ lines }: Table, row: number): string {
  return lines ? `line ${lines[row]}` : `row ${row + 1}`;
}
