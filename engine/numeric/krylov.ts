import { GameError } from '../errors.ts';
import { randomState } from '../random.ts';
import { type F64Address, skip64 } from './addresses.ts';
import type { Memory } from './memory.ts';

/** The largest size of which all eigenpairs are computed when iteration does not settle: less than a second. */
const WHOLE_MOST = 1024;
/** Most rounds; before all eigenpairs are computed no more than cost about as much, measured at 300 to 800. */
const ROUNDS = 300;
const roundsBeforeWhole = (n: number, capacity: number) =>
  Math.min(ROUNDS, 16 + Math.floor((8 * n) / capacity));
/** Residual, beside the largest eigenvalue, at which a vector is still made of nearly equal eigenvalues alone. */
const SETTLED = 1e-4;

/** out f64[count, n] = A · v f64[count, n], row by row; A symmetric. Both are addresses. */
export type Operator = (count: number, v: F64Address, out: F64Address) => void;

export interface RitzPairs {
  readonly values: Float64Array;
  /** Address of f64[k, n], unit rows, signs fixed. */
  readonly vectors: F64Address;
}

/**
 * The k largest eigenpairs of a symmetric operator by block subspace iteration, sped up by keeping the
 * Krylov space of each round: Rayleigh–Ritz on up to `capacity` vectors, restarted with the best ones
 * (Saad, "Numerical Methods for Large Eigenvalue Problems" (2011), chapters 5 and 6). A block of more than
 * one vector finds equal eigenvalues.
 *
 * Stops when every residual ‖A v − θ v‖ is at most tolerance · |θ₁|, or when |θ₁| is at most `noise`: then there is
 * nothing to find but rounding. What has not settled after some rounds, because eigenvalues lie close together, is found
 * from all eigenpairs where n is at most `WHOLE_MOST`; beyond, `ROUNDS` rounds may leave residuals of `SETTLED` · |θ₁|, and
 * more than that throws 'no-convergence'. The start is drawn from a fixed seed, so the result depends on A alone.
 */
export function largestEigenpairs(
  memory: Memory,
  n: number,
  k: number,
  block: number,
  tolerance: number,
  apply: Operator,
  noise = 0,
): RitzPairs {
  const { kernels } = memory;
  const keep = Math.min(n, k + block);
  const capacity = Math.min(n, Math.max(keep + 4 * block, 24));
  const bytes = n * 8;
  const basis = memory.reserveF64(capacity * n);
  const images = memory.reserveF64(capacity * n);
  const spare = memory.reserveF64(capacity * n);
  const small = memory.reserveF64(capacity * capacity);
  const values = memory.reserveF64(capacity);
  const work = memory.reserveBytes(kernels.eigenWork(capacity));
  const vector = memory.reserveF64(n);
  const normals = memory.reserveF32(n);

  const row = (base: F64Address, i: number) => skip64(base, i * n);
  let held = 0;
  let drawn = 0;

  /** Makes row `held` of the basis orthogonal to those before it; false when nothing is left of it. */
  const orthogonalise = (): boolean => {
    const v = row(basis, held);
    const size = Math.sqrt(kernels.dot(v, v, n));
    if (!(size > 0)) return false;
    kernels.rescale(1 / size, v, n);
    for (let pass = 0; pass < 3; pass++) {
      for (let j = 0; j < held; j++) kernels.axpy(-kernels.dot(row(basis, j), v, n), row(basis, j), v, n);
      const left = Math.sqrt(kernels.dot(v, v, n));
      if (!(left > 1e-10)) return false;
      kernels.rescale(1 / left, v, n);
      if (left > 0.5) return true;
    }
    return true;
  };
  const drawRow = (): void => {
    for (;;) {
      const at = row(basis, held);
      kernels.fillNormals(...randomState(0x9e3779b9 + drawn++), normals, n);
      kernels.widen(normals, at, n);
      if (orthogonalise()) return;
    }
  };
  /** Appends `count` rows, taken from `source` (f64[count, n]) or drawn, and their images. */
  const extend = (count: number, source: F64Address | null): void => {
    const from = held;
    for (let i = 0; i < count && held < capacity; i++) {
      let ready = false;
      if (source) {
        memory.viewF64(row(basis, held), n).set(memory.viewF64(row(source, i), n));
        ready = orthogonalise();
      }
      if (!ready) drawRow();
      held++;
    }
    apply(held - from, row(basis, from), row(images, from));
  };
  /** Rayleigh–Ritz: `small` gets the eigenvectors of V A Vᵀ as rows, `values` the eigenvalues. */
  const rotate = (): void => {
    const t = memory.viewF64(small, held * held);
    for (let i = 0; i < held; i++) {
      for (let j = 0; j <= i; j++) {
        const value = kernels.dot(row(basis, i), row(images, j), n);
        t[i * held + j] = value;
        t[j * held + i] = value;
      }
    }
    if (kernels.symmetricEigen(small, held, values, work) !== 0) failed();
  };
  /** rows[0 … count) ← the first `count` combinations of them. */
  const recombine = (rows: F64Address, count: number): void => {
    const t = memory.viewF64(small, held * held);
    kernels.clear(spare, count * bytes);
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < held; j++) kernels.axpy(t[i * held + j] as number, row(rows, j), row(spare, i), n);
    }
    memory.viewF64(rows, count * n).set(memory.viewF64(spare, count * n));
  };

  extend(Math.min(block, n), null);
  const rounds = n <= WHOLE_MOST ? roundsBeforeWhole(n, capacity) : ROUNDS;
  let worst = Number.POSITIVE_INFINITY;
  let scale = 1;
  for (let round = 0; round < rounds; round++) {
    while (held < capacity) {
      const from = Math.max(0, held - block);
      const count = Math.min(block, capacity - held);
      memory.viewF64(spare, count * n).set(memory.viewF64(row(images, from), count * n));
      extend(count, spare);
    }
    rotate();
    const count = Math.min(keep, held);
    recombine(basis, count);
    recombine(images, count);
    held = count;
    const theta = memory.viewF64(values, count).slice();
    scale = Math.max(Math.abs(theta[0] as number), Number.MIN_VALUE);
    worst = 0;
    for (let i = 0; i < k; i++) {
      kernels.combine(row(images, i), -(theta[i] as number), row(basis, i), vector, n);
      worst = Math.max(worst, Math.sqrt(kernels.dot(vector, vector, n)));
    }
    const last = round + 1 === rounds && n > WHOLE_MOST;
    const goal = last ? Math.max(tolerance, SETTLED) : tolerance;
    if (capacity === n || worst <= goal * scale || scale <= noise) {
      for (let i = 0; i < k; i++) kernels.fixSign(row(basis, i), n);
      return { values: theta.slice(0, k), vectors: basis };
    }
    if (Number.isNaN(worst)) failed();
    const next = Math.min(block, capacity - held);
    for (let i = 0; i < next; i++) {
      kernels.combine(row(images, i), -(theta[i] as number), row(basis, i), row(spare, i), n);
    }
    extend(next, spare);
  }
  return n <= WHOLE_MOST ? wholeEigenpairs(memory, n, k, apply) : failed();
}

/** The k largest of all eigenpairs of an operator, which is written out as a matrix for it. */
function wholeEigenpairs(memory: Memory, n: number, k: number, apply: Operator): RitzPairs {
  const { kernels } = memory;
  const matrix = memory.reserveF64(n * n);
  const units = memory.reserveF64(n);
  for (let i = 0; i < n; i++) {
    kernels.clear(units, n * 8);
    memory.viewF64(units, n)[i] = 1;
    apply(1, units, skip64(matrix, i * n));
  }
  const values = memory.reserveF64(n);
  if (kernels.symmetricEigen(matrix, n, values, memory.reserveBytes(kernels.eigenWork(n))) !== 0) failed();
  return { values: memory.viewF64(values, k).slice(), vectors: matrix };
}

function failed(): never {
  throw new GameError('no-convergence', 'the eigenvalues did not settle: their values may be too close');
}
