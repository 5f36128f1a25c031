import type { Samples } from './samples.ts';

/** Rows with equal features, labels aside, as one place each; places are numbered by their first row. */
export interface Places {
  /** The first row of each place, i32[places], rising. */
  readonly first: Int32Array;
  /** Rows at each place, i32[places]. */
  readonly count: Int32Array;
  /** Place of each row, i32[n]. */
  readonly of: Int32Array;
}

/** Groups rows by their features; +0 equals −0. O(n log n) comparisons of rows. */
export function placesOf({ n, d, x }: Pick<Samples, 'n' | 'd' | 'x'>): Places {
  const compare = (a: number, b: number) => {
    for (let j = 0; j < d; j++) {
      const gap = (x[a * d + j] as number) - (x[b * d + j] as number);
      if (gap !== 0) return gap;
    }
    return 0;
  };
  const order = Int32Array.from({ length: n }, (_, i) => i).sort((a, b) => compare(a, b) || a - b);
  const firstOf = new Int32Array(n);
  order.forEach((row, at) => {
    const before = order[at - 1];
    firstOf[row] = before !== undefined && compare(before, row) === 0 ? (firstOf[before] as number) : row;
  });
  const first = Int32Array.from(firstOf.keys()).filter((row) => firstOf[row] === row);
  const place = new Int32Array(n);
  first.forEach((row, number) => {
    place[row] = number;
  });
  const of = firstOf.map((row) => place[row] as number);
  const count = new Int32Array(first.length);
  for (const number of of) count[number] = (count[number] as number) + 1;
  return { first, count, of };
}
