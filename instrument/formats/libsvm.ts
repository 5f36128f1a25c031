import { GameError } from '../../engine/errors.ts';
import { growingFloats, growingInts } from './growing.ts';
import { checkBytes, DATA_LIMITS, type DataLimits } from './limits.ts';
import { badLine, canonicalLabel, parseNumber, quoted, type Table } from './table.ts';

const LINE = '`label index:value …`';

/**
 * Text in the form of LIBSVM and SVMlight: one row a line, features that are not named are 0.
 *
 *     <label> [qid:<n>] <index>:<value> … [# comment]      indices from 1, ascending
 *
 * A `qid` (ranking data) is read over. Source: Chang & Lin, "LIBSVM: a library for support vector
 * machines", 2011, README, "Data format"; Joachims, SVMlight 6.02.
 *
 * @throws GameError 'bad-file', 'not-finite' with the line, 'too-large' with the limit.
 */
export function parseLibsvm(name: string, text: string, limits: DataLimits = DATA_LIMITS): Table {
  checkBytes(name, text.length, limits);
  const indptr = growingInts();
  const indices = growingInts();
  const values = growingFloats();
  const lines = growingInts();
  const labels: string[] = [];
  let d = 0;
  indptr.push(0);

  let lineNumber = 0;
  for (let from = 0; from <= text.length; ) {
    const end = text.indexOf('\n', from);
    const raw = text.slice(from, end < 0 ? text.length : end);
    from = end < 0 ? text.length + 1 : end + 1;
    lineNumber++;
    const comment = raw.indexOf('#');
    const content = (comment < 0 ? raw : raw.slice(0, comment)).trim();
    if (content === '') continue;

    const [label = '', ...pairs] = content.split(/\s+/);
    labels.push(labelOf(name, lineNumber, label));
    let last = 0;
    for (const pair of pairs) {
      if (pair.startsWith('qid:') && last === 0) continue;
      const colon = pair.indexOf(':');
      if (colon < 1) throw badLine(name, lineNumber, LINE, pair);
      last = indexOf(name, lineNumber, pair.slice(0, colon), last, limits);
      indices.push(last - 1);
      values.push(featureValue(name, lineNumber, last, pair.slice(colon + 1)));
    }
    if (last > d) d = last;
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
    d,
    rows: { kind: 'sparse', indptr: indptr.take(), indices: indices.take(), values: values.take() },
    labels,
    lines: lines.take(),
  };
}

function labelOf(name: string, line: number, text: string): string {
  const value = parseNumber(text);
  if (Number.isNaN(value)) throw badLine(name, line, LINE, text);
  if (!Number.isFinite(value)) throw badLine(name, line, 'a finite label', text, 'not-finite');
  return canonicalLabel(text);
}

function indexOf(name: string, line: number, text: string, last: number, limits: DataLimits): number {
  if (!/^\d{1,15}$/.test(text)) throw badLine(name, line, 'an index (a whole number from 1)', text);
  const index = Number(text);
  if (index < 1) throw badLine(name, line, 'indices from 1', text);
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
