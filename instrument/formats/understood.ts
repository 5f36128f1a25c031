import { compareLabels } from './labels.ts';
import type { Reading, Table, TableFormat } from './table.ts';

/** A file and how it was understood, as plain data. */
export interface Understood extends Reading {
  readonly file: string;
  readonly rows: number;
  readonly features: number;
  /** Rows of each class, in the order of the class ids. */
  readonly classes: readonly { readonly label: string; readonly rows: number }[];
}

export function understood({ name, n, d, labels, reading }: Table): Understood {
  const counts = new Map<string, number>();
  for (const label of labels) counts.set(label, (counts.get(label) ?? 0) + 1);
  const classes = [...counts]
    .sort(([a], [b]) => compareLabels(a, b))
    .map(([label, rows]) => ({ label, rows }));
  return { file: name, rows: n, features: d, classes, ...reading };
}

const FORMAT_NAMES: Record<TableFormat, string> = {
  libsvm: 'LIBSVM text',
  csv: 'CSV',
  npy: '.npy',
  npz: '.npz',
};
const DELIMITER_NAMES: Readonly<Record<string, string>> = {
  ' ': 'blanks',
  '\t': 'tabs',
  ',': 'commas',
  ';': 'semicolons',
};

/** One line for a person. */
export function describeUnderstood(file: Understood): string {
  const { format, delimiter, header, indexBase, rows, features, label } = file;
  const classes = file.classes.map((each) => `${each.label} (${each.rows})`);
  return [
    `${file.file}: ${FORMAT_NAMES[format]}`,
    ...(delimiter === undefined ? [] : [`${DELIMITER_NAMES[delimiter] ?? `"${delimiter}"`} between fields`]),
    ...(header === undefined ? [] : [header ? 'a header' : 'no header']),
    ...(indexBase === undefined ? [] : [`indices from ${indexBase}`]),
    `${rows} rows`,
    `${features} features`,
    `label: ${label}`,
    `classes ${classes.join(', ')}`,
  ].join(', ');
}
