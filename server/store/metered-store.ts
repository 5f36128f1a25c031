import type { Store } from './store.ts';

/** A store whose calls are measured, and whose failures can be logged: they repeat nothing that was to be stored. */
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
      } catch (error) {
        throw nameless(error);
      } finally {
        measured(name, (performance.now() - began) / 1_000, ok);
      }
    };
  return Object.fromEntries(
    Object.entries(store).map(([name, call]) => [name, timed(name, call)]),
  ) as unknown as Store;
}

/** What a query's failure is told with: the database's own words, without the query's values. */
const QUERY = /^Failed query/;

function nameless(error: unknown): unknown {
  if (!(error instanceof Error) || !QUERY.test(withoutClass(error.message))) return error;
  let code: string | null = null;
  let why = '';
  for (let at: unknown = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') code ??= at.code;
    if (!QUERY.test(withoutClass(at.message))) why ||= at.message;
  }
  return Object.assign(new Error(`the store failed: ${why || 'a query'}`), code !== null && { code });
}

/** The first words of a message that may be a stack from another thread. */
const withoutClass = (message: string) => message.replace(/^\w*Error: /, '');
