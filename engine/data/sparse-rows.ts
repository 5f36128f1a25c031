import type { SparseMatrix, SparseSamples } from '../numeric/core.ts';
import type { Samples } from './samples.ts';

/** The rows of `data` named by `index`, in that order; a copy. */
export function takeSparseRows({ classes, x, y }: SparseSamples, index: ArrayLike<number>): SparseSamples {
  const starts = new Int32Array(index.length + 1);
  const lengthOf = (row: number) => (x.starts[row + 1] as number) - (x.starts[row] as number);
  for (let i = 0; i < index.length; i++) starts[i + 1] = (starts[i] as number) + lengthOf(index[i] as number);
  const stored = starts[index.length] as number;
  const columns = new Int32Array(stored);
  const values = new Float32Array(stored);
  for (let i = 0; i < index.length; i++) {
    const row = index[i] as number;
    const [from, to] = [x.starts[row] as number, x.starts[row + 1] as number];
    columns.set(x.columns.subarray(from, to), starts[i] as number);
    values.set(x.values.subarray(from, to), starts[i] as number);
  }
  const labels = Int32Array.from({ length: index.length }, (_, i) => y[index[i] as number] as number);
  return { classes, x: { rows: index.length, cols: x.cols, starts, columns, values }, y: labels };
}

/** All rows of `first`, then all rows of `second`; a copy. Both have the same columns and classes. */
export function joinSparseRows(first: SparseSamples, second: SparseSamples): SparseSamples {
  const [a, b] = [first.x, second.x];
  const shift = a.values.length;
  const starts = new Int32Array(a.rows + b.rows + 1);
  starts.set(a.starts);
  for (let i = 1; i <= b.rows; i++) starts[a.rows + i] = (b.starts[i] as number) + shift;
  const columns = new Int32Array(shift + b.values.length);
  columns.set(a.columns);
  columns.set(b.columns, shift);
  const values = new Float32Array(shift + b.values.length);
  values.set(a.values);
  values.set(b.values, shift);
  const y = new Int32Array(a.rows + b.rows);
  y.set(first.y);
  y.set(second.y, a.rows);
  return { classes: first.classes, x: { rows: a.rows + b.rows, cols: a.cols, starts, columns, values }, y };
}

/** The same samples with every zero written out. */
export function toDense({ classes, x: { rows, cols, starts, columns, values }, y }: SparseSamples): Samples {
  const x = new Float32Array(rows * cols);
  for (let i = 0; i < rows; i++) {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
      x[i * cols + (columns[k] as number)] = values[k] as number;
  }
  return { n: rows, d: cols, classes, x, y };
}

/** Mean of the rows whose label `counts`, f64[cols]; zeros where there are none. */
export function meanOfRows({ x, y }: SparseSamples, counts: (label: number) => boolean): Float64Array {
  const mean = new Float64Array(x.cols);
  let rows = 0;
  for (let i = 0; i < x.rows; i++) {
    if (!counts(y[i] as number)) continue;
    rows++;
    for (let k = x.starts[i] as number; k < (x.starts[i + 1] as number); k++) {
      const j = x.columns[k] as number;
      mean[j] = (mean[j] as number) + (x.values[k] as number);
    }
  }
  return rows === 0 ? mean : mean.map((sum) => sum / rows);
}

/** Product of row i with a vector f64[cols]. */
export function rowTimes({ starts, columns, values }: SparseMatrix, i: number, vector: Float64Array): number {
  let sum = 0;
  for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
    sum += (values[k] as number) * (vector[columns[k] as number] as number);
  return sum;
}

/** ‖xᵢ‖². */
export function rowSquare({ starts, values }: SparseMatrix, i: number): number {
  let sum = 0;
  for (let k = starts[i] as number; k < (starts[i + 1] as number); k++)
    sum += (values[k] as number) * (values[k] as number);
  return sum;
}
