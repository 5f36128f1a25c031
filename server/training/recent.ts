/** Answers that are asked for again soon: the value of `key`, made if it is not among the last ones. */
export type Recent = <T>(key: string, make: () => T) => T;

/**
 * Holds the `size` values that were used last. A key must say all that its value follows from. A promise
 * that is broken is made anew when it is asked for again.
 */
export function createRecent(size: number): Recent {
  const held = new Map<string, unknown>(); // a Map keeps its order: oldest use first
  return <T>(key: string, make: () => T): T => {
    const value = held.has(key) ? (held.get(key) as T) : make();
    held.delete(key);
    held.set(key, value);
    if (value instanceof Promise) {
      value.catch(() => {
        if (held.get(key) === value) held.delete(key);
      });
    }
    for (const oldest of held.keys()) {
      if (held.size <= size) break;
      held.delete(oldest);
    }
    return value;
  };
}
