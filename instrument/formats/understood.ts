import { compareLabels } from './labels.ts';
import type { Reading, Table } from './table.ts';

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
