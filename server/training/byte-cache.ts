/** Remembers what is asked for again, up to a number of bytes. */
export interface ByteCache<T> {
  /** The value of `key`, asked for once however many ask at the same time. */
  remember<V extends T>(key: string, ask: () => Promise<V>): Promise<V>;
}

interface Held {
  readonly answer: Promise<unknown>;
  /** 0 until the answer is here. */
  bytes: number;
}

/**
 * @param maxBytes        the least recently used go first
 * @param sizeOf          bytes of a value
 * @param sizeOfFailure   bytes that a failure counts for; null where it is to be asked again
 */
export function createByteCache<T>(
  maxBytes: number,
  sizeOf: (value: T) => number,
  sizeOfFailure: (error: unknown) => number | null = () => null,
): ByteCache<T> {
  const held = new Map<string, Held>(); // a Map keeps its order: oldest use first
  let total = 0;

  function forget(key: string): void {
    total -= held.get(key)?.bytes ?? 0;
    held.delete(key);
  }

  function keep(key: string, entry: Held, bytes: number | null): void {
    if (held.get(key) !== entry) return;
    if (bytes === null) {
      forget(key);
      return;
    }
    entry.bytes = bytes;
    total += bytes;
    for (const oldest of [...held.keys()]) {
      if (total <= maxBytes || oldest === key) break;
      forget(oldest);
    }
  }

  return {
    remember<V extends T>(key: string, ask: () => Promise<V>): Promise<V> {
      const known = held.get(key);
      if (known) {
        held.delete(key);
        held.set(key, known);
        return known.answer as Promise<V>;
      }
      const answer = ask();
      const entry: Held = { answer, bytes: 0 };
      held.set(key, entry);
      answer.then(
        (value) => keep(key, entry, sizeOf(value)),
        (error: unknown) => keep(key, entry, sizeOfFailure(error)),
      );
      return answer;
    },
  };
}
