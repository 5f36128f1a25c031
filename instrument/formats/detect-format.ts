import type { ForeignKind } from '../file-faults.ts';
import { remarkError } from '../remarks.ts';
import { beginningOf } from './decode-text.ts';
import { isNpy } from './npy.ts';
import { isZip } from './npz.ts';
import type { TableFormat } from './table.ts';
import { zipDirectory } from './zip-directory.ts';

/**
 * The format by what the file holds, and by its name only where the content does not tell.
 * @throws GameError 'bad-file' for a file that looks like none of them, with what it is where that is known.
 */
export function detectFormat(name: string, bytes: Uint8Array): TableFormat {
  if (isNpy(bytes)) return 'npy';
  const foreign = foreignFormat(name, bytes);
  if (foreign) throw remarkError('bad-file', 'foreign-format', { file: name, kind: foreign });
  if (isZip(bytes)) return 'npz';
  const lines = firstLines(bytes);
  if (isLibsvm(lines)) return 'libsvm';
  const extension = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase();
  if (extension === 'csv' || extension === 'tsv') return 'csv';
  if (extension === 'libsvm' || extension === 'svm' || extension === 'svmlight') return 'libsvm';
  if (/[,;\t|]/.test(lines[0] ?? '') || isTableOfBlanks(lines)) return 'csv';
  throw remarkError('bad-file', 'unknown-format', { file: name });
}

/** The lines of the first 64 KiB that are neither empty nor comments, without what is after a #. */
function firstLines(bytes: Uint8Array): string[] {
  const lines = beginningOf(bytes).split(/\r\n|\n|\r/);
  if (bytes.length > 65_536) lines.pop(); // cut off
  return lines.map((line) => line.replace(/#.*$/, '').trim()).filter((line) => line !== '');
}

/** At least half of the lines are `label index:value …`, or all of them where rows without values count as such. */
function isLibsvm(lines: readonly string[]): boolean {
  const withPairs = lines.filter((line) => /^\S+(\s+(qid|\d+):[^\s;]*)+$/.test(line)).length;
  if (withPairs === 0) return false;
  return 2 * withPairs >= lines.length || lines.every((line) => /^\S+(\s+(qid|\d+):\S*)*$/.test(line));
}

/** Two or more lines of as many fields with blanks between, the second with a number in it. */
function isTableOfBlanks(lines: readonly string[]): boolean {
  const widths = lines.map((line) => line.split(/\s+/).length);
  const width = widths[1] ?? 0;
  const first = widths[0] ?? 0;
  return (
    width >= 2 &&
    first >= width - 1 &&
    first <= width &&
    widths.slice(1).every((each) => each === width) &&
    /(^|\s)[+-]?\d/.test(lines[1] as string)
  );
}

const SIGNATURES: readonly (readonly [bytes: readonly number[], kind: ForeignKind])[] = [
  [[0x1f, 0x8b], 'gzip'],
  [[0x42, 0x5a, 0x68], 'bzip2'],
  [[0xfd, 0x37, 0x7a, 0x58, 0x5a], 'xz'],
  [[0x28, 0xb5, 0x2f, 0xfd], 'zstandard'],
  [[0x50, 0x41, 0x52, 0x31], 'parquet'],
  [[0x41, 0x52, 0x52, 0x4f, 0x57, 0x31], 'arrow'],
  [[0x89, 0x48, 0x44, 0x46], 'hdf5'],
  [[0xd0, 0xcf, 0x11, 0xe0], 'excel'],
  [[0x00, 0x00, 0x08, 0x01], 'idx-labels'],
  [[0x00, 0x00, 0x08, 0x03], 'idx-pictures'],
  [[0x52, 0x44, 0x58], 'r'],
];

/** What a file is that people have and this does not read; null for others. */
function foreignFormat(name: string, bytes: Uint8Array): ForeignKind | null {
  const known = SIGNATURES.find(([signature]) => signature.every((byte, i) => bytes[i] === byte));
  if (known) return known[1];
  if (bytes[0] === 0x80 && (bytes[1] as number) >= 2 && (bytes[1] as number) <= 5) return 'pickle';
  if (isZip(bytes)) {
    const names = zipDirectory(name, bytes).map((entry) => entry.name);
    if (names.includes('xl/workbook.xml')) return 'excel';
    if (names.includes('content.xml')) return 'open-document';
    return names.some((each) => each.endsWith('.npy')) ? null : 'zip';
  }
  const text = beginningOf(bytes).trimStart();
  if (/^(%.*\s+)*@relation\b/i.test(text)) return 'arff';
  if (/^(<!doctype|<html|<\?xml)/i.test(text)) return 'markup';
  return /^[{[]\s*["{[\d]/.test(text) ? 'json' : null;
}
