import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLocalHub } from '../../server/bus/local-bus.ts';
import { createLocalLeases } from '../../server/bus/local-leases.ts';
import type { Store } from '../../server/store/store.ts';
import {
  apiOf,
  type Client,
  connectClient,
  createRoom,
  handIn,
  join,
  newId,
  newToken,
  resume,
  seatFetch,
  watch,
} from './support/client.ts';
import { type RunningApp, runApp } from './support/running-app.ts';
import { openTestStore } from './support/test-store.ts';

const hub = createLocalHub();
const leases = createLocalLeases(Date.now);
const clients: Client[] = [];
let store: Store;
let first: RunningApp;
let second: RunningApp;

const runNode = () => {
  const bus = hub.join();
  return runApp({ nodes: { store, bus, leases: leases.of(bus.node) } });
};
const connect = async (app: RunningApp) => {
  const client = await connectClient(app.url);
  clients.push(client);
  return client;
};
const tokenOf = async (joining: ReturnType<typeof join>) => {
  const ack = await joining;
  if (!ack.ok || !ack.seat) throw new Error(`no seat: ${JSON.stringify(ack)}`);
  return ack.seat.token;
};

/** Ends the phase that a host sees. */
async function advance(host: Client): Promise<void> {
  const { phase } = host.view();
  await host.send('host:advance', { id: newId() });
  await host.until((view) => view.phase !== phase);
}

beforeAll(async () => {
  store = await openTestStore();
  [first, second] = [await runNode(), await runNode()];
});
afterAll(async () => {
  for (const client of clients) client.close();
  await Promise.all([first.close(), second.close()]);
  await store.close();
});

describe('two servers on one store', () => {
  it('NODE-20 serve the same room: any seat, any request, on either', async () => {
    const { code, hostToken } = await createRoom(first.url);
    const [host, rosa, blaise] = [await connect(first), await connect(second), await connect(first)];
    await resume(host, code, hostToken);
    const token = await tokenOf(join(rosa, code, 'Rosa', 't1'));
    await tokenOf(join(blaise, code, 'Blaise', 't2'));
    const here = (client: Client) =>
      client.until(({ players }) => players.filter(({ connected }) => connected).length === 2);
    await Promise.all([host, rosa, blaise].map(here));
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    await rosa.until(({ phase }) => phase === 'prepare');
    for (const { url } of [first, second]) {
      const known = await seatFetch(`${url}/api/rooms/${code}/bouts/r1b1/known`, token);
      expect(known.status).toBe(200);
    }
    const plan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.05 } as const;
    expect(await handIn(rosa, 1, { attack: plan })).toMatchObject({ ok: true });
    // Blaise, on the other server, is waited for no longer than for the delivery.
    const view = await blaise.until(({ phase }) => phase === 'filter');
    expect(view.bouts[0]?.committed.attack).toBe(true);
    expect(first.reports).toEqual([]);
    expect(second.reports).toEqual([]);
  });

  it('NODE-21 the newest connection has a seat, on whichever server; a seat that is kicked is gone on both', async () => {
    const { code, hostToken } = await createRoom(second.url);
    const [host, old, next] = [await connect(second), await connect(first), await connect(second)];
    await resume(host, code, hostToken);
    const token = await tokenOf(join(old, code, 'Rosa'));
    expect(await resume(next, code, token)).toMatchObject({ ok: true });
    await expect.poll(() => old.lost).toEqual(['seat-taken-over']);
    expect(await old.send('host:start', { id: newId() })).toMatchObject({ ok: false, code: 'seat-needed' });
    const [player] = (await host.until(({ players }) => players[0]?.connected === true)).players;
    expect(await resume(old, code, token)).toMatchObject({ ok: true });
    await expect.poll(() => next.lost).toEqual(['seat-taken-over']);
    await host.send('host:kick', { id: newId(), player: player?.id ?? '' });
    await expect.poll(() => old.lost).toEqual(['seat-taken-over', 'seat-expired']);
    expect(await resume(next, code, token)).toMatchObject({ ok: false, code: 'seat-expired' });
  });

  it('NODE-23 have one door: quotas, bans and nods hold on both', async () => {
    const { code, hostToken } = await createRoom(first.url, { perAddress: 1, nod: true });
    const [host, ann, ben] = [await connect(first), await connect(second), await connect(first)];
    await resume(host, code, hostToken);
    const wish = [code, 'Ann', 't1', newId(), newToken()] as const;
    expect(await join(ann, ...wish)).toMatchObject({ ok: false, code: 'nod-needed' });
    // The host, on the other server, sees who waits there, and lets her in.
    const hosting = await host.until((view) => view.role === 'host' && view.knocks.length > 0);
    const [knock] = hosting.role === 'host' ? hosting.knocks : [];
    expect(knock?.nickname).toBe('Ann');
    await host.send('host:nod', { knock: knock?.id ?? '', ok: true });
    await expect.poll(() => join(ann, ...wish)).toMatchObject({ ok: true });
    const nods = ((await store.load(code)) ?? []).filter(({ type }) => type === 'nod-given');
    expect(nods).toMatchObject([{ by: 'host', letIn: true }]);
    const [player] = (await host.until(({ players }) => players.length === 1)).players;
    expect(await join(ben, code, 'Ben')).toMatchObject({ ok: false, code: 'address-full' });
    await host.send('host:ban', { id: newId(), player: player?.id ?? '' });
    await expect.poll(() => join(ann, code, 'Else')).toMatchObject({ ok: false, code: 'banned' });
    expect(await join(ben, code, 'Ben')).toMatchObject({ ok: false, code: 'banned' });
  });

  it('NODE-24 guesses count on both, and both have the small pictures of a wall in the same order', async () => {
    const { code, hostToken } = await createRoom(first.url, { format: 'wells', teams: 3, rounds: 1 });
    const [host, ann, ben] = [await connect(first), await connect(first), await connect(second)];
    await resume(host, code, hostToken);
    await tokenOf(join(await connect(second), code, 'Rosa', 't1'));
    await Promise.all([watch(ann, code), watch(ben, code)]);
    await host.send('host:start', { id: newId() });
    for (const guesser of [ann, ben]) {
      await guesser.until(({ phase }) => phase === 'briefing');
      const guess = { id: newId(), round: 1, team: 't2', accuracy: guesser === ann ? 0.7 : 0.9 };
      expect(await guesser.send('guess:make', guess)).toMatchObject({ ok: true });
    }
    const asked = { params: { code }, token: hostToken };
    for (const { url } of [first, second]) {
      const made = async () => (await apiOf(url)('GET /api/rooms/:code/export.json', asked)).guesses;
      await expect.poll(made).toHaveLength(2);
    }
    while (host.view().phase !== 'train') await advance(host);
    const pictures = async ({ url }: RunningApp, from: number) => {
      const params = { code, round: '1', from: String(from) };
      const { next, thumbnails } = await apiOf(url)('GET /api/rooms/:code/rounds/:round/thumbnails/:from', {
        params,
      });
      return { next, bouts: thumbnails.map(({ bout }) => bout) };
    };
    await expect.poll(async () => (await pictures(first, 0)).next, { timeout: 20_000 }).toBe(3);
    await expect.poll(async () => (await pictures(second, 0)).next, { timeout: 20_000 }).toBe(3);
    const all = await pictures(first, 0);
    expect(all.bouts).toHaveLength(3);
    expect(await pictures(second, 0)).toEqual(all);
    expect(await pictures(second, 2)).toEqual({ next: 3, bouts: all.bouts.slice(2) });
  });

  it('NODE-22 one of them keeps the clock; when it ends, the other goes on with it', async () => {
    const third = await runNode();
    const { code, hostToken } = await createRoom(third.url, { pace: 0.1 });
    const [host, rosa] = [await connect(third), await connect(second)];
    await resume(host, code, hostToken);
    await tokenOf(join(rosa, code, 'Rosa', 't1'));
    await host.send('host:start', { id: newId() });
    await rosa.until(({ phase }) => phase === 'prepare'); // after the briefing, by the clock of the third
    await third.close();
    await rosa.until(({ phase }) => phase !== 'prepare', 20_000);
    const log = (await store.load(code)) ?? [];
    // On a busy machine the second round has begun by now.
    const phases = log.flatMap((event) =>
      event.type === 'phase-started' ? [`${event.round} ${event.phase}`] : [],
    );
    expect(phases.slice(0, 3)).toEqual(['1 briefing', '1 prepare', '1 filter']);
    expect(new Set(phases).size).toBe(phases.length);
  });
});
