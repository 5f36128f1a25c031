import type { Core } from '../../engine/numeric/core.ts';

/**
 * A core that notes the objective of the last fit that minimised one: mean loss + ridge, nats per sample (of the
 * hinge: mean hinge loss). Null before any.
 */
export function noteObjective(core: Core): { readonly core: Core; last(): number | null } {
  let last: number | null = null;
  const noting = Object.fromEntries(
    Object.entries(core).map(([name, call]) => [
      name,
      name.startsWith('fit')
        ? (...args: readonly unknown[]) => {
            const result = call(...args);
            last = typeof result.objective === 'number' ? result.objective : null;
            return result;
          }
        : call,
    ]),
  ) as unknown as Core;
  return { core: noting, last: () => last };
}
