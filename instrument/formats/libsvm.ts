import { GameError } from '../../engine/errors.ts';
import { growingFloats, growingInts } from './growing.ts';
import { canonicalLabel } from './labels.ts';
import { checkBytes, DATA_LIMITS, type DataLimits } from './limits.ts';
import { parseNumber } from './numbers.ts';
import { badLine, quoted, type SparseRows, type Table } from './table.ts';

const LINE = '`label index:value …`';

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
      if (colon < 1) throw badLine(name, lineNumber, LINE, pair);
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
      throw new GameError(
        'too-large',
        `${name} has more than ${limits.maxRows} rows, the most that is allowed`,
      );
  }
  if (labels.length === 0)
    throw new GameError('bad-file', `${name} has no rows; expected ${LINE} on each line`);
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
    throw new GameError(
      'bad-file',
      `${name}: line ${line} has ${many.length === 2 ? 'two' : many.length} labels \`${text}\`; one label a row is read`,
    );
  if (Number.isNaN(value)) throw badLine(name, line, LINE, text);
  if (!Number.isFinite(value)) throw badLine(name, line, 'a finite label', text, 'not-finite');
  return canonicalLabel(text);
}

function indexOf(name: string, line: number, text: string, last: number, limits: DataLimits): number {
  if (!/^\d{1,15}$/.test(text)) throw badLine(name, line, 'an index (a whole number from 0)', text);
  const index = Number(text);
  if (index > limits.maxFeatures)
    throw new GameError(
      'too-large',
      `${name}, line ${line}: index ${index}; at most ${limits.maxFeatures} features are allowed`,
    );
  if (index <= last)
    throw new GameError(
      'bad-file',
      `${name}, line ${line}: expected ascending indices, found ${index} after ${last}`,
    );
  return index;
}

function featureValue(name: string, line: number, index: number, text: string): number {
  const value = Math.fround(parseNumber(text));
  if (Number.isFinite(value)) return value;
  if (Number.isNaN(value)) throw badLine(name, line, `a number after "${index}:"`, text);
  throw new GameError(
    'not-finite',
    `${name}, line ${line}: the value of index ${index} is not a finite 32-bit number: ${quoted(text)}`,
  );
}
