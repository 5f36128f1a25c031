import { type F32Address, type F64Address, NOWHERE, skip32, skip64 } from './addresses.ts';
import { badShape, checkInteger, outOfRange } from './checks.ts';
import type { Matrix, SparseMatrix, SparseSamples } from './contracts/matrix.ts';
import { type Block, type Memory, MOST_ROWS, padded } from './memory.ts';
import type { Samples } from './samples.ts';
import { moderateBlock, moderateSparse, type Scaling, scaleBlock, scalingOfSparse } from './scaling.ts';

/**
 * The rows a linear model is fitted on, dense or sparse, in the core's memory. Vectors over the features are
 * f64[ld + 1]: d weights, zeros, and the coordinate of the constant column last. All arguments are addresses.
 */
export interface Design {
  readonly n: number;
  readonly d: number;
  readonly ld: number;
  /** Whether the rows lie in a block. */
  readonly isDense: boolean;
  /** The rows as a block: of dense ones the very rows, of sparse ones a copy. */
  toBlock(): Block;
  /** out f32[n] = x·w + b for every row. */
  products(w: F64Address, out: F32Address): void;
  /** out f64[ld + 1] = Σ rᵢ (xᵢ, 1), r f32[n]. */
  weightedSum(r: F32Address, out: F64Address): void;
  /** out f32[n] = ‖xᵢ‖². */
  squares(out: F32Address): void;
  /** Mean loss + ridge, its gradient in `gradient`; see `linearStart`. */
  pass(
    kind: number,
    y: F32Address,
    a: F32Address,
    total: number,
    w: F64Address,
    gradient: F64Address,
    l2: number,
  ): number;
  /** A function (row, out): out f32[n] = x · xᵢ for all i; what it needs is reserved now. */
  againstAll(): (row: number, out: F32Address) => void;
  /**
   * The rows as a fit with this ridge wants them, in place of these, which are used up; null, and these stay, where
   * they are fit as they are.
   */
  scaled(l2: number): { rows: FitRows; scaling: Scaling } | null;
  /**
   * Brings the rows to moderate size in place, all features by one factor, so that products of rows are within f32
   * and keep their digits; null, and nothing is done, where they are moderate. Sparse rows are not centred.
   */
  moderate(): Scaling | null;
}

export interface DenseDesign extends Design {
  /** out = Σ cᵢ tᵢ (xᵢ, 1) with tᵢ = cᵢ (xᵢ, 1)·v − shift; `scale` f32[n] of c or 0 for ones. */
  normalProduct(scale: F32Address, v: F64Address, shift: number, out: F64Address): void;
  /** Some of the rows, in the order given. */
  subset(members: Int32Array): DenseDesign;
}

/** What a fit by gradients needs of its rows. */
export type FitRows = Pick<Design, 'n' | 'd' | 'ld' | 'pass'>;

export function isSparse(x: Matrix | SparseMatrix): x is SparseMatrix {
  return 'starts' in x;
}

export function isSparseSamples(data: Samples | SparseSamples): data is SparseSamples {
  return typeof data.x === 'object' && 'starts' in data.x;
}

export function putDesign(memory: Memory, name: string, x: Matrix | SparseMatrix): Design {
  if (!isSparse(x)) return denseDesign(memory, memory.putMatrix(name, x));
  const sparse = putSparse(memory, name, x);
  // A stored value takes eight bytes, a dense one four: rows that are mostly stored are smaller and faster dense.
  return 2 * x.values.length < x.rows * padded(x.cols) ? sparse : denseDesign(memory, sparse.toBlock());
}

/**
 * The pass over dense rows that are needed once: they go through the core's memory block by block and are
 * never there as a whole. A value that is not finite shows in the gradient, and only then is looked for.
 */
export function passOnce(
  memory: Memory,
  name: string,
  kind: number,
  x: Matrix,
  y: F32Address,
  w: F64Address,
  gradient: F64Address,
  l2: number,
): number {
  const { kernels } = memory;
  const ld = padded(x.cols);
  const work = memory.reserveBytes(kernels.linearWork(ld));
  kernels.linearStart(ld, w, gradient, work);
  memory.stream(name, x, (block, first) => {
    kernels.linearRows(
      kind,
      block.address,
      ld,
      first,
      block.rows,
      skip32(y, first),
      NOWHERE,
      w,
      gradient,
      work,
    );
  });
  const loss = kernels.linearFinish(ld, x.rows, w, gradient, l2, work);
  if (Number.isNaN(kernels.largest(gradient, ld + 1))) memory.checkFinite(name, x.values);
  return loss;
}

export function denseDesign(memory: Memory, x: Block): DenseDesign {
  const { kernels } = memory;
  const { address, ld, rows: n, cols: d } = x;
  const narrow = memory.reserveF32(ld);
  const work = memory.reserveBytes(Math.max(kernels.linearWork(ld), kernels.rowsWork(ld)));
  const biasOf = (v: F64Address) => memory.viewF64(v, ld + 1)[ld] as number;
  return {
    n,
    d,
    ld,
    isDense: true,
    toBlock: () => x,
    products(w, out) {
      kernels.narrow(w, narrow, ld);
      kernels.rowProducts(address, ld, n, narrow, biasOf(w), out);
    },
    weightedSum: (r, out) => kernels.weightedSum(address, ld, n, r, out, work),
    squares: (out) => kernels.rowSquares(address, ld, n, out),
    normalProduct(scale, v, shift, out) {
      kernels.narrow(v, narrow, ld);
      kernels.normalProduct(address, ld, n, scale, narrow, biasOf(v), shift, out, work);
    },
    pass(kind, y, a, total, w, gradient, l2) {
      kernels.linearStart(ld, w, gradient, work);
      kernels.linearRows(kind, address, ld, 0, n, y, a, w, gradient, work);
      return kernels.linearFinish(ld, total, w, gradient, l2, work);
    },
    againstAll: () => (row, out) => kernels.rowProducts(address, ld, n, skip32(address, row * ld), 0, out),
    subset(members) {
      const index = memory.putI32(members);
      const part = memory.reserveBlock(members.length, d);
      kernels.copyRows(address, ld, part.address, ld, members.length, index);
      return denseDesign(memory, part);
    },
    scaled(l2) {
      const scaling = scaleBlock(memory, x, l2);
      return scaling && { rows: this, scaling };
    },
    moderate: () => moderateBlock(memory, x),
  };
}

/** Checked sparse rows: starts rise from 0 to the number of values, columns rise within a row and fit. */
function checkSparse(name: string, { rows, cols, starts, columns, values }: SparseMatrix): void {
  checkInteger(`${name}.rows`, rows, 0, MOST_ROWS);
  checkInteger(`${name}.cols`, cols, 0, MOST_ROWS);
  if (starts.length !== rows + 1)
    badShape(`${name}.starts holds ${starts.length} values, must hold ${rows + 1}`);
  if (columns.length !== values.length) {
    badShape(`${name}.columns holds ${columns.length} values and ${name}.values ${values.length}`);
  }
  if (starts[0] !== 0 || starts[rows] !== values.length) {
    badShape(`${name}.starts must run from 0 to ${values.length}`);
  }
  for (let i = 0; i < rows; i++) {
    if ((starts[i + 1] as number) < (starts[i] as number)) badShape(`${name}.starts falls at row ${i}`);
  }
  for (let i = 0; i < rows; i++) {
    const [from, to] = [starts[i] as number, starts[i + 1] as number];
    let before = -1;
    for (let k = from; k < to; k++) {
      const column = columns[k] as number;
      if (!(column > before && column < cols)) {
        outOfRange(`${name}.columns[${k}] is ${column}: columns must rise within a row and be below ${cols}`);
      }
      before = column;
    }
  }
}

/** Addresses of a checked sparse matrix. */
export function putSparseRows(memory: Memory, name: string, x: SparseMatrix) {
  checkSparse(name, x);
  return {
    starts: memory.putI32(x.starts),
    columns: memory.putI32(x.columns),
    values: memory.putF32(`${name}.values`, x.values),
  };
}

function putSparse(memory: Memory, name: string, x: SparseMatrix): Design {
  const { kernels } = memory;
  const { starts, columns, values } = putSparseRows(memory, name, x);
  const [n, d] = [x.rows, x.cols];
  const terms = memory.reserveF32(n);
  const biasOf = (v: F64Address) => memory.viewF64(v, d + 1)[d] as number;
  const products = (w: F64Address, out: F32Address) =>
    kernels.sparseProducts(starts, columns, values, n, w, biasOf(w), out);
  const weightedSum = (r: F32Address, out: F64Address) =>
    kernels.sparseWeightedSum(starts, columns, values, n, d, r, out);
  const scaleStored = ({ factor }: Scaling) => {
    const stored = memory.viewF32(values, x.values.length);
    x.columns.forEach((column, k) => {
      stored[k] = (stored[k] as number) * (factor[column] as number);
    });
  };
  const pass: Design['pass'] = (kind, y, a, total, w, gradient, l2) => {
    products(w, terms);
    const loss = kernels.linearTerms(kind, terms, y, a, n, NOWHERE, terms, NOWHERE);
    weightedSum(terms, gradient);
    kernels.rescale(1 / total, gradient, d + 1);
    kernels.axpy(l2, w, gradient, d);
    return loss / total + 0.5 * l2 * kernels.dot(w, w, d);
  };
  return {
    n,
    d,
    ld: d,
    isDense: false,
    toBlock() {
      const block = memory.reserveBlock(n, d);
      const to = memory.viewF32(block.address, n * block.ld).fill(0);
      const stored = memory.viewF32(values, x.values.length);
      for (let i = 0; i < n; i++) {
        for (let k = x.starts[i] as number; k < (x.starts[i + 1] as number); k++) {
          to[i * block.ld + (x.columns[k] as number)] = stored[k] as number;
        }
      }
      return block;
    },
    products,
    weightedSum,
    squares: (out) => kernels.sparseSquares(starts, values, n, out),
    pass,
    againstAll() {
      const byColumn = transposed(x, memory.viewF32(values, x.values.length));
      const colStart = memory.putI32(byColumn.starts);
      const colRow = memory.putI32(byColumn.columns);
      const colValue = memory.putF32(`${name}.values`, byColumn.values);
      const sum = memory.reserveF64(n);
      return (row, out) =>
        kernels.sparseGramRow(starts, columns, values, colStart, colRow, colValue, row, n, sum, out);
    },
    scaled(l2) {
      const scaling = scalingOfSparse(x, l2);
      if (!scaling) return null;
      scaleStored(scaling);
      return { rows: { n, d, ld: d, pass: aboutCentre(memory, pass, scaling) }, scaling };
    },
    moderate() {
      const scaling = moderateSparse(x);
      if (scaling) scaleStored(scaling);
      return scaling;
    },
  };
}

/** A pass over rows that are stored without their centre: the bias takes it up, so that no zero is filled in. */
function aboutCentre(memory: Memory, pass: Design['pass'], { centre, factor }: Scaling): Design['pass'] {
  const { kernels } = memory;
  const d = centre.length;
  const shift = memory.putF64(
    'centre',
    centre.map((middle, j) => middle * (factor[j] as number)),
  );
  const moved = memory.reserveF64(d + 1);
  return (kind, y, a, total, w, gradient, l2) => {
    memory.viewF64(moved, d + 1).set(memory.viewF64(w, d + 1));
    const bias = memory.viewF64(skip64(moved, d), 1);
    bias[0] = (bias[0] as number) - kernels.dot(shift, w, d);
    const value = pass(kind, y, a, total, moved, gradient, l2);
    kernels.axpy(-(memory.viewF64(skip64(gradient, d), 1)[0] as number), shift, gradient, d);
    return value;
  };
}

/** The transpose, with `values` in the place of its own. */
function transposed({ rows, cols, starts, columns }: SparseMatrix, values: Float32Array): SparseMatrix {
  const ends = new Int32Array(cols + 1);
  for (const column of columns) ends[column + 1] = (ends[column + 1] as number) + 1;
  for (let j = 0; j < cols; j++) ends[j + 1] = (ends[j + 1] as number) + (ends[j] as number);
  const next = ends.slice();
  const rowOf = new Int32Array(columns.length);
  const turned = new Float32Array(columns.length);
  for (let i = 0; i < rows; i++) {
    for (let k = starts[i] as number; k < (starts[i + 1] as number); k++) {
      const column = columns[k] as number;
      const at = next[column] as number;
      next[column] = at + 1;
      rowOf[at] = i;
      turned[at] = values[k] as number;
    }
  }
  return { rows: cols, cols: rows, starts: ends, columns: rowOf, values: turned };
}
