/** Answers that are asked for again soon: the value of `key`, made if it is not among the last ones. */
export type Recent = <T>(key: string, bytes: number, make: () => T) => T;

/**
 * Holds the values that were used last, up to `most` of them and as long as their bytes come to no more than `maxBytes`;
 * the very last one in any case. A key must say all that its value follows from. A promise that is broken is made anew
 * when it is asked for again.
 */
export function createRecent(most: number, maxBytes: number): Recent {
  const held = new Map<string, { readonly value: unknown; readonly bytes: number }>(); // a Map keeps its order: oldest use first
  let total = 0;

  function forget(key: string): void {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  }

  return <T>(key: string, bytes: number, make: () => T): T => {
    const known = held.get(key);
    forget(key);
    // What has to go goes before the new value is made, not after: else both are in memory at once.
    for (const oldest of held.keys()) {
      if (held.size < most && total + bytes <= maxBytes) break;
      forget(oldest);
    }
    const value = known ? (known.value as T) : make();
    held.set(key, { value, bytes });
    total += bytes;
    if (value instanceof Promise) {
      value.catch(() => {
        if (held.get(key)?.value === value) forget(key);
      });
    }
    return value;
  };
}
