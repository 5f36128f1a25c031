import type { Store } from './store.ts';

/** A store whose calls are measured. */
export function meteredStore(
  store: Store,
  measured: (call: string, seconds: number, ok: boolean) => void,
): Store {
  const timed =
    (name: string, call: (...args: never[]) => Promise<unknown>) =>
    async (...args: never[]) => {
      const began = performance.now();
      let ok = false;
      try {
        const value = await call(...args);
        ok = true;
        return value;
      } finally {
        measured(name, (performance.now() - began) / 1_000, ok);
      }
    };
  return Object.fromEntries(
    Object.entries(store).map(([name, call]) => [name, timed(name, call)]),
  ) as unknown as Store;
}
