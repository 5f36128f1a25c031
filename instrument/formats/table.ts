import type { Remark } from '../../engine/errors.ts';

export const TABLE_FORMATS = ['libsvm', 'csv', 'npy', 'npz'] as const;
export type TableFormat = (typeof TABLE_FORMATS)[number];

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

/** Where labels came from: a column, by its number from 1 and its name; the start of a line; an array or a file of their own. */
export type LabelPlace =
  | { readonly column: number; readonly name?: string }
  | { readonly start: 'line' }
  | { readonly array: string }
  | { readonly file: string };

/** How a file was understood, for a person to compare with what was meant. */
export interface Reading {
  readonly format: TableFormat;
  /** What separates the fields of a CSV file. */
  readonly delimiter?: string;
  /** Whether the first row of a CSV file names the columns. */
  readonly header?: boolean;
  /** What separates the fraction in a CSV file, where that is a comma. */
  readonly decimal?: 'comma';
  /** Where the labels came from. */
  readonly label: LabelPlace;
  /** The index of the first feature in LIBSVM text. */
  readonly indexBase?: 0 | 1;
  /** What may not be as it was meant. */
  readonly doubts: readonly Remark[];
}

/** The columns of a CSV file, so that the other files of a run are read by them. */
export interface Columns {
  /** Names of all columns in the order of the file; null without a header. */
  readonly names: readonly string[] | null;
  /** Columns of a row, those that were left out and the label included. */
  readonly width: number;
  /** The label's column, from 0. */
  readonly label: number;
  /** Columns of the features, from 0, in the order of the samples' features. */
  readonly features: readonly number[];
}

/** A labelled file as it was read: class ids come later, when all files of a run are known. */
export interface Table {
  /** The file, for messages. */
  readonly name: string;
  readonly n: number;
  /** Features; for sparse rows as many as the largest index needs. */
  readonly d: number;
  readonly rows: SparseRows | DenseRows;
  /** A label per row in canonical spelling: `1` for `1`, `+1` and `1.0`. */
  readonly labels: readonly string[];
  /** Line of each row in the file, from 1; null for binary files. */
  readonly lines: Int32Array | null;
  readonly reading: Reading;
  /** Set for CSV alone. */
  readonly columns?: Columns;
}

const MAX_QUOTED = 40;

/** Part of a file inside a message: short, printable, in quotes. */
export function quoted(text: string): string {
  const shown = text.length > MAX_QUOTED ? `${text.slice(0, MAX_QUOTED)}…` : text;
  return JSON.stringify(shown);
}

/** What a file has where something else is expected, in quotes; empty where it has nothing. */
export const foundIn = (text: string): string => (text === '' ? '' : quoted(text));

/** Some names for a message, the first of them if there are many. */
export function listed(names: readonly string[], most = 10): string {
  return `${names.slice(0, most).map(quoted).join(', ')}${names.length > most ? ', …' : ''}`;
}
