/** The secrets that get a seat back, kept in this browser. Without storage a seat lasts as long as the page. */
export interface SeatStore {
  get(kind: SeatKind, code: string): string | null;
  set(kind: SeatKind, code: string, token: string): void;
  forget(kind: SeatKind, code: string): void;
  /** The player's seat is not there any more. Its token is kept as that of the former seat. */
  retire(code: string): void;
}
/**
 * The former seat opens nothing. Its token tells the server which team this browser has played for. A watcher's token
 * says whose its guesses are.
 */
export type SeatKind = 'player' | 'host' | 'former' | 'watcher';

export function createSeatStore(storage: Storage | null): SeatStore {
  const inMemory = new Map<string, string>();
  const key = (kind: SeatKind, code: string) => `poisoned-well.${kind}.${code}`;
  const store: SeatStore = {
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
    retire(code) {
      const token = store.get('player', code);
      if (token !== null) store.set('former', code, token);
      store.forget('player', code);
    },
  };
  return store;
}
