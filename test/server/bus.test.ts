import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Bus, BusMessage } from '../../server/bus/bus.ts';
import { LEASE_MILLIS, type Leases } from '../../server/bus/leases.ts';
import { createLocalHub } from '../../server/bus/local-bus.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import { connectRedis, type RedisLink } from '../../server/bus/redis.ts';
import { redisFleet } from '../../server/bus/redis-fleet.ts';
import { ServiceError } from '../../server/service-error.ts';
import { type LocalService, startRedis } from '../../tools/services.ts';

interface Server {
  readonly bus: Bus;
  readonly leases: Leases;
  readonly heard: { readonly message: BusMessage; readonly from: string }[];
}
type Open = () => Promise<{ bus: Bus; leases: Leases }>;

let redis: LocalService;
const links: RedisLink[] = [];
const reports: unknown[] = [];
beforeAll(async () => {
  redis = await startRedis();
});
afterAll(async () => {
  for (const link of links) link.close();
  await redis.remove();
});

function inProcess(): Open {
  const hub = createLocalHub();
  const leases = createLocalLeases(Date.now);
  return async () => {
    const bus = hub.join();
    return { bus, leases: leases.of(bus.node) };
  };
}

const overRedis = (): Open => async () => {
  const link = await connectRedis(redis.url, (error) => reports.push(error));
  links.push(link);
  return redisFleet(link, (error) => reports.push(error));
};

async function three(open: Open): Promise<[Server, Server, Server]> {
  const join = async () => {
    const { bus, leases } = await open();
    const heard: Server['heard'] = [];
    bus.listen((message, from) => heard.push({ message, from }));
    return { bus, leases, heard };
  };
  return [await join(), await join(), await join()];
}

const grown = (seq: number): BusMessage => ({ kind: 'grown', room: 'AAAAAA', seq });
const numbers = (count: number) => Array.from({ length: count }, (_, i) => i + 1);

describe.each([
  ['in the process', inProcess],
  ['over Redis', overRedis],
])('servers %s', (_name, how) => {
  it('NODE-10 hear all that others say, each in its order, and nothing of their own', async () => {
    const [a, b, c] = await three(how());
    for (const seq of numbers(50)) a.bus.publish(grown(seq));
    for (const seq of numbers(50)) b.bus.publish(grown(100 + seq));
    await expect.poll(() => c.heard.length).toBe(100);
    const of = (server: Server) => c.heard.filter(({ from }) => from === server.bus.node);
    expect(of(a).map(({ message }) => message)).toEqual(numbers(50).map(grown));
    expect(of(b).map(({ message }) => message)).toEqual(numbers(50).map((seq) => grown(100 + seq)));
    await expect.poll(() => a.heard.length).toBe(50);
    expect(a.heard.every(({ from }) => from === b.bus.node)).toBe(true);
    await Promise.all([a, b, c].map(({ bus }) => bus.close()));
  });

  it('NODE-11 give the lease on a room to one of them; released or not renewed it is free', async () => {
    const [a, b, c] = await three(how());
    const held = await Promise.all([a, b, c].map(({ leases }) => leases.hold('BBBBBB')));
    expect(held.filter(Boolean)).toHaveLength(1);
    const holder = [a, b, c][held.indexOf(true)] as Server;
    const [other] = [a, b, c].filter((server) => server !== holder) as [Server];
    expect(await holder.leases.hold('BBBBBB')).toBe(true);
    expect(await other.leases.hold('BBBBBB')).toBe(false);
    expect(await other.leases.hold('CCCCCC')).toBe(true);
    await other.leases.release('BBBBBB'); // not its own
    expect(await other.leases.hold('BBBBBB')).toBe(false);
    await holder.leases.release('BBBBBB');
    expect(await other.leases.hold('BBBBBB')).toBe(true);
    const since = performance.now();
    await expect
      .poll(() => holder.leases.hold('BBBBBB'), { timeout: 2 * LEASE_MILLIS, interval: 100 })
      .toBe(true);
    expect(performance.now() - since).toBeGreaterThan(LEASE_MILLIS - 200);
    await Promise.all([a, b, c].map(({ bus }) => bus.close()));
  });
});

describe('Redis', () => {
  it('NODE-12 that was away is read on from where it was; in the meantime nobody can tell who has a lease', async () => {
    const [a, b, c] = await three(overRedis());
    a.bus.publish(grown(1));
    await expect.poll(() => b.heard.length).toBe(1);
    await redis.kill();
    await expect(a.leases.hold('DDDDDD')).rejects.toThrow();
    await expect(a.bus.check()).rejects.toThrow();
    a.bus.publish(grown(2)); // lost: it is reported once, and nothing is thrown
    await redis.start();
    const well = () =>
      a.bus.check().then(
        () => 'well',
        () => 'away',
      );
    await expect.poll(well, { timeout: 20_000 }).toBe('well');
    a.bus.publish(grown(3));
    await expect.poll(() => b.heard.at(-1)?.message, { timeout: 20_000 }).toEqual(grown(3));
    expect(reports.length).toBeGreaterThan(0);
    await Promise.all([a, b, c].map(({ bus }) => bus.close()));
  });

  it('NODE-13 that is not there at the start is one clear refusal', async () => {
    await expect(connectRedis('redis://127.0.0.1:9', () => {})).rejects.toMatchObject({
      setting: 'REDIS_URL',
      trouble: 'unreachable',
      reason: expect.stringMatching(/./),
    });
  });

  it('NODE-13 says what the service said, whatever wraps it', () => {
    const said = new Error('Failed query', { cause: new Error('database "well" does not exist') });
    const refused = new ServiceError('DATABASE_URL', 'unreachable', 'postgres://a:secret@h/well', {
      cause: said,
    });
    expect(refused.reason).toBe('database "well" does not exist');
    expect(new ServiceError('REDIS_URL', 'in-use', 'redis://h').reason).toBeNull();
  });
});
