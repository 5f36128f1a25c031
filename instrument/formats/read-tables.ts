import { remarkError } from '../remarks.ts';
import { type CsvOptions, parseCsv } from './csv.ts';
import type { FirstSheet } from './csv-columns.ts';
import { decodeText } from './decode-text.ts';
import { detectFormat } from './detect-format.ts';
import { countFromZero, type IndexBase } from './index-base.ts';
import { type IndexedRows, parseLibsvm } from './libsvm.ts';
import { checkBytes, DATA_LIMITS, type DataLimits } from './limits.ts';
import { type NpzOptions, parseNpyPair, parseNpyWithLabel, parseNpz } from './numpy-table.ts';
import type { Table, TableFormat } from './table.ts';

/** How all files of a run are read. */
export interface ReadOptions extends CsvOptions {
  /** Recognised by content when absent. */
  readonly format?: TableFormat;
  /** Of LIBSVM text; guessed over all files when absent. */
  readonly indexBase?: IndexBase;
}

export interface SourceFile {
  readonly name: string;
  readonly bytes: Uint8Array;
  /** Labels of a .npy file, when they are in a file of their own. */
  readonly labelFile?: { readonly name: string; readonly bytes: Uint8Array };
  readonly npz?: NpzOptions;
  /** Of this file alone, where the files of a run differ. */
  readonly indexBase?: IndexBase;
}

/**
 * The labelled files of one run, the one that is trained on first: columns with names are matched to its
 * columns, and indices have one base over all of them.
 *
 * @throws GameError as the format's parser does.
 */
export function readTables(
  files: readonly SourceFile[],
  options: ReadOptions = {},
  limits: DataLimits = DATA_LIMITS,
): Table[] {
  let first: FirstSheet | undefined;
  const read = files.map((file, i) => {
    const table = readFile(file, options, limits, first);
    if (i === 0 && 'columns' in table && table.columns) first = { name: table.name, columns: table.columns };
    return table;
  });
  const based = read.flatMap((table, i) => {
    const base = files[i]?.indexBase ?? options.indexBase;
    return 'zeroLine' in table ? [{ rows: table, base }] : [];
  });
  const counted = countFromZero(based)[Symbol.iterator]();
  return read.map((table) => ('zeroLine' in table ? (counted.next().value as Table) : table));
}

/** One labelled file by itself; see `readTables`. */
export function readTable(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions & Pick<SourceFile, 'labelFile' | 'npz'> = {},
  limits: DataLimits = DATA_LIMITS,
): Table {
  const { labelFile, npz } = options;
  const file = { name, bytes, ...(labelFile && { labelFile }), ...(npz && { npz }) };
  return readTables([file], options, limits)[0] as Table;
}

function readFile(
  { name, bytes, labelFile, npz }: SourceFile,
  options: ReadOptions,
  limits: DataLimits,
  first: FirstSheet | undefined,
): Table | IndexedRows {
  checkBytes(name, bytes.length, limits);
  const format = options.format ?? detectFormat(name, bytes);
  if (labelFile && format !== 'npy')
    throw remarkError('bad-file', 'label-file', { file: name, labelFile: labelFile.name });
  switch (format) {
    case 'npz':
      return parseNpz(name, bytes, npz, limits);
    case 'npy':
      return labelFile
        ? parseNpyPair(name, bytes, labelFile.name, labelFile.bytes, limits)
        : parseNpyWithLabel(name, bytes, options.label, limits);
    case 'csv':
      return parseCsv(name, decodeText(name, bytes), options, limits, first);
    case 'libsvm':
      return parseLibsvm(name, decodeText(name, bytes), limits);
    default:
      return format satisfies never;
  }
}
