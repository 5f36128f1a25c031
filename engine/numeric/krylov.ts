import { type F64Address, skip64 } from './addresses.ts';
import { createKrylovBasis, type Operator, unsettled } from './krylov-basis.ts';
import type { Memory } from './memory.ts';

/** The largest size of which all eigenpairs are computed when iteration does not settle: less than a second. */
const WHOLE_MOST = 1024;
/** Most rounds; before all eigenpairs are computed no more than cost about as much, measured at 300 to 800. */
const ROUNDS = 300;
const roundsBeforeWhole = (n: number, capacity: number) =>
  Math.min(ROUNDS, 16 + Math.floor((8 * n) / capacity));
/** Residual, beside the largest eigenvalue, at which a vector is still made of nearly equal eigenvalues alone. */
const SETTLED = 1e-4;

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
  const basis = createKrylovBasis(memory, n, capacity, apply);
  const { vectors, images, spare, row } = basis;
  const vector = memory.reserveF64(n);
  /** out = A v − θ v for the i-th Ritz pair. */
  const residual = (theta: Float64Array, i: number, out: F64Address) =>
    kernels.combine(row(images, i), -(theta[i] as number), row(vectors, i), out, n);

  basis.extend(Math.min(block, n), null);
  const rounds = n <= WHOLE_MOST ? roundsBeforeWhole(n, capacity) : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    for (let held = basis.held(); held < capacity; held = basis.held()) {
      const from = Math.max(0, held - block);
      const count = Math.min(block, capacity - held);
      memory.viewF64(spare, count * n).set(memory.viewF64(row(images, from), count * n));
      basis.extend(count, spare);
    }
    const theta = basis.ritz(Math.min(keep, capacity));
    const scale = Math.max(Math.abs(theta[0] as number), Number.MIN_VALUE);
    let worst = 0;
    for (let i = 0; i < k; i++) {
      residual(theta, i, vector);
      worst = Math.max(worst, Math.sqrt(kernels.dot(vector, vector, n)));
    }
    const last = round + 1 === rounds && n > WHOLE_MOST;
    const goal = last ? Math.max(tolerance, SETTLED) : tolerance;
    if (capacity === n || worst <= goal * scale || scale <= noise) {
      for (let i = 0; i < k; i++) kernels.fixSign(row(vectors, i), n);
      return { values: theta.slice(0, k), vectors };
    }
    if (Number.isNaN(worst)) unsettled();
    const next = Math.min(block, capacity - basis.held());
    for (let i = 0; i < next; i++) residual(theta, i, row(spare, i));
    basis.extend(next, spare);
  }
  return n <= WHOLE_MOST ? wholeEigenpairs(memory, n, k, apply) : unsettled();
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
  if (kernels.symmetricEigen(matrix, n, values, memory.reserveBytes(kernels.eigenWork(n))) !== 0) unsettled();
  return { values: memory.viewF64(values, k).slice(), vectors: matrix };
}
