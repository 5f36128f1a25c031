import { type F64Address, skip64 } from './addresses.ts';
import type { Memory } from './memory.ts';

export interface Minimum {
  readonly objective: number;
  /** Largest absolute entry of the gradient. */
  readonly gradient: number;
  readonly iterations: number;
  readonly converged: boolean;
}

export interface MinimiseOptions {
  /** Stops when no entry of the gradient is larger. */
  readonly tolerance: number;
  readonly maxIterations: number;
  readonly onStep?: ((step: number, objective: number) => void) | undefined;
}

/** Pairs of differences that are remembered. */
const MEMORY = 20;
/** Sufficient decrease and curvature of the strong Wolfe conditions (Nocedal & Wright 2006, ch. 3). */
const DECREASE = 1e-4;
const CURVATURE = 0.9;
/**
 * Objectives are sums of f32 products: two values closer than this are taken as equal, and the derivative
 * alone decides, as in the approximate Wolfe condition of Hager & Zhang (2005).
 */
const NOISE = 1e-7;

/**
 * Minimises a smooth function by L-BFGS with a strong Wolfe line search.
 *
 * @param n         Length of the point, padding included.
 * @param point     Address of f64[n]: the start, overwritten with the minimum.
 * @param objective Reads f64[n] at its first address, overwrites f64[n] at its second with the gradient,
 *                  returns the value.
 */
export function minimise(
  memory: Memory,
  n: number,
  point: F64Address,
  objective: (point: F64Address, gradient: F64Address) => number,
  { tolerance, maxIterations, onStep }: MinimiseOptions,
): Minimum {
  const { kernels } = memory;
  const gradient = memory.reserveF64(n);
  const trial = memory.reserveF64(n);
  const trialGradient = memory.reserveF64(n);
  const direction = memory.reserveF64(n);
  const steps = memory.reserveF64(MEMORY * n);
  const turns = memory.reserveF64(MEMORY * n);
  const rho = memory.reserveF64(MEMORY);
  const alpha = memory.reserveF64(MEMORY);

  let value = objective(point, gradient);
  let worst = kernels.largest(gradient, n);
  let held = 0;
  let newest = MEMORY - 1;
  let scale = 1;
  let iterations = 0;
  while (!(worst <= tolerance) && iterations < maxIterations) {
    kernels.lbfgsDirection(gradient, steps, turns, rho, alpha, MEMORY, newest, held, scale, direction, n);
    let derivative = kernels.dot(gradient, direction, n);
    if (!(derivative < 0)) {
      if (held === 0) break;
      held = 0;
      scale = 1;
      continue;
    }
    const first = held === 0 ? 1 / Math.max(1, Math.sqrt(-derivative)) : 1;
    const found = search(first, value, derivative, (step) => {
      kernels.combine(point, step, direction, trial, n);
      const at = objective(trial, trialGradient);
      return { at, derivative: kernels.dot(trialGradient, direction, n) };
    });
    if (found === null) {
      if (held === 0) break;
      held = 0;
      scale = 1;
      continue;
    }
    derivative = found.derivative;
    const slot = (newest + 1) % MEMORY;
    const s = skip64(steps, slot * n);
    const y = skip64(turns, slot * n);
    kernels.combine(trial, -1, point, s, n);
    kernels.combine(trialGradient, -1, gradient, y, n);
    const sy = kernels.dot(s, y, n);
    const yy = kernels.dot(y, y, n);
    if (sy > 1e-14 * yy) {
      memory.viewF64(rho, MEMORY)[slot] = 1 / sy;
      scale = sy / yy;
      newest = slot;
      held = Math.min(MEMORY, held + 1);
    }
    memory.viewF64(point, n).set(memory.viewF64(trial, n));
    memory.viewF64(gradient, n).set(memory.viewF64(trialGradient, n));
    value = found.at;
    worst = kernels.largest(gradient, n);
    iterations++;
    onStep?.(iterations, value);
  }
  if (iterations === 0) onStep?.(0, value); // the start is the minimum: it is shown, as every other one
  return { objective: value, gradient: worst, iterations, converged: worst <= tolerance };
}

interface Probe {
  readonly at: number;
  readonly derivative: number;
}

/**
 * A step that satisfies the strong Wolfe conditions; null when forty probes found none. The last probe is
 * the one returned. `lo` always descends and decreases enough; `hi` does not, or is beyond a minimum.
 */
function search(
  first: number,
  start: number,
  derivative: number,
  probe: (step: number) => Probe,
): Probe | null {
  const noise = NOISE * Math.max(1, Math.abs(start));
  let lo = 0;
  let loDerivative = derivative;
  let hi = Number.POSITIVE_INFINITY;
  let hiDerivative = 0;
  let width = Number.POSITIVE_INFINITY;
  let step = first;
  for (let tries = 0; tries < 40; tries++) {
    const found = probe(step);
    const enough = found.at <= start + DECREASE * step * derivative + noise;
    if (enough && Math.abs(found.derivative) <= -CURVATURE * derivative) return found;
    if (!enough || found.derivative >= 0) {
      hi = step;
      hiDerivative = found.derivative;
    } else {
      lo = step;
      loDerivative = found.derivative;
    }
    // A secant that creeps along one end would use up the probes: where the bracket did not halve, it is bisected.
    const creeps = hi - lo > width / 2;
    step = creeps ? lo + (hi - lo) / 2 : between(lo, loDerivative, hi, hiDerivative);
    width = hi - lo;
    if (!(step > lo) || !(step < hi)) return null;
  }
  return null;
}

/** The next step: where the secant of the derivatives is zero, kept off the ends; half way, or twice as far. */
function between(lo: number, loDerivative: number, hi: number, hiDerivative: number): number {
  if (hi === Number.POSITIVE_INFINITY) return Math.max(lo * 2, Number.MIN_VALUE);
  const width = hi - lo;
  const secant =
    hiDerivative > loDerivative
      ? lo - (loDerivative * width) / (hiDerivative - loDerivative)
      : lo + width / 2;
  if (!(secant > lo + 0.1 * width)) return lo + 0.1 * width;
  if (!(secant < hi - 0.1 * width)) return hi - 0.1 * width;
  return secant;
}
