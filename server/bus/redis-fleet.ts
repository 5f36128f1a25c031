import type { Bus } from './bus.ts';
import type { Leases } from './leases.ts';
import type { RedisLink } from './redis.ts';
import { createRedisBus } from './redis-bus.ts';
import { createRedisLeases } from './redis-leases.ts';

/** What servers on one Redis have in common. */
export async function redisFleet(
  link: RedisLink,
  report: (error: unknown) => void,
): Promise<{ readonly bus: Bus; readonly leases: Leases }> {
  const bus = await createRedisBus(link, report);
  return { bus, leases: createRedisLeases(link, bus.node) };
}
