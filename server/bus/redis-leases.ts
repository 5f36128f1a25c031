import { LEASE_MILLIS, type Leases } from './leases.ts';
import type { RedisLink } from './redis.ts';

const HOLD = `
local holder = redis.call('get', KEYS[1])
if holder and holder ~= ARGV[1] then return 0 end
redis.call('set', KEYS[1], ARGV[1], 'PX', ARGV[2])
return 1`;
const RELEASE = `
if redis.call('get', KEYS[1]) == ARGV[1] then redis.call('del', KEYS[1]) end
return 1`;

const keyOf = (room: string) => `well:lease:${room}`;

/** Leases as keys in Redis that end by themselves. */
export function createRedisLeases({ commands }: RedisLink, node: string): Leases {
  return {
    hold: async (room) => (await commands.eval(HOLD, 1, keyOf(room), node, LEASE_MILLIS)) === 1,
    release: async (room) => void (await commands.eval(RELEASE, 1, keyOf(room), node)),
  };
}
