import { axpy, dot, rescale } from '../linalg/vector';

/**
 * The direction of L-BFGS: minus the inverse Hessian estimate times the gradient, by the two loops of
 * Nocedal & Wright, "Numerical Optimization" (2006), algorithm 7.4.
 *
 * @param grad  f64[n], read.
 * @param steps f64[slots, n], ring of x differences, read.
 * @param turns f64[slots, n], ring of gradient differences, read.
 * @param rho   f64[slots], 1 / (s·y), read.
 * @param alpha f64[slots], workspace.
 * @param slots Size of the ring.
 * @param newest Slot of the newest pair.
 * @param held  Pairs held, 0 ≤ held ≤ slots.
 * @param scale Diagonal of the first estimate, s·y / y·y of the newest pair.
 * @param out   f64[n], overwritten.
 */
export function lbfgsDirection(
  grad: usize,
  steps: usize,
  turns: usize,
  rho: usize,
  alpha: usize,
  slots: i32,
  newest: i32,
  held: i32,
  scale: f64,
  out: usize,
  n: i32,
): void {
  const bytes = (<usize>n) << 3;
  memory.copy(out, grad, bytes);
  for (let k = 0; k < held; k++) {
    const slot = <usize>((newest - k + slots) % slots);
    const a = load<f64>(rho + (slot << 3)) * dot(steps + slot * bytes, out, n);
    store<f64>(alpha + (slot << 3), a);
    axpy(-a, turns + slot * bytes, out, n);
  }
  rescale(-scale, out, n);
  for (let k = held - 1; k >= 0; k--) {
    const slot = <usize>((newest - k + slots) % slots);
    const b = load<f64>(rho + (slot << 3)) * dot(turns + slot * bytes, out, n);
    axpy(-load<f64>(alpha + (slot << 3)) - b, steps + slot * bytes, out, n);
  }
}
