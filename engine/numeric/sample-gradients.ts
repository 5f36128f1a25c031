import { type F32Address, type F64Address, skip32, skip64 } from './addresses.ts';
import { multiplyBlocks, turned } from './blocks.ts';
import type { Matrix } from './contracts/matrix.ts';
import { largestEigenpairs } from './krylov.ts';
import { EQUAL } from './linear-spectrum.ts';
import type { Block, Memory } from './memory.ts';
import { divideOut } from './sizes.ts';

/**
 * Gradients of single samples as products of two short vectors: that of sample i in one layer is
 * slopesᵢ ⊗ (inputsᵢ, 1), W row by row and then b, from `tightAt` on in the vector of all weights. A list of
 * pairs, one per layer, is the whole gradient, and nothing below but `writeGradients` multiplies it out.
 */
export interface GradientPair {
  /** In the layer's outputs before activation. */
  readonly gradients: Block;
  readonly inputs: Block;
  /** What stands for the 1 beside the inputs, where these were divided by a power of two. Default 1. */
  readonly constant?: number;
  readonly tightAt: number;
}

export function writeGradients(memory: Memory, pairs: readonly GradientPair[], length: number): Matrix {
  const rows = (pairs[0] as GradientPair).gradients.rows;
  const out = memory.reserveF32(rows * length);
  for (const { gradients, inputs, tightAt } of pairs) {
    memory.kernels.outerRows(
      gradients.address,
      gradients.ld,
      gradients.cols,
      inputs.address,
      inputs.ld,
      inputs.cols,
      rows,
      skip32(out, tightAt),
      length,
    );
  }
  return { rows, cols: length, values: memory.viewF32(out, rows * length).slice() };
}

/**
 * Gradients of one layer whose inputs were divided by a power of two where f32 would not hold their squares: the
 * gradients are `by` times those that the pairs stand for. Inputs are divided in place. Of several layers none is.
 */
export function dividedPairs(
  memory: Memory,
  pairs: readonly GradientPair[],
): { pairs: readonly GradientPair[]; by: number } {
  const [pair, ...more] = pairs as [GradientPair, ...GradientPair[]];
  if (more.length > 0) return { pairs, by: 1 };
  const by = divideOut(memory, pair.inputs);
  return { pairs: [{ ...pair, constant: 1 / by }], by };
}

/** ‖g‖² = Σ over the layers of ‖gradients‖² (‖inputs‖² + 1). */
export function gradientSizes(memory: Memory, pairs: readonly GradientPair[]): Float32Array {
  const rows = (pairs[0] as GradientPair).gradients.rows;
  const sums = new Float64Array(rows);
  const [a, b] = [memory.reserveF32(rows), memory.reserveF32(rows)];
  for (const { gradients, inputs, constant = 1 } of pairs) {
    memory.kernels.rowSquares(gradients.address, gradients.ld, rows, a);
    memory.kernels.rowSquares(inputs.address, inputs.ld, rows, b);
    const [of, by] = [memory.viewF32(a, rows), memory.viewF32(b, rows)];
    for (let i = 0; i < rows; i++) {
      sums[i] = (sums[i] as number) + (of[i] as number) * ((by[i] as number) + constant * constant);
    }
  }
  return Float32Array.from(sums, Math.sqrt);
}

/**
 * Products of all gradients with one vector, and of one weight per sample with all gradients: what a matrix
 * of gradients would do, without the matrix.
 */
function createOperator(memory: Memory, pairs: readonly GradientPair[]) {
  const { kernels } = memory;
  const rows = (pairs[0] as GradientPair).gradients.rows;
  const parts = pairs.map(({ gradients, inputs, tightAt, constant = 1 }) => ({
    gradients,
    inputs,
    tightAt,
    constant,
    matrix: memory.reserveBlock(gradients.cols, inputs.cols),
    bias: memory.reserveF32(gradients.ld),
    along: memory.reserveBlock(rows, gradients.cols),
  }));
  const timesConstant = (bias: F32Address, count: number, constant: number) => {
    if (constant === 1) return;
    const view = memory.viewF32(bias, count);
    view.set(view.map((value) => value * constant));
  };
  return {
    /** out f64[rows] = gᵢ · v, v f64[length]. */
    project(v: F64Address, out: F64Address): void {
      kernels.clear(out, rows * 8);
      for (const { gradients, inputs, tightAt, constant, matrix, bias, along } of parts) {
        const from = skip64(v, tightAt);
        kernels.clear(matrix.address, gradients.cols * matrix.ld * 4);
        kernels.clear(bias, gradients.ld * 4);
        for (let c = 0; c < gradients.cols; c++) {
          kernels.narrow(skip64(from, c * inputs.cols), skip32(matrix.address, c * matrix.ld), inputs.cols);
        }
        kernels.narrow(skip64(from, gradients.cols * inputs.cols), bias, gradients.cols);
        timesConstant(bias, gradients.cols, constant);
        multiplyBlocks(memory, inputs, turned(matrix), along);
        kernels.activate(along.address, rows, along.ld, bias, 2);
        kernels.rowDots(along.address, gradients.address, gradients.ld, rows, out);
      }
    },
    /** out f64[length] = Σ tᵢ gᵢ, t f32[rows]. */
    combine(t: F32Address, out: F64Address): void {
      for (const { gradients, inputs, tightAt, constant, matrix, bias, along } of parts) {
        kernels.scaleRows(gradients.address, gradients.ld, rows, t, along.address);
        multiplyBlocks(memory, turned(along), inputs, matrix);
        kernels.columnSums(along.address, rows, along.ld, bias, 0);
        timesConstant(bias, gradients.cols, constant);
        const to = skip64(out, tightAt);
        for (let c = 0; c < gradients.cols; c++) {
          kernels.widen(skip32(matrix.address, c * matrix.ld), skip64(to, c * inputs.cols), inputs.cols);
        }
        kernels.widen(bias, skip64(to, gradients.cols * inputs.cols), gradients.cols);
      }
    },
  };
}

/** gᵢ · direction for every row of `directions`, f32[rows, directions]. */
export function projectGradients(
  memory: Memory,
  pairs: readonly GradientPair[],
  directions: Matrix,
): Float32Array {
  const rows = (pairs[0] as GradientPair).gradients.rows;
  const length = directions.cols;
  const all = memory.putF32('directions', directions.values);
  const v = memory.reserveF64(length);
  const products = memory.reserveF64(rows);
  const operator = createOperator(memory, pairs);
  const out = new Float32Array(rows * directions.rows);
  for (let k = 0; k < directions.rows; k++) {
    memory.kernels.widen(skip32(all, k * length), v, length);
    operator.project(v, products);
    memory.viewF64(products, rows).forEach((value, i) => {
      out[i * directions.rows + k] = value;
    });
  }
  return out;
}

/** Signed projections of the members' centred gradients on their first principal direction. */
export function spectralOfPairs(
  memory: Memory,
  pairs: readonly GradientPair[],
  length: number,
  members: Int32Array,
): Float32Array {
  const { kernels } = memory;
  return memory.scope(() => {
    const rows = members.length;
    const index = memory.putI32(members);
    const take = (block: Block): Block => {
      const part = memory.reserveBlock(rows, block.cols);
      kernels.copyRows(block.address, block.ld, part.address, block.ld, rows, index);
      return part;
    };
    const own = pairs.map(({ gradients, inputs, ...rest }) => ({
      ...rest,
      gradients: take(gradients),
      inputs: take(inputs),
    }));
    const operator = createOperator(memory, own);
    const t = memory.reserveF32(rows);
    const products = memory.reserveF64(rows);
    const mean = memory.reserveF64(length);
    memory.viewF32(t, rows).fill(1 / rows);
    operator.combine(t, mean);
    const centred = (v: F64Address) => {
      operator.project(v, products);
      const shift = kernels.dot(mean, v, length);
      const values = memory.viewF64(products, rows);
      for (let i = 0; i < rows; i++) values[i] = (values[i] as number) - shift;
      return values;
    };
    const project = (count: number, v: F64Address, out: F64Address) => {
      for (let i = 0; i < count; i++) {
        centred(skip64(v, i * length));
        kernels.narrow(products, t, rows);
        operator.combine(t, skip64(out, i * length));
      }
    };
    const energy = gradientSizes(memory, own).reduce((sum, size) => sum + size * size, 0);
    const { vectors } = largestEigenpairs(memory, length, 1, 1, 1e-6, project, EQUAL * energy);
    const projections = Float32Array.from(centred(vectors));
    return projections;
  });
}
