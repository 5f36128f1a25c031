import { type ErrorCode, GameError } from '../../engine/errors.ts';

/** Rows in compressed form: row i holds indices[indptr[i] … indptr[i + 1] − 1], ascending, from 0. */
export interface SparseRows {
  readonly kind: 'sparse';
  /** i32[n + 1]. */
  readonly indptr: Int32Array;
  /** i32[nnz]. */
  readonly indices: Int32Array;
  /** f32[nnz]. */
  readonly values: Float32Array;
}

export interface DenseRows {
  readonly kind: 'dense';
  /** f32[n, d], row-major. */
  readonly values: Float32Array;
}

/** A labelled file as it was read: class ids come later, when all files of a run are known. */
export interface Table {
  /** The file, for messages. */
  readonly name: string;
  readonly n: number;
  /** Features; for sparse rows the largest index that occurs. */
  readonly d: number;
  readonly rows: SparseRows | DenseRows;
  /** A label per row in canonical spelling: `1` for `1`, `+1` and `1.0`. */
  readonly labels: readonly string[];
  /** Line of each row in the file, from 1; null for binary files. */
  readonly lines: Int32Array | null;
}

/** A file that cannot be used, with the line that is to blame. */
export function badLine(
  name: string,
  line: number,
  expected: string,
  found: string,
  code: ErrorCode = 'bad-file',
): GameError {
  return new GameError(code, `${name}, line ${line}: expected ${expected}, found ${quoted(found)}`);
}

const MAX_QUOTED = 40;

/** Part of a file inside a message: short, printable, in quotes. */
export function quoted(text: string): string {
  if (text === '') return 'nothing';
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return JSON.stringify(shown);
}

const NUMBER = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/;
const NOT_FINITE = /^[+-]?(?:nan|inf|infinity)$/i;

/** The number `text` spells in decimal, else NaN; ±Infinity where it is too large or says so. */
export function parseNumber(text: string): number {
  if (NUMBER.test(text)) return Number(text);
  return NOT_FINITE.test(text) ? Number.POSITIVE_INFINITY : Number.NaN;
}

/** `+1`, `1` and `1.0` are one class; names stay as they are. */
export function canonicalLabel(text: string): string {
  return NUMBER.test(text) ? String(Number(text)) : text;
}

/** UTF-8 text of a file, without its byte order mark. @throws GameError 'bad-file'. */
export function decodeText(name: string, bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new GameError('bad-file', `${name} is not UTF-8 text`, { cause });
  }
}
