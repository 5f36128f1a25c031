import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { createLocalHub } from '../../server/bus/local-bus.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import type { Store } from '../../server/store/store.ts';
import { type Client, connectClient, createRoom, newId } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { type RunningApp, runApp } from './support/running-app.ts';
import { openTestStore } from './support/test-store.ts';

const clock = createManualClock();
const clients: Client[] = [];
let store: Store;
let apps: RunningApp[];

beforeAll(async () => {
  const hub = createLocalHub();
  const leases = createLocalLeases(clock.now);
  store = await openTestStore();
  const run = () => {
    const bus = hub.join();
    return runApp({ clock, nodes: { store, bus, leases: leases.of(bus.node) }, site: { trustProxy: 1 } });
  };
  apps = [await run(), await run()];
});
afterAll(async () => {
  for (const client of clients) client.close();
  for (const app of apps) await app.close();
  await store.close();
});

/** A page that has a host's token, and what it was asked. */
async function pageOf({ url }: RunningApp, code: string, token: string, page: string) {
  const client = await connectClient(url);
  clients.push(client);
  const asked: string[] = [];
  client.socket.on('seat:wanted', ({ from }: { from: string }) => asked.push(from));
  const take = () => client.send('room:resume', { protocol: PROTOCOL_VERSION, code, token, page });
  const answer = (keep: boolean) => client.send('seat:answer', { keep });
  return { client, asked, take, answer };
}

describe.each([
  ['the same server', 0],
  ['another server', 1],
] as const)('a host’s seat that a page on %s wants', (_where, other) => {
  async function two() {
    const [first, second] = [apps[0], apps[other]] as [RunningApp, RunningApp];
    const { code, hostToken } = await createRoom(first.url);
    const old = await pageOf(first, code, hostToken, 'old-page');
    expect(await old.take()).toMatchObject({ ok: true });
    const next = await pageOf(second, code, hostToken, 'new-page');
    // Word of the old page reaches the other server in its own time.
    await expect.poll(async () => (await next.take()).ok).toBe(false);
    await expect.poll(() => old.asked).toEqual(['127.0.0.1']);
    return { code, hostToken, first, old, next };
  }

  /** What the log says came of those who wanted the seat. */
  const outcomes = async (code: string) =>
    ((await store.load(code)) ?? []).flatMap((event) =>
      event.type === 'seat-claimed' ? [`${event.seat} ${event.outcome}`] : [],
    );

  it('SERVER-95 stays where it is as long as the old page has not answered, and when it keeps it', async () => {
    const { code, old, next } = await two();
    expect(await next.take()).toMatchObject({ ok: false, code: 'seat-asked' });
    expect(await old.client.send('host:lock', { id: newId(), locked: true })).toMatchObject({ ok: true });
    expect(await next.answer(false)).toMatchObject({ ok: false, code: 'seat-needed' });
    expect(await old.answer(true)).toMatchObject({ ok: true });
    await expect.poll(next.take).toMatchObject({ ok: false, code: 'seat-kept' });
    clock.pass(59_000);
    expect(await next.take()).toMatchObject({ ok: false, code: 'seat-kept' });
    expect(old.asked).toHaveLength(1);
    clock.pass(2_000);
    expect(await next.take()).toMatchObject({ ok: false, code: 'seat-asked' });
    await expect.poll(() => old.asked).toHaveLength(2);
    expect(old.client.lost).toEqual([]);
    await expect.poll(() => outcomes(code)).toEqual(['host kept']);
  });

  it('SERVER-95 goes over when the old page hands it over, which is told', async () => {
    const { code, old, next } = await two();
    await old.answer(false);
    await expect.poll(next.take).toMatchObject({ ok: true });
    await expect.poll(() => old.client.lost).toEqual(['seat-taken-over']);
    expect(await next.client.send('host:lock', { id: newId(), locked: true })).toMatchObject({ ok: true });
    await expect.poll(() => outcomes(code)).toEqual(['host handed-over']);
  });

  it('SERVER-95 goes over after 15 seconds without an answer, to the page that has asked', async () => {
    const { code, hostToken, first, old, next } = await two();
    const third = await pageOf(first, code, hostToken, 'third-page');
    await expect.poll(async () => (await third.take()).ok).toBe(false);
    clock.pass(14_000);
    expect(await next.take()).toMatchObject({ ok: false, code: 'seat-asked' });
    expect(await old.client.send('host:lock', { id: newId(), locked: true })).toMatchObject({ ok: true });
    clock.pass(1_500);
    expect(await third.take()).toMatchObject({ ok: false, code: 'seat-asked' });
    expect(await next.take()).toMatchObject({ ok: true });
    await expect.poll(() => old.client.lost).toEqual(['seat-taken-over']);
    await expect.poll(() => outcomes(code)).toEqual(['host unanswered']);
  });

  it('SERVER-95 is free at once for another connection of the same page, and where nobody is connected', async () => {
    const { code, hostToken, old, next } = await two();
    const again = await pageOf(apps[other] as RunningApp, code, hostToken, 'old-page');
    expect(await again.take()).toMatchObject({ ok: true });
    await expect.poll(() => old.client.lost).toEqual(['seat-taken-over']);
    // Who comes to the page anew is asked what is still open.
    expect(again.asked).toEqual(['127.0.0.1']);
    again.client.close();
    await expect.poll(next.take).toMatchObject({ ok: true });
  });
});
