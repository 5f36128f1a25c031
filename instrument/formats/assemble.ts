import type { Samples } from '../../engine/data/samples.ts';
import { GameError } from '../../engine/errors.ts';
import type { SparseSamples } from '../../engine/numeric/core.ts';
import type { RowPlace } from '../file-faults.ts';
import { remarkError } from '../remarks.ts';
import { compareLabels } from './labels.ts';
import { checkShape, DATA_LIMITS, type DataLimits } from './limits.ts';
import { listed, quoted, type Table } from './table.ts';

export interface Assembled<Rows> {
  /** Label of each class id, in the order of the ids. */
  readonly classNames: readonly string[];
  /** One set of rows per table, in the order given. */
  readonly sets: readonly Rows[];
}

export interface AssembleOptions {
  readonly limits?: DataLimits;
  /** Features a row has, where the last of them may be zero in every row of a sparse file. */
  readonly features?: number;
}

/**
 * Tables of one experiment as samples of one kind. The first table is the one that is trained on: it
 * decides the classes (numbers in ascending order, then names), so −1 and +1 become 0 and 1. Sparse
 * tables become dense and as wide as the widest of them.
 *
 * @throws GameError 'single-class', 'too-large' for more classes or numbers than allowed, 'bad-shape'
 *   where widths disagree, 'bad-file' where a later table has a label that the first does not know.
 */
export function assembleDense(tables: readonly Table[], options: AssembleOptions = {}): Assembled<Samples> {
  const { limits = DATA_LIMITS } = options;
  const { classNames, d, labels } = prepare(tables, options);
  for (const { name, n } of tables) checkShape(name, n, d, limits);
  const sets = tables.map((table, i) => ({
    n: table.n,
    d,
    classes: classNames.length,
    x: denseRows(table, d),
    y: labels[i] as Int32Array,
  }));
  return { classNames, sets };
}

/** Whether all tables are sparse, and take less memory so than with every zero written out. */
export function sparseIsSmaller(tables: readonly Table[]): boolean {
  let [stored, full] = [0, 0];
  const width = Math.max(...tables.map(({ d }) => d));
  for (const { rows, n } of tables) {
    if (rows.kind === 'dense') return false;
    stored += 8 * rows.values.length + 4 * n;
    full += 4 * n * width;
  }
  return stored < full;
}

/**
 * As `assembleDense`, but rows stay sparse.
 *
 * @throws GameError 'bad-shape' for a table that is dense
 */
export function assembleSparse(
  tables: readonly Table[],
  options: AssembleOptions = {},
): Assembled<SparseSamples> {
  const { classNames, d, labels } = prepare(tables, options);
  const sets = tables.map(({ rows, n }, i) => {
    if (rows.kind === 'dense') throw new GameError('bad-shape', 'dense rows among sparse ones');
    const x = { rows: n, cols: d, starts: rows.indptr, columns: rows.indices, values: rows.values };
    return { classes: classNames.length, x, y: labels[i] as Int32Array };
  });
  return { classNames, sets };
}

/** What both forms have in common: classes, width and the class id of every row. */
function prepare(tables: readonly Table[], { limits = DATA_LIMITS, features }: AssembleOptions) {
  const [train] = tables;
  if (!train) throw new GameError('bad-shape', 'no table to assemble');
  const classNames = classesOf(train, limits);
  const ids = new Map(classNames.map((name, id) => [name, id]));
  const labels = tables.map((table) =>
    Int32Array.from(table.labels, (label, row) => {
      const id = ids.get(label);
      if (id !== undefined) return id;
      throw remarkError('bad-file', 'unknown-class', {
        file: table.name,
        place: placeOf(table, row),
        first: train.name,
        classes: listed(classNames),
        found: quoted(label),
      });
    }),
  );
  return { classNames, d: widthOf(tables, features), labels };
}

function classesOf({ name, labels }: Table, { maxClasses }: DataLimits): string[] {
  const seen = new Set<string>();
  for (const label of labels) {
    seen.add(label);
    if (seen.size > maxClasses)
      throw remarkError('too-large', 'too-many-classes', { file: name, most: maxClasses });
  }
  if (seen.size < 2)
    throw remarkError('single-class', 'one-class', { file: name, name: quoted([...seen][0] ?? '') });
  return [...seen].sort(compareLabels);
}

/** Sparse tables grow to the widest; dense ones must agree, and hold every sparse index. */
function widthOf(tables: readonly Table[], features: number | undefined): number {
  const dense = tables.find(({ rows }) => rows.kind === 'dense');
  const wanted = features ?? dense?.d;
  if (wanted === undefined) return Math.max(1, ...tables.map(({ d }) => d));
  for (const { name, d, rows } of tables) {
    if (rows.kind === 'dense' ? d === wanted : d <= wanted) continue;
    const other = features === undefined ? (dense?.name ?? null) : null;
    throw remarkError('bad-shape', 'widths-differ', { file: name, features: d, other, wanted });
  }
  return wanted;
}

/** Features of a table as f32[n, d], row-major; a sparse one may have fewer than d. */
export function denseRows({ rows, n, d: own }: Table, d: number): Float32Array {
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

/** Where a row of a table stands in its file. */
function placeOf({ lines }: Table, row: number): RowPlace {
  return lines ? { line: lines[row] as number } : { row: row + 1 };
}
