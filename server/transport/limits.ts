import { type Buckets, createBuckets, type Rate } from './buckets.ts';

/** How much of everything one seat, one room and one address get. A whole venue may be one address. */
export interface LimitRates {
  /** Messages of one connection. */
  readonly seat: Rate;
  /** Messages of all connections in one room. */
  readonly room: Rate;
  /** Rooms that one address opens. */
  readonly create: Rate;
  /** Wrong room codes and tokens that one address tries. */
  readonly miss: Rate;
  /** Data that one seat or spectator's address fetches. */
  readonly fetch: Rate;
}

export const LIMIT_RATES: LimitRates = {
  seat: { burst: 40, perSecond: 10 },
  room: { burst: 800, perSecond: 400 },
  create: { burst: 60, perSecond: 1 },
  miss: { burst: 60, perSecond: 1 },
  fetch: { burst: 600, perSecond: 60 },
};

export type Limits = { readonly [K in keyof LimitRates]: Buckets };

export function createLimits(rates: LimitRates, now: () => number): Limits {
  const entries = Object.entries(rates).map(([name, rate]) => [name, createBuckets(rate, now)]);
  return Object.fromEntries(entries) as Limits;
}
