import { GameError } from '../errors.ts';
import type { F64Address } from './addresses.ts';
import type { Memory } from './memory.ts';

export interface CgOptions {
  /** Stops when ‖A x − b‖ ≤ tolerance · ‖b‖. */
  readonly tolerance: number;
  readonly maxIterations: number;
}

/**
 * Solves A x = b for a symmetric positive definite operator (Hestenes & Stiefel 1952).
 *
 * @param n     Length, padding included.
 * @param b     Address of f64[n], read.
 * @param x     Address of f64[n], overwritten.
 * @param apply Reads f64[n] at its first address, overwrites f64[n] at its second with A times it.
 *
 * Throws 'singular' when a direction has no positive curvature, 'no-convergence' after the iterations.
 */
export function solveSymmetric(
  memory: Memory,
  n: number,
  b: F64Address,
  x: F64Address,
  apply: (v: F64Address, out: F64Address) => void,
  { tolerance, maxIterations }: CgOptions,
): void {
  const { kernels } = memory;
  const residual = memory.reserveF64(n);
  const direction = memory.reserveF64(n);
  const image = memory.reserveF64(n);
  kernels.clear(x, n * 8);
  memory.viewF64(residual, n).set(memory.viewF64(b, n));
  memory.viewF64(direction, n).set(memory.viewF64(b, n));
  let square = kernels.dot(residual, residual, n);
  const goal = tolerance * tolerance * square;
  for (let i = 0; square > goal; i++) {
    if (i >= maxIterations) {
      throw new GameError(
        'no-convergence',
        `conjugate gradients left a residual of ${Math.sqrt(square)} after ${maxIterations} iterations: add damping`,
      );
    }
    apply(direction, image);
    const curvature = kernels.dot(direction, image, n);
    if (!(curvature > 0)) throw new GameError('singular', 'the matrix is not positive definite: add damping');
    const step = square / curvature;
    kernels.axpy(step, direction, x, n);
    kernels.axpy(-step, image, residual, n);
    const next = kernels.dot(residual, residual, n);
    kernels.combine(residual, next / square, direction, direction, n);
    square = next;
  }
}
