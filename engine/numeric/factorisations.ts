import { GameError } from '../errors.ts';
import { type F64Address, skip32, skip64 } from './addresses.ts';
import { multiplyBlocks } from './blocks.ts';
import { checkInteger, checkLength, checkNumber, checkSquare, outOfRange } from './checks.ts';
import type { EigenPairs, Factorisations } from './contracts/factorisations.ts';
import type { Matrix } from './contracts/matrix.ts';
import { largestEigenpairs } from './krylov.ts';
import { type Block, type Memory, MOST_ROWS, padded } from './memory.ts';

/**
 * All eigenpairs are computed and the first k taken up to this size, and where k is more than a sixteenth of
 * it: measured, subspace iteration is faster beyond.
 */
const WHOLE = 256;
const takesAll = (d: number, k: number) => d <= WHOLE || 16 * k > d;

/** Pairs that `leadingEigen` looks for first. */
const FEW_PAIRS = 16;

/** Factors a block in place; throws 'singular' with the name of what it holds. */
export function factor(memory: Memory, name: string, block: Block): void {
  const { kernels } = memory;
  const bad = memory.scope(() => {
    const space = memory.reserveBytes(kernels.choleskyWork(block.rows));
    return kernels.cholesky(block.address, block.ld, block.rows, space);
  });
  if (bad >= 0) {
    throw new GameError('singular', `${name} is not positive definite: pivot ${bad} is not positive`);
  }
}

/** x ← x L⁻ᵀ, row by row. */
export function substitute(memory: Memory, l: Block, x: Block): void {
  const { kernels } = memory;
  memory.scope(() => {
    const space = memory.reserveBytes(kernels.choleskyWork(x.rows));
    kernels.solveLower(l.address, l.ld, l.rows, x.address, x.ld, x.rows, space);
  });
}

/** All eigenpairs; `vectors` is the address of f64[d, d], as rows. */
function allEigenpairs(
  memory: Memory,
  name: string,
  symmetric: Matrix,
): { values: F64Address; vectors: F64Address } {
  const d = symmetric.rows;
  const block = memory.putF32(name, symmetric.values);
  const vectors = memory.reserveF64(d * d);
  memory.kernels.widen(block, vectors, d * d);
  const values = memory.reserveF64(d);
  const work = memory.reserveBytes(memory.kernels.eigenWork(d));
  if (memory.kernels.symmetricEigen(vectors, d, values, work) !== 0) {
    throw new GameError('no-convergence', `${name}: an eigenvalue did not settle in 60 rounds`);
  }
  return { values, vectors };
}

function takeRows(memory: Memory, address: F64Address, rows: number, cols: number): Matrix {
  const narrow = memory.reserveF32(rows * cols);
  memory.kernels.narrow(address, narrow, rows * cols);
  return { rows, cols, values: memory.viewF32(narrow, rows * cols).slice() };
}

/** `name` is what an error calls the matrix. */
function topPairs(memory: Memory, name: string, symmetric: Matrix, k: number): EigenPairs {
  const { kernels } = memory;
  checkSquare(name, symmetric);
  const d = symmetric.rows;
  checkInteger('k', k, 1, d);
  checkLength(`${name}.values`, symmetric.values, d * d);
  if (takesAll(d, k)) {
    const { values, vectors } = allEigenpairs(memory, name, symmetric);
    return { values: memory.viewF64(values, k).slice(), vectors: takeRows(memory, vectors, k, d) };
  }
  const block = memory.putMatrix(name, symmetric);
  const width = Math.min(d, k + 4);
  const input = memory.reserveF32(padded(width) * block.ld);
  const output = memory.reserveBlock(width, d);
  const found = largestEigenpairs(memory, d, k, width, 2e-6, (count, v, out) => {
    kernels.clear(input, count * block.ld * 4);
    for (let i = 0; i < count; i++) kernels.narrow(skip64(v, i * d), skip32(input, i * block.ld), d);
    multiplyBlocks(memory, { ...block, address: input, rows: count }, block, output);
    const { address, ld } = output;
    for (let i = 0; i < count; i++) kernels.widen(skip32(address, i * ld), skip64(out, i * d), d);
  });
  return { values: found.values, vectors: takeRows(memory, found.vectors, k, d) };
}

/** How many eigenvalues, falling, are needed to reach `share` of the trace; more than there are when all do not. */
function countFor(values: Float64Array, goal: number): number {
  let sum = 0;
  let count = 0;
  while (count < values.length && (count === 0 || sum < goal)) sum += values[count++] as number;
  return sum >= goal ? count : count + 1;
}

function leadingPairs(memory: Memory, symmetric: Matrix, share: number): EigenPairs {
  checkSquare('symmetric', symmetric);
  const d = symmetric.rows;
  checkInteger('symmetric.rows', d, 1, MOST_ROWS);
  checkLength('symmetric.values', symmetric.values, d * d);
  checkNumber('share', share, 0);
  if (share === 0 || share > 1) outOfRange(`share is ${share}, must be above 0 and at most 1`);
  let trace = 0;
  for (let j = 0; j < d; j++) trace += symmetric.values[j * d + j] as number;
  // A few pairs first; where they do not suffice twice as many, and all when that is faster.
  for (let k = FEW_PAIRS; ; k *= 2) {
    const pairs = memory.scope(() => topPairs(memory, 'symmetric', symmetric, takesAll(d, k) ? d : k));
    const count = Math.min(d, countFor(pairs.values, share * trace));
    if (count > pairs.values.length) continue;
    const { values, vectors } = pairs;
    return {
      values: values.slice(0, count),
      vectors: { rows: count, cols: d, values: vectors.values.slice(0, count * d) },
    };
  }
}

export function factorisationFunctions(memory: Memory): Factorisations {
  const { kernels } = memory;

  return {
    cholesky: (symmetric) =>
      memory.run(() => {
        checkSquare('symmetric', symmetric);
        const block = memory.putMatrix('symmetric', symmetric);
        factor(memory, 'symmetric', block);
        return {
          factor: memory.takeMatrix(block),
          logDeterminant: kernels.logDeterminant(block.address, block.ld, block.rows),
        };
      }),

    symmetricEigen: (symmetric) =>
      memory.run(() => {
        checkSquare('symmetric', symmetric);
        const d = symmetric.rows;
        checkLength('symmetric.values', symmetric.values, d * d);
        const { values, vectors } = allEigenpairs(memory, 'symmetric', symmetric);
        return { values: memory.viewF64(values, d).slice(), vectors: takeRows(memory, vectors, d, d) };
      }),

    topEigen: (symmetric, k) => memory.run(() => topPairs(memory, 'symmetric', symmetric, k)),

    leadingEigen: (symmetric, share) => memory.run(() => leadingPairs(memory, symmetric, share)),
  };
}
