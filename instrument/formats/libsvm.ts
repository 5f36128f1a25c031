import { remarkError } from '../remarks.ts';
import { growingFloats, growingInts } from './growing.ts';
import { canonicalLabel } from './labels.ts';
import { checkBytes, DATA_LIMITS, type DataLimits } from './limits.ts';
import { parseNumber } from './numbers.ts';
import { foundIn, quoted, type SparseRows, type Table } from './table.ts';

/** LIBSVM text whose indices stand as in the file: which base they have is known when all files are. */
export interface IndexedRows extends Omit<Table, 'd' | 'rows' | 'reading'> {
  readonly rows: SparseRows;
  /** Smallest and largest index; both −1 without any. */
  readonly least: number;
  readonly most: number;
  /** The first line with an index 0; 0 when there is none. */
  readonly zeroLine: number;
  /** What a comment says about the base, as scikit-learn's dump_svmlight_file writes it. */
  readonly saidBase: 0 | 1 | null;
}

/**
 * Text in the form of LIBSVM and SVMlight: one row a line, features that are not named are 0.
 *
 *     <label> [qid:<n>] <index>:<value> … [# comment]      indices ascending
 *
 * A `qid` (ranking data) is read over. Source: Chang & Lin, "LIBSVM: a library for support vector
 * machines", 2011, README, "Data format"; Joachims, SVMlight 6.02.
 *
 * @throws GameError 'bad-file', 'not-finite' with the line, 'too-large' with the limit.
 */
export function parseLibsvm(name: string, text: string, limits: DataLimits = DATA_LIMITS): IndexedRows {
  checkBytes(name, text.length, limits);
  const indptr = growingInts();
  const indices = growingInts();
  const values = growingFloats();
  const lines = growingInts();
  const labels: string[] = [];
  let [least, most, zeroLine] = [-1, -1, 0];
  let saidBase: 0 | 1 | null = null;
  indptr.push(0);

  let lineNumber = 0;
  for (const raw of linesOf(text)) {
    lineNumber++;
    const comment = raw.indexOf('#');
    if (comment >= 0) saidBase ??= baseInComment(raw.slice(comment));
    const content = (comment < 0 ? raw : raw.slice(0, comment)).trim();
    if (content === '') continue;

    const [label = '', ...pairs] = content.split(/\s+/);
    labels.push(labelOf(name, lineNumber, label));
    let last = -1;
    for (const pair of pairs) {
      if (pair.startsWith('qid:') && last < 0) continue;
      const colon = pair.indexOf(':');
      if (colon < 1)
        throw remarkError('bad-file', 'libsvm-line', { file: name, line: lineNumber, found: quoted(pair) });
      last = indexOf(name, lineNumber, pair.slice(0, colon), last, limits);
      if (last === 0) zeroLine ||= lineNumber;
      if (least < 0 || last < least) least = last;
      indices.push(last);
      values.push(featureValue(name, lineNumber, last, pair.slice(colon + 1)));
    }
    if (last > most) most = last;
    indptr.push(indices.length);
    lines.push(lineNumber);
    if (labels.length > limits.maxRows)
      throw remarkError('too-large', 'too-many-rows', { file: name, most: limits.maxRows });
  }
  if (labels.length === 0) throw remarkError('bad-file', 'libsvm-empty', { file: name });
  return {
    name,
    n: labels.length,
    rows: { kind: 'sparse', indptr: indptr.take(), indices: indices.take(), values: values.take() },
    labels,
    lines: lines.take(),
    least,
    most,
    zeroLine,
    saidBase,
  };
}

/** Lines of a text, one at a time: a large file is not held twice. */
function* linesOf(text: string): Generator<string> {
  const ends = /\r\n|\n|\r/g;
  for (let from = 0; from <= text.length; ) {
    ends.lastIndex = from;
    const end = ends.exec(text);
    yield text.slice(from, end ? end.index : text.length);
    from = end ? end.index + end[0].length : text.length + 1;
  }
}

function baseInComment(comment: string): 0 | 1 | null {
  const said = /indices are (zero|one)-based/i.exec(comment);
  return said ? (said[1]?.toLowerCase() === 'zero' ? 0 : 1) : null;
}

function labelOf(name: string, line: number, text: string): string {
  const value = parseNumber(text);
  const many = text.split(',');
  if (many.length > 1 && many.every((part) => !Number.isNaN(parseNumber(part))))
    throw remarkError('bad-file', 'libsvm-labels', { file: name, line, count: many.length, found: text });
  const where = { file: name, line, found: quoted(text) };
  if (Number.isNaN(value)) throw remarkError('bad-file', 'libsvm-line', where);
  if (!Number.isFinite(value)) throw remarkError('not-finite', 'libsvm-label', where);
  return canonicalLabel(text);
}

function indexOf(name: string, line: number, text: string, last: number, limits: DataLimits): number {
  if (!/^\d{1,15}$/.test(text))
    throw remarkError('bad-file', 'libsvm-index', { file: name, line, found: quoted(text) });
  const index = Number(text);
  const where = { file: name, line, index };
  if (index > limits.maxFeatures)
    throw remarkError('too-large', 'libsvm-index-limit', { ...where, most: limits.maxFeatures });
  if (index <= last) throw remarkError('bad-file', 'libsvm-order', { ...where, last });
  return index;
}

function featureValue(name: string, line: number, index: number, text: string): number {
  const value = Math.fround(parseNumber(text));
  if (Number.isFinite(value)) return value;
  const where = { file: name, line, index, found: foundIn(text) };
  if (Number.isNaN(value)) throw remarkError('bad-file', 'libsvm-value', where);
  throw remarkError('not-finite', 'libsvm-not-finite', where);
}
