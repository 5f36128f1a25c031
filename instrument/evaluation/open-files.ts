import type { Samples } from '../../engine/data/samples.ts';
import { GameError, type Remark } from '../../engine/errors.ts';
import { FILTERS } from '../../engine/filters/index.ts';
import type { SparseSamples } from '../../engine/numeric/core.ts';
import type { Aids } from '../../engine/round/filtering.ts';
import { VICTIMS } from '../../engine/victims/index.ts';
import { type Assembled, assembleDense, assembleSparse, sparseIsSmaller } from '../formats/assemble.ts';
import { fileSizeOf } from '../formats/limits.ts';
import { readTables } from '../formats/read-tables.ts';
import type { Table } from '../formats/table.ts';
import { remarkOf } from '../remarks.ts';
import type { EvaluationFiles, EvaluationPart, EvaluationRequest } from './request.ts';

interface PartsOf<Rows> {
  readonly train: Rows;
  readonly test: Rows;
  readonly poison?: Rows;
  readonly golden?: Rows;
}

interface Opened {
  readonly classNames: readonly string[];
  readonly features: number;
  /** Every file as it was read, by what it is for. */
  readonly tables: PartsOf<Table>;
  readonly warnings: readonly Remark[];
}

export type OpenedFiles = Opened &
  (
    | { readonly kind: 'sparse'; readonly parts: PartsOf<SparseSamples> }
    | { readonly kind: 'dense'; readonly parts: PartsOf<Samples>; readonly aids: Aids }
  );

const PARTS = ['train', 'test', 'poison', 'golden'] as const satisfies readonly EvaluationPart[];

/**
 * Every file of an evaluation as rows of one form: sparse where the files are, that is smaller, and nothing that
 * is asked for needs every number written out; what does is named in a warning, with the size.
 */
export function openFiles(request: EvaluationRequest): OpenedFiles {
  const names = PARTS.filter((part) => request.files[part]);
  const read = readTables(
    names.map((part) => request.files[part] as NonNullable<EvaluationFiles[EvaluationPart]>),
    request.reading,
  );
  const byPart = <T>(sets: readonly T[]) =>
    Object.fromEntries(names.map((name, i) => [name, sets[i]])) as unknown as PartsOf<T>;
  const tables = byPart(read);
  const smaller = sparseIsSmaller(read);
  const needing = smaller ? needsDense(request) : [];
  if (smaller && needing.length === 0) {
    const { classNames, sets } = assembleSparse(read);
    const parts = byPart(sets);
    return { kind: 'sparse', classNames, features: parts.train.x.cols, tables, warnings: [], parts };
  }
  const { classNames, sets } = smaller ? madeDense(read, needing) : assembleDense(read);
  const parts = byPart(sets);
  const rows = parts.train.n + (parts.poison?.n ?? 0);
  const aids: Aids = { ...(parts.golden && { golden: parts.golden }), ...accountsOf(request, rows) };
  const bytes = sets.reduce((sum, { n, d }) => sum + 4 * n * d, 0);
  const warnings = smaller ? [remarkOf('zeros-written', { needing, size: fileSizeOf(bytes) })] : [];
  return { kind: 'dense', classNames, features: parts.train.d, tables, warnings, parts, aids };
}

/** @throws GameError 'too-large' with what needs every number written out. */
function madeDense(tables: readonly Table[], needing: readonly string[]): Assembled<Samples> {
  try {
    return assembleDense(tables);
  } catch (error) {
    if (error instanceof GameError && error.code === 'too-large')
      throw new GameError(
        'too-large',
        `${needing.join(' and ')} cannot use sparse rows, and ${error.message}`,
        { cause: error },
      );
    throw error;
  }
}

/** What of the request needs every number written out. */
function needsDense({ victim, plan }: EvaluationRequest): string[] {
  return [
    ...(VICTIMS[victim].fitSparse ? [] : [victim]),
    ...plan.filters.map(({ id }) => id).filter((id) => !FILTERS[id].inspectSparse),
    ...(plan.defence ? [plan.defence.id] : []),
  ];
}

/** Accounts as numbers in the order in which they appear. @throws GameError 'bad-shape' for a wrong count of lines. */
function accountsOf({ accounts }: EvaluationRequest, rows: number): Pick<Aids, 'contributor'> {
  if (!accounts) return {};
  const lines = accounts.text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length !== rows)
    throw new GameError(
      'bad-shape',
      `${accounts.name} has ${lines.length} lines: expected ${rows}, one for each training row and then each row of poison`,
    );
  const numbers = new Map<string, number>();
  const contributor = Int32Array.from(lines, (name) => {
    const number = numbers.get(name) ?? numbers.size;
    numbers.set(name, number);
    return number;
  });
  return { contributor };
}
