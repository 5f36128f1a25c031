import type { Room } from '../rooms/room.ts';

/** Watchers at one address whose guesses a match takes: a match has places for a thousand. */
const MOST_AT_ADDRESS = 400;

/** Places of one match, as far as watchers at this server have taken them. */
interface Taken {
  readonly match: number;
  readonly atAddress: Map<string, Set<string>>;
  /** By connection: who has guessed over it. */
  readonly over: Map<string, string>;
}

/** Whose first guess of a match takes one of its places, so that neither a connection nor an address takes them all. */
export interface GuessPlaces {
  /**
   * @param watcher  an identity, of which anybody can make as many as they want
   * @returns false where the connection has guessed as somebody else, or the address has its share
   */
  take(room: Room, watcher: string, from: { readonly address: string; readonly connection: string }): boolean;
}

export function createGuessPlaces(mostAtAddress = MOST_AT_ADDRESS): GuessPlaces {
  const rooms = new WeakMap<Room, Taken>();

  function takenIn(room: Room): Taken {
    const match = room.match().earlier.length;
    const known = rooms.get(room);
    if (known?.match === match) return known;
    const fresh: Taken = { match, atAddress: new Map(), over: new Map() };
    rooms.set(room, fresh);
    return fresh;
  }

  return {
    take(room, watcher, { address, connection }) {
      const { atAddress, over } = takenIn(room);
      const here = atAddress.get(address) ?? new Set();
      const before = over.get(connection);
      if (before !== undefined && before !== watcher) return false;
      if (!here.has(watcher) && here.size >= mostAtAddress) return false;
      over.set(connection, watcher);
      here.add(watcher);
      atAddress.set(address, here);
      return true;
    },
  };
}
