import { readFileSync } from 'node:fs';
import type { Samples } from '../../engine/numeric/samples.ts';

/** What an exact fit comes to; see tools/golden-fits.py. */
export interface GoldenFit {
  readonly objective: number;
  readonly norm: number;
  readonly errors: number;
  readonly testErrors?: number;
}

interface GoldenSet {
  /** The label that is class 1 where two classes are fitted. */
  readonly positive: string;
  readonly twoClasses: readonly {
    readonly l2: number;
    readonly logistic: GoldenFit;
    readonly hinge: GoldenFit;
  }[];
  readonly softmax?: readonly (GoldenFit & { readonly l2: number })[];
  readonly naiveBayes?: { readonly weights: number[]; readonly bias: number; readonly errors: number };
}

const folder = new URL('../golden/fits/', import.meta.url);
const golden = JSON.parse(readFileSync(new URL('fits.json', folder), 'utf8')) as {
  readonly sets: Readonly<Record<string, GoldenSet>>;
};

export const GOLDEN_SETS = Object.entries(golden.sets);

/** A data set of test/golden/fits: every label a class in the order of the alphabet, or `positive` against the rest. */
export function goldenSet(name: string, positive?: string): Samples {
  const [, ...lines] = readFileSync(new URL(`${name}.csv`, folder), 'utf8')
    .trim()
    .split('\n');
  const cells = lines.map((line) => line.split(','));
  const labels = cells.map((row) => row.at(-1) as string);
  const names = [...new Set(labels)].sort();
  const values = cells.map((row) => row.slice(0, -1).map(Number));
  return {
    n: cells.length,
    d: (cells[0] as string[]).length - 1,
    classes: positive === undefined ? names.length : 2,
    x: Float32Array.from(values.flat()),
    y: Int32Array.from(labels, (label) =>
      positive === undefined ? names.indexOf(label) : label === positive ? 1 : 0,
    ),
  };
}
