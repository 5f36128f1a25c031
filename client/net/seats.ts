/** The secrets that get a seat back, kept in this browser. Without storage a seat lasts as long as the page. */
export interface SeatStore {
  get(kind: SeatKind, code: string): string | null;
  set(kind: SeatKind, code: string, token: string): void;
  forget(kind: SeatKind, code: string): void;
}
export type SeatKind = 'player' | 'host';

export function createSeatStore(storage: Storage | null): SeatStore {
  const inMemory = new Map<string, string>();
  const key = (kind: SeatKind, code: string) => `poisoned-well.${kind}.${code}`;
  return {
    get(kind, code) {
      try {
        return storage?.getItem(key(kind, code)) ?? inMemory.get(key(kind, code)) ?? null;
      } catch {
        return inMemory.get(key(kind, code)) ?? null;
      }
    },
    set(kind, code, token) {
      inMemory.set(key(kind, code), token);
      try {
        storage?.setItem(key(kind, code), token);
      } catch {
        // Storage is full or forbidden: the copy in memory has to do.
      }
    },
    forget(kind, code) {
      inMemory.delete(key(kind, code));
      try {
        storage?.removeItem(key(kind, code));
      } catch {
        // Nothing was stored then.
      }
    },
  };
}
