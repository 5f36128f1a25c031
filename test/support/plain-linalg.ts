import type { Matrix } from '../../engine/numeric/core.ts';

/** Definitions in f64, as plain as they can be written: what the core is compared with. */

export type Rows = number[][];

export function rowsOf({ rows, cols, values }: Matrix): Rows {
  return Array.from({ length: rows }, (_, i) => Array.from(values.subarray(i * cols, (i + 1) * cols)));
}

export function matrixOf(rows: Rows, cols = rows[0]?.length ?? 0): Matrix {
  return { rows: rows.length, cols, values: Float32Array.from(rows.flat()) };
}

export function transpose(a: Rows, cols = a[0]?.length ?? 0): Rows {
  return Array.from({ length: cols }, (_, j) => a.map((row) => row[j] as number));
}

export function dot(a: readonly number[], b: readonly number[]): number {
  return a.reduce((sum, value, i) => sum + value * (b[i] as number), 0);
}

/** A · B for A [m, k] and B [k, n]. */
export function product(a: Rows, b: Rows, n: number): Rows {
  const columns = transpose(b, n);
  return a.map((row) => columns.map((column) => dot(row, column)));
}

export function columnMean(x: Rows): number[] {
  return transpose(x).map((column) => column.reduce((a, b) => a + b, 0) / column.length);
}

export function covariance(x: Rows, ddof = 0): Rows {
  const mean = columnMean(x);
  const centred = transpose(x.map((row) => row.map((value, j) => value - (mean[j] as number))));
  return centred.map((a) => centred.map((b) => dot(a, b) / (x.length - ddof)));
}

export function norm(a: readonly number[]): number {
  return Math.sqrt(dot(a, a));
}

export function distance(a: readonly number[], b: readonly number[]): number {
  return norm(a.map((value, j) => value - (b[j] as number)));
}

/** All eigenpairs of a symmetric matrix, largest first, by cyclic Jacobi rotations. */
export function jacobiEigen(symmetric: Rows): { values: number[]; vectors: Rows } {
  const n = symmetric.length;
  const a = symmetric.map((row) => [...row]);
  const v = a.map((_, i) => a.map((_row, j) => (i === j ? 1 : 0)));
  const get = (m: Rows, i: number, j: number) => (m[i] as number[])[j] as number;
  const turn = (m: Rows, i: number, j: number, k: number, l: number, c: number, s: number) => {
    const [x, y] = [get(m, i, j), get(m, k, l)];
    (m[i] as number[])[j] = c * x - s * y;
    (m[k] as number[])[l] = s * x + c * y;
  };
  for (let sweep = 0; sweep < 60; sweep++) {
    let off = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) off += get(a, p, q) ** 2;
    if (off < 1e-28) break;
    for (let p = 0; p < n; p++) {
      for (let q = p + 1; q < n; q++) {
        if (get(a, p, q) === 0) continue;
        const theta = (get(a, q, q) - get(a, p, p)) / (2 * get(a, p, q));
        const t = (theta >= 0 ? 1 : -1) / (Math.abs(theta) + Math.sqrt(theta * theta + 1));
        const c = 1 / Math.sqrt(t * t + 1);
        const s = t * c;
        for (let k = 0; k < n; k++) turn(a, k, p, k, q, c, s);
        for (let k = 0; k < n; k++) turn(a, p, k, q, k, c, s);
        for (let k = 0; k < n; k++) turn(v, p, k, q, k, c, s);
      }
    }
  }
  const order = a.map((_, i) => i).sort((i, j) => get(a, j, j) - get(a, i, i));
  return { values: order.map((i) => get(a, i, i)), vectors: order.map((i) => v[i] as number[]) };
}

/** Solves A x = b by elimination with pivoting. */
export function solve(a: Rows, b: readonly number[]): number[] {
  const n = a.length;
  const m = a.map((row, i) => [...row, b[i] as number]);
  for (let k = 0; k < n; k++) {
    let pivot = k;
    for (let i = k + 1; i < n; i++) {
      if (Math.abs((m[i] as number[])[k] as number) > Math.abs((m[pivot] as number[])[k] as number))
        pivot = i;
    }
    [m[k], m[pivot]] = [m[pivot] as number[], m[k] as number[]];
    const top = m[k] as number[];
    for (let i = k + 1; i < n; i++) {
      const row = m[i] as number[];
      const factor = (row[k] as number) / (top[k] as number);
      for (let j = k; j <= n; j++) row[j] = (row[j] as number) - factor * (top[j] as number);
    }
  }
  const x = new Array<number>(n).fill(0);
  for (let i = n - 1; i >= 0; i--) {
    const row = m[i] as number[];
    let sum = row[n] as number;
    for (let j = i + 1; j < n; j++) sum -= (row[j] as number) * (x[j] as number);
    x[i] = sum / (row[i] as number);
  }
  return x;
}
