import type { Seat } from '../../contract/messages.ts';
import { HOST, type Refused, refuse } from '../../engine/match/commands.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { ServerClock } from './clock.ts';
import type { Journal } from './journal.ts';
import { hashKey } from './secrets.ts';

/** A join that is asked for again within this time finds its own seat. */
const RETRY_MILLIS = 120_000;

export interface JoinWish {
  readonly id: string;
  /** The public key that the seat is to open to; whoever joins has proven to have its token. */
  readonly key: string;
  readonly nickname: string;
  readonly team: TeamId | null;
  /** A seat that whoever joins is known to have had. */
  readonly before: string | null;
  /** Where whoever joins comes from. */
  readonly address: string;
}

export type Invited = { readonly ok: true; readonly seat: { readonly host: string } } | Refused;

/** Who may sit where, and who does. */
export interface Seats {
  /** Takes a new seat; `grown` is false when it is the answer to a retry, which has the same id and key. */
  join(
    wish: JoinWish,
  ): Promise<{ readonly ok: true; readonly seat: Seat; readonly grown: boolean } | Refused>;
  /**
   * The seat that a key opens ('host' for the host's), once it is proven. The key of a seat that was left or kicked is
   * `seat-expired`, one that no seat has is `seat-unknown`.
   */
  open(key: string): { readonly ok: true; readonly seat: string } | Refused;
  /** The seat that a key was made for, whether it is still there or not. */
  seatBehind(key: string): string | null;
  /** Makes a co-host's seat, which opens to a key. */
  invite(id: string, by: string, key: string): Promise<Invited>;
  /** Reads the keys' hashes again: another server has opened seats. */
  readAgain(): Promise<void>;
}

export function createSeats(
  code: string,
  hashes: readonly SeatHash[],
  {
    journal,
    store,
    clock,
    given = () => {},
  }: {
    readonly journal: Journal;
    readonly store: Store;
    readonly clock: ServerClock;
    /** Told when a seat has another key. */
    given?(): void;
  },
): Seats {
  const seats = new Map(hashes.map(({ seat, hash }) => [hash, seat]));
  const seatBehind = (key: string) => seats.get(hashKey(key)) ?? null;

  async function readAgain(): Promise<void> {
    const kept = await store.seats(code);
    seats.clear();
    for (const { seat, hash } of kept) seats.set(hash, seat);
  }

  function open(key: string): ReturnType<Seats['open']> {
    const seat = seatBehind(key);
    if (seat === null) return refuse('seat-unknown', 'this key opens no seat of the room: join again');
    const { players, hosts } = journal.match();
    const isThere = seat === HOST || hosts.includes(seat) || players.some(({ id }) => id === seat);
    if (isThere) return { ok: true, seat };
    return refuse('seat-expired', 'this seat is not there any more: join again');
  }

  return {
    seatBehind,

    async join(wish) {
      const { address: _address, key, ...join } = wish;
      const hash = hashKey(key);
      const at = clock.now();
      const joined = () => journal.match().players.find(({ joinedBy }) => joinedBy === `join:${wish.id}`);
      const held = open(key);
      if (held.ok && !joined()) return refuse('conflict', 'a new seat needs a new key');
      if (!held.ok && held.code === 'seat-expired') return held;
      const outcome = await journal.submit({ type: 'join', ...join, at }, (events) => {
        const event = events.find(({ type }) => type === 'player-joined');
        return event?.type === 'player-joined' ? { seat: event.player, hash } : undefined;
      });
      if (!outcome.ok) return outcome;
      const player = joined();
      if (!player || at - player.joinedAt > RETRY_MILLIS) return refuse('seat-expired', 'join again');
      const grown = outcome.events.length > 0;
      if (grown) seats.set(hash, player.id);
      else if (!seats.has(hash)) await readAgain(); // the first try was another server's
      if (seats.get(hash) !== player.id) return refuse('conflict', 'this id is of a join with another key');
      return { ok: true, seat: { player: player.id }, grown };
    },

    open,

    async invite(id, by, key) {
      if (seatBehind(key) !== null) return refuse('conflict', 'a new seat needs a new key');
      const outcome = await journal.submit({ type: 'invite-host', id, by, at: clock.now() });
      if (!outcome.ok) return outcome;
      const invited = outcome.events.find(({ type }) => type === 'host-invited');
      if (invited?.type !== 'host-invited') return refuse('conflict', 'ask again under another id');
      const { host } = invited;
      const hash = hashKey(key);
      await store.setSeat(code, { seat: host, hash });
      seats.set(hash, host);
      given();
      return { ok: true, seat: { host } };
    },

    readAgain,
  };
}
