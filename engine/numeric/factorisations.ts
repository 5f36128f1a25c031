import { GameError } from '../errors.ts';
import { type F64Address, skip32, skip64 } from './addresses.ts';
import { type Arena, type Block, MOST_ROWS, padded } from './arena.ts';
import { multiplyBlocks } from './blocks.ts';
import { checkInteger, checkLength, checkNumber, checkSquare, outOfRange } from './checks.ts';
import type { EigenPairs, Factorisations } from './contracts/factorisations.ts';
import type { Matrix } from './contracts/matrix.ts';
import { largestEigenpairs } from './krylov.ts';

/**
 * All eigenpairs are computed and the first k taken up to this size, and where k is more than a sixteenth of
 * it: measured, subspace iteration is faster beyond.
 */
const WHOLE = 256;
const takesAll = (d: number, k: number) => d <= WHOLE || 16 * k > d;

/** Pairs that `leadingEigen` looks for first. */
const FEW_PAIRS = 16;

/** Factors a block in place; throws 'singular' with the name of what it holds. */
export function factor(arena: Arena, name: string, block: Block): void {
  const { kernels } = arena;
  const bad = arena.scope(() => {
    const space = arena.reserveBytes(kernels.choleskyWork(block.rows));
    return kernels.cholesky(block.address, block.ld, block.rows, space);
  });
  if (bad >= 0) {
    throw new GameError('singular', `${name} is not positive definite: pivot ${bad} is not positive`);
  }
}

/** x ← x L⁻ᵀ, row by row. */
export function substitute(arena: Arena, l: Block, x: Block): void {
  const { kernels } = arena;
  arena.scope(() => {
    const space = arena.reserveBytes(kernels.choleskyWork(x.rows));
    kernels.solveLower(l.address, l.ld, l.rows, x.address, x.ld, x.rows, space);
  });
}

/** All eigenpairs; `vectors` is the address of f64[d, d], as rows. */
function allEigenpairs(
  arena: Arena,
  name: string,
  symmetric: Matrix,
): { values: F64Address; vectors: F64Address } {
  const d = symmetric.rows;
  const block = arena.putF32(name, symmetric.values);
  const vectors = arena.reserveF64(d * d);
  arena.kernels.widen(block, vectors, d * d);
  const values = arena.reserveF64(d);
  const work = arena.reserveBytes(arena.kernels.eigenWork(d));
  if (arena.kernels.symmetricEigen(vectors, d, values, work) !== 0) {
    throw new GameError('no-convergence', `${name}: an eigenvalue did not settle in 60 rounds`);
  }
  return { values, vectors };
}

function takeRows(arena: Arena, address: F64Address, rows: number, cols: number): Matrix {
  const narrow = arena.reserveF32(rows * cols);
  arena.kernels.narrow(address, narrow, rows * cols);
  return { rows, cols, values: arena.viewF32(narrow, rows * cols).slice() };
}

/** `name` is what an error calls the matrix. */
function topPairs(arena: Arena, name: string, symmetric: Matrix, k: number): EigenPairs {
  const { kernels } = arena;
  checkSquare(name, symmetric);
  const d = symmetric.rows;
  checkInteger('k', k, 1, d);
  checkLength(`${name}.values`, symmetric.values, d * d);
  if (takesAll(d, k)) {
    const { values, vectors } = allEigenpairs(arena, name, symmetric);
    return { values: arena.viewF64(values, k).slice(), vectors: takeRows(arena, vectors, k, d) };
  }
  const block = arena.putMatrix(name, symmetric);
  const width = Math.min(d, k + 4);
  const input = arena.reserveF32(padded(width) * block.ld);
  const output = arena.reserveBlock(width, d);
  const found = largestEigenpairs(arena, d, k, width, 2e-6, (count, v, out) => {
    kernels.clear(input, count * block.ld * 4);
    for (let i = 0; i < count; i++) kernels.narrow(skip64(v, i * d), skip32(input, i * block.ld), d);
    multiplyBlocks(arena, { ...block, address: input, rows: count }, block, output);
    const { address, ld } = output;
    for (let i = 0; i < count; i++) kernels.widen(skip32(address, i * ld), skip64(out, i * d), d);
  });
  return { values: found.values, vectors: takeRows(arena, found.vectors, k, d) };
}

/** How many eigenvalues, falling, are needed to reach `share` of the trace; more than there are when all do not. */
function countFor(values: Float64Array, goal: number): number {
  let sum = 0;
  let count = 0;
  while (count < values.length && (count === 0 || sum < goal)) sum += values[count++] as number;
  return sum >= goal ? count : count + 1;
}

function leadingPairs(arena: Arena, symmetric: Matrix, share: number): EigenPairs {
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
    const pairs = arena.scope(() => topPairs(arena, 'symmetric', symmetric, takesAll(d, k) ? d : k));
    const count = Math.min(d, countFor(pairs.values, share * trace));
    if (count > pairs.values.length) continue;
    const { values, vectors } = pairs;
    return {
      values: values.slice(0, count),
      vectors: { rows: count, cols: d, values: vectors.values.slice(0, count * d) },
    };
  }
}

export function factorisationFunctions(arena: Arena): Factorisations {
  const { kernels } = arena;

  return {
    cholesky: (symmetric) =>
      arena.run(() => {
        checkSquare('symmetric', symmetric);
        const block = arena.putMatrix('symmetric', symmetric);
        factor(arena, 'symmetric', block);
        return {
          factor: arena.takeMatrix(block),
          logDeterminant: kernels.logDeterminant(block.address, block.ld, block.rows),
        };
      }),

    symmetricEigen: (symmetric) =>
      arena.run(() => {
        checkSquare('symmetric', symmetric);
        const d = symmetric.rows;
        checkLength('symmetric.values', symmetric.values, d * d);
        const { values, vectors } = allEigenpairs(arena, 'symmetric', symmetric);
        return { values: arena.viewF64(values, d).slice(), vectors: takeRows(arena, vectors, d, d) };
      }),

    topEigen: (symmetric, k) => arena.run(() => topPairs(arena, 'symmetric', symmetric, k)),

    leadingEigen: (symmetric, share) => arena.run(() => leadingPairs(arena, symmetric, share)),
  };
}
