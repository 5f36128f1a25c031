import { readUnsent, type Unsent } from '../room/unsent.ts';

/** Changes of drafts that are on their way, kept in this browser: a page that is loaded anew sends them again. */
export interface UnsentStore {
  /** The one of a room. */
  read(code: string): Unsent | null;
  /** Keeps one in place of the room's last; the answer forgets it, unless a newer one is there. */
  keep(code: string, unsent: Unsent): () => void;
  forget(code: string): void;
}

export function createUnsentStore(storage: Storage | null): UnsentStore {
  const inMemory = new Map<string, Unsent>();
  const key = (code: string) => `poisoned-well.unsent.${code}`;
  const store: UnsentStore = {
    read(code) {
      const held = inMemory.get(code);
      if (held) return held;
      try {
        return readUnsent(storage?.getItem(key(code)) ?? null);
      } catch {
        return null;
      }
    },
    keep(code, unsent) {
      inMemory.set(code, unsent);
      try {
        storage?.setItem(key(code), JSON.stringify(unsent));
      } catch {
        // Storage is full or forbidden: as long as the page is there it knows the change.
      }
      return () => {
        if (inMemory.get(code) === unsent) store.forget(code);
      };
    },
    forget(code) {
      inMemory.delete(code);
      try {
        storage?.removeItem(key(code));
      } catch {
        // Nothing was stored then.
      }
    },
  };
  return store;
}
