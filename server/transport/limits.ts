import { type Buckets, createBuckets, type Rate } from './buckets.ts';

/** How much of everything one seat, the watchers of one room and one address get. A whole venue may be one address. */
export interface LimitRates {
  /** Messages of one connection. */
  readonly seat: Rate;
  /** Messages of all who watch one room. */
  readonly watchers: Rate;
  /** Rooms that one address opens. */
  readonly create: Rate;
  /** Wrong room codes and tokens that one connection tries. */
  readonly miss: Rate;
  /** And one address: a whole venue mistypes, so there is much more of it. */
  readonly missByAddress: Rate;
  /** Guesses of watchers at one address. */
  readonly guess: Rate;
  /** Data that one seat or spectator's address fetches. */
  readonly fetch: Rate;
  /** Files of rows that one seat hands over. */
  readonly upload: Rate;
}

export const LIMIT_RATES: LimitRates = {
  seat: { burst: 40, perSecond: 10 },
  watchers: { burst: 800, perSecond: 400 },
  create: { burst: 60, perSecond: 1 },
  miss: { burst: 20, perSecond: 0.5 },
  missByAddress: { burst: 300, perSecond: 5 },
  guess: { burst: 300, perSecond: 5 },
  fetch: { burst: 600, perSecond: 60 },
  upload: { burst: 60, perSecond: 2 },
};

/** What wrong codes and tokens count against. */
export interface Guesser {
  /** True when this connection itself has guessed too often: no code is looked up for it for a while. */
  blocked(): boolean;
  /** Counts a wrong guess; false when its address has none left. The right code of a neighbour is let in all the same. */
  missed(): boolean;
}

/** @param connection  the connection's own key, or null where a request has none */
export function guesser(limits: Limits, connection: string | null, address: string): Guesser {
  const { miss, missByAddress } = limits;
  return {
    blocked: () => connection !== null && miss.left(connection) < 1,
    missed() {
      if (connection !== null) miss.take(connection);
      return missByAddress.take(address);
    },
  };
}

export type Limits = { readonly [K in keyof LimitRates]: Buckets };

export function createLimits(rates: LimitRates, now: () => number): Limits {
  const entries = Object.entries(rates).map(([name, rate]) => [name, createBuckets(rate, now)]);
  return Object.fromEntries(entries) as Limits;
}
