import { GameError } from '../../engine/errors.ts';
import { type CsvOptions, parseCsv } from './csv.ts';
import { parseLibsvm } from './libsvm.ts';
import { checkBytes, DATA_LIMITS, type DataLimits } from './limits.ts';
import { isNpy } from './npy.ts';
import { isZip } from './npz.ts';
import { type NpzOptions, parseNpyPair, parseNpyWithLabel, parseNpz } from './numpy-table.ts';
import { decodeText, type Table } from './table.ts';

export const TABLE_FORMATS = ['libsvm', 'csv', 'npy', 'npz'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

export interface ReadOptions extends CsvOptions {
  /** Recognised by content when absent. */
  readonly format?: TableFormat;
  /** Labels of a .npy file, when they are in a file of their own. */
  readonly labelFile?: { readonly name: string; readonly bytes: Uint8Array };
  readonly npz?: NpzOptions;
}

/** A labelled file in any of the formats that are read. @throws GameError as its parser does. */
export function readTable(
  name: string,
  bytes: Uint8Array,
  options: ReadOptions = {},
  limits: DataLimits = DATA_LIMITS,
): Table {
  checkBytes(name, bytes.length, limits);
  const format = options.format ?? detectFormat(name, bytes);
  const { labelFile } = options;
  if (labelFile && format !== 'npy')
    throw new GameError(
      'bad-file',
      `${labelFile.name}: a file of labels goes with a .npy file; ${name} holds its own`,
    );
  switch (format) {
    case 'npz':
      return parseNpz(name, bytes, options.npz, limits);
    case 'npy':
      return labelFile
        ? parseNpyPair(name, bytes, labelFile.name, labelFile.bytes, limits)
        : parseNpyWithLabel(name, bytes, options.label, limits);
    case 'csv':
      return parseCsv(name, decodeText(name, bytes), options, limits);
    case 'libsvm':
      return parseLibsvm(name, decodeText(name, bytes), limits);
    default:
      return format satisfies never;
  }
}

/**
 * The format by what the file holds, and by its name only where the content does not tell.
 * @throws GameError 'bad-file' for a file that looks like none of them.
 */
export function detectFormat(name: string, bytes: Uint8Array): TableFormat {
  if (isNpy(bytes)) return 'npy';
  if (isZip(bytes)) return 'npz';
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'libsvm' || extension === 'svm' || extension === 'svmlight') return 'libsvm';
  const line = firstLine(bytes);
  if (/^[+-]?[\d.][^\s,;]*(\s+(qid|\d+):[^\s,;]+)+$/.test(line)) return 'libsvm';
  if (/[,;\t]/.test(line)) return 'csv';
  throw new GameError(
    'bad-file',
    `${name} is in no format that is read: LIBSVM text, CSV, .npy or .npz (name it with --format to see what is wrong)`,
  );
}

/** The first line that is not empty and no comment, of the first 64 KiB. */
function firstLine(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes.subarray(0, 65_536)) text += String.fromCharCode(byte);
  const line = text.split(/\r\n|\n|\r/).find((each) => each.trim() !== '' && !each.trim().startsWith('#'));
  return (line ?? '').replace(/#.*$/, '').trim();
}
