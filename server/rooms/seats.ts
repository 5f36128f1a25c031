import type { Seat } from '../../contract/messages.ts';
import { HOST, type Refused, refuse } from '../../engine/match/commands.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { ServerClock } from './clock.ts';
import type { Journal } from './journal.ts';
import { hashToken, newToken } from './secrets.ts';

/** A join that is asked for again within this time finds its own seat. */
const RETRY_MILLIS = 120_000;

export interface JoinWish {
  readonly id: string;
  readonly nickname: string;
  readonly team: TeamId | null;
  /** A seat that whoever joins is known to have had. */
  readonly before: string | null;
  /** Where whoever joins comes from. */
  readonly address: string;
}

/** Who may sit where, and who does. */
export interface Seats {
  /** Takes a new seat; `grown` is false when it is the answer to a retry. */
  join(
    wish: JoinWish,
  ): Promise<{ readonly ok: true; readonly seat: Seat; readonly grown: boolean } | Refused>;
  /**
   * The seat that a token opens ('host' for the host's). A token of a seat that was left or kicked is
   * `seat-expired`, one that no seat has is `seat-unknown`.
   */
  open(token: string): { readonly ok: true; readonly seat: string } | Refused;
  /** The seat that a token was given for, whether it is still there or not. */
  seatBehind(token: string): string | null;
  /** Gives a co-host's seat its token. */
  invite(host: string): Promise<string>;
  /** Reads the tokens' hashes again: another server has given some. */
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
    readonly clock: ServerClock /** Told when a seat has another token. */;
    given?(): void;
  },
): Seats {
  const seats = new Map(hashes.map(({ seat, hash }) => [hash, seat]));
  const seatBehind = (token: string) => seats.get(hashToken(token)) ?? null;

  return {
    seatBehind,

    async join(wish) {
      const token = newToken();
      const hash = hashToken(token);
      const at = clock.now();
      const { address: _address, ...join } = wish;
      const outcome = await journal.submit({ type: 'join', ...join, at }, (events) => {
        const joined = events.find(({ type }) => type === 'player-joined');
        return joined?.type === 'player-joined' ? { seat: joined.player, hash } : undefined;
      });
      if (!outcome.ok) return outcome;
      const player = journal.match().players.find(({ joinedBy }) => joinedBy === `join:${wish.id}`);
      if (!player || at - player.joinedAt > RETRY_MILLIS) return refuse('seat-expired', 'join again');
      const grown = outcome.events.length > 0;
      if (!grown) {
        // A retry: the first answer got lost, and with it the token. The seat gets another one.
        await store.setSeat(code, { seat: player.id, hash });
        for (const [old, seat] of seats) if (seat === player.id) seats.delete(old);
        given();
      }
      seats.set(hash, player.id);
      return { ok: true, seat: { token, player: player.id }, grown };
    },

    open(token) {
      const seat = seatBehind(token);
      if (seat === null) return refuse('seat-unknown', 'this token opens no seat of the room: join again');
      const { players, hosts } = journal.match();
      const isThere = seat === HOST || hosts.includes(seat) || players.some(({ id }) => id === seat);
      if (isThere) return { ok: true, seat };
      return refuse('seat-expired', 'this seat is not there any more: join again');
    },

    async invite(host) {
      const token = newToken();
      await store.setSeat(code, { seat: host, hash: hashToken(token) });
      seats.set(hashToken(token), host);
      given();
      return token;
    },

    async readAgain() {
      const kept = await store.seats(code);
      seats.clear();
      for (const { seat, hash } of kept) seats.set(hash, seat);
    },
  };
}
