import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { createBuckets } from '../../server/transport/buckets.ts';
import { LIMIT_RATES } from '../../server/transport/limits.ts';
import { connectClient, createRoom, join, resume, seatFetch } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

describe('buckets', () => {
  it('SERVER-20 give a burst, then a steady rate, to each key of its own', () => {
    let now = 0;
    const buckets = createBuckets({ burst: 3, perSecond: 2 }, () => now);
    const take = (key: string, times: number) => Array.from({ length: times }, () => buckets.take(key));
    expect(take('a', 4)).toEqual([true, true, true, false]);
    expect(take('b', 1)).toEqual([true]);
    expect(buckets.debt('a')).toBe(1);
    now = 1_000;
    expect(take('a', 3)).toEqual([true, true, false]);
    now = 0; // a clock that jumps back gives nothing and takes nothing
    expect(take('a', 1)).toEqual([false]);
  });
});

describe('limits', () => {
  const clock = createManualClock();
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp({ clock });
  });
  afterAll(() => app.close());

  it('SERVER-21 one connection that floods is slowed down, others are not', async () => {
    const { code } = await createRoom(app.url);
    const [flood, calm] = [await connectClient(app.url), await connectClient(app.url)];
    const watch = { protocol: PROTOCOL_VERSION, code };
    const answers = await Promise.all(
      Array.from({ length: LIMIT_RATES.seat.burst + 5 }, () => flood.raw('room:watch', watch)),
    );
    expect(answers.filter((answer) => (answer as { ok: boolean }).ok)).toHaveLength(LIMIT_RATES.seat.burst);
    expect(answers.at(-1)).toMatchObject({ ok: false, code: 'too-fast' });
    expect(await calm.raw('room:watch', watch)).toMatchObject({ ok: true });
    clock.pass(1_000);
    expect(await flood.raw('room:watch', watch)).toMatchObject({ ok: true });
    flood.close();
    calm.close();
  });

  it('SERVER-22 wrong codes are slowed down, per connection and per address; what is right always opens', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [guesser, honest] = [await connectClient(app.url), await connectClient(app.url)];
    const guess = () => guesser.raw('room:watch', { protocol: PROTOCOL_VERSION, code: 'ZZZZZZ' });
    for (let i = 0; i < LIMIT_RATES.miss.burst; i++)
      expect(await guess()).toMatchObject({ code: 'room-unknown' });
    expect(await guess()).toMatchObject({ code: 'too-fast' });
    expect(await honest.raw('room:watch', { protocol: PROTOCOL_VERSION, code })).toMatchObject({ ok: true });

    const ask = async (wanted: string, token?: string) =>
      (await seatFetch(`${app.url}/api/rooms/${wanted}`, token, {}, clock.now())).status;
    const left = LIMIT_RATES.missByAddress.burst - LIMIT_RATES.miss.burst;
    const misses = await Promise.all(Array.from({ length: left }, () => ask('ZZZZZZ')));
    expect(new Set(misses)).toEqual(new Set([404]));
    expect(await ask('ZZZZZZ')).toBe(429);
    expect(await ask(code)).toBe(200);
    expect(await ask(code, 'A'.repeat(22))).toBe(429);
    const newcomer = await connectClient(app.url);
    expect(await newcomer.raw('room:watch', { protocol: PROTOCOL_VERSION, code: 'ZZZZZZ' })).toMatchObject({
      code: 'too-fast',
    });
    expect(await join(newcomer, code, 'Rosa')).toMatchObject({ ok: true });
    newcomer.close();
    expect(await ask(code, hostToken)).toBe(200);
    expect(await resume(honest, code, hostToken)).toMatchObject({ ok: true });
    clock.pass(60_000);
    expect(await ask('ZZZZZZ')).toBe(404);
    expect(await guess()).toMatchObject({ code: 'room-unknown' });
    guesser.close();
    honest.close();
  });

  it('SERVER-23 two hundred people behind one address get in, and the next is told that the room is full', async () => {
    const { code } = await createRoom(app.url, { perAddress: 200 });
    const people = await Promise.all(Array.from({ length: 201 }, () => connectClient(app.url)));
    const acks = await Promise.all(people.map((client, i) => join(client, code, `Person ${i}x`)));
    expect(acks.filter(({ ok }) => ok)).toHaveLength(200);
    expect(acks.filter((ack) => !ack.ok && ack.code === 'room-full')).toHaveLength(1);
    const room = await app.rooms.find(code);
    const teams = room?.match().players.map(({ team }) => team);
    expect(teams?.filter((team) => team === 't1')).toHaveLength(100);
    for (const client of people) client.close();
    expect(app.reports).toEqual([]);
  });
});

it('SERVER-24 replays count among the files that one address of watchers fetches', async () => {
  const fetches = { burst: 2, perSecond: 0 };
  const app = await runApp({ clock: createManualClock(), rates: { ...LIMIT_RATES, fetch: fetches } });
  const { code } = await createRoom(app.url);
  const statusOf = async (path: string) => (await fetch(`${app.url}/api/rooms/${code}/${path}`)).status;
  const asked = ['replay', 'matches/1/replay', 'replay', 'matches/1/replay'];
  const statuses: number[] = [];
  for (const path of asked) statuses.push(await statusOf(path));
  expect(statuses).toEqual([409, 409, 429, 429]);
  await app.close();
});
