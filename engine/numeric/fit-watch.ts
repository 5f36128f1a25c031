import type { Core } from './core.ts';

/** Fits of one kind, in one stage of a computation, that stopped before they converged. */
export interface UnconvergedFits {
  /** The stage, as its caller named it. */
  readonly stage: string;
  /** The function of the core without its `fit`: logistic, squared, hinge, softmax or network. */
  readonly fit: string;
  /** How many stopped early, of how many that were made; 1 ≤ count ≤ of. */
  readonly count: number;
  readonly of: number;
  /** The worst of what they were left with: the largest entry of the gradient, of a hinge fit the duality gap, of a network 0. */
  readonly residual: number;
}

/** What a stage came to, and its fits that did not converge; the list is empty where all did. */
export interface Watched<T> {
  readonly value: T;
  readonly unconverged: readonly UnconvergedFits[];
}

/**
 * Runs one stage of a computation on a core that takes note of every fit that did not converge. Victims,
 * filters and attacks use only the weights of a fit; with this none of them can lose its `converged`.
 *
 * @param stage  goes into the notes
 * @param work   must use the core that it is handed, and be done when it returns
 */
export function watchFits<T>(core: Core, stage: string, work: (watched: Core) => T): Watched<T> {
  const kinds = new Map<string, { count: number; of: number; residual: number }>();
  const watched = Object.fromEntries(
    Object.entries(core).map(([name, call]) => [name, noting(call, name.replace(/^fit/, '').toLowerCase())]),
  ) as unknown as Core;

  function noting(call: AnyFunction, fit: string): AnyFunction {
    return (...args) => {
      const result = call(...args);
      if (!isFit(result)) return result;
      const { count, of, residual } = kinds.get(fit) ?? { count: 0, of: 0, residual: 0 };
      const stopped = result.converged ? 0 : 1;
      const left = result.gap ?? result.gradient ?? 0;
      const worst = Number.isFinite(left) ? Math.max(residual, Math.abs(left)) : Number.MAX_VALUE;
      kinds.set(fit, { count: count + stopped, of: of + 1, residual: stopped ? worst : residual });
      return result;
    };
  }

  const value = work(watched);
  const unconverged = [...kinds].filter(([, { count }]) => count > 0);
  return { value, unconverged: unconverged.map(([fit, numbers]) => ({ stage, fit, ...numbers })) };
}

type AnyFunction = (...args: readonly unknown[]) => unknown;

interface Fit {
  readonly converged: boolean;
  readonly gradient?: number;
  readonly gap?: number;
}

const isFit = (result: unknown): result is Fit =>
  typeof result === 'object' && result !== null && 'converged' in result;
