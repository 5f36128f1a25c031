import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { LIMIT_RATES } from '../../server/transport/limits.ts';
import { connectClient, createRoom, join, newId, newToken, resume } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

const clock = createManualClock();
const plenty = { burst: 100_000, perSecond: 10_000 };
let app: RunningApp;
const clients: { close(): void }[] = [];

beforeAll(async () => {
  app = await runApp({ clock, rates: { ...LIMIT_RATES, seat: plenty } });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await app.close();
});

async function connect() {
  const client = await connectClient(app.url);
  clients.push(client);
  return client;
}

async function hosted(wish: Parameters<typeof createRoom>[1] = {}) {
  const { code, hostToken } = await createRoom(app.url, wish);
  const room = await app.rooms.find(code);
  if (!room) throw new Error('no room');
  const host = await connect();
  await resume(host, code, hostToken);
  return { code, room, host, nicknames: () => room.match().players.map(({ nickname }) => nickname) };
}

/** Ann and Bob have joined, and Bob has lost the connection; Ann's client. */
async function annWithoutBob(code: string) {
  const [stays, goes] = [await connect(), await connect()];
  await join(stays, code, 'Ann');
  await join(goes, code, 'Bob');
  goes.close();
  await expect
    .poll(() => app.rooms.find(code).then((room) => room?.share().extra.connected.has('p2')))
    .toBe(false);
  return stays;
}

describe('the door of a room', () => {
  it('SEAT-1 a connection has one seat: taking another leaves the one before', async () => {
    const { code, nicknames } = await hosted();
    const greedy = await connect();
    for (const name of ['Ann', 'Bob', 'Cid', 'Dora']) {
      expect(await join(greedy, code, name)).toMatchObject({ ok: true });
    }
    expect(nicknames()).toEqual(['Dora']);
  });

  it('SEAT-2 an address has as many seats as the host allows', async () => {
    const { code, host, nicknames } = await hosted({ perAddress: 2 });
    const [ann, bob, cid] = [await connect(), await connect(), await connect()];
    const acks = await Promise.all([join(ann, code, 'Ann'), join(bob, code, 'Bob'), join(cid, code, 'Cid')]);
    expect(acks[2]).toMatchObject({ ok: false, code: 'address-full' });
    expect(await host.send('host:door', { id: newId(), perAddress: 3 })).toMatchObject({ ok: true });
    expect(await join(cid, code, 'Cid')).toMatchObject({ ok: true });
    expect(nicknames()).toEqual(['Ann', 'Bob', 'Cid']);
  });

  it('SEAT-3 a seat of the lobby that nobody is connected on is free after ten minutes', async () => {
    const { code, nicknames } = await hosted();
    await annWithoutBob(code);
    clock.pass(16_000);
    clock.pass(500_000);
    expect(nicknames()).toEqual(['Ann', 'Bob']);
    clock.pass(100_001);
    await expect.poll(nicknames).toEqual(['Ann']);
  });

  it('SEAT-4 a ban holds for the name, the token and an address that nobody else has come from', async () => {
    const { code, host, nicknames } = await hosted();
    const troll = await connect();
    const ack = await join(troll, code, 'Troll');
    if (!ack.ok || !ack.seat) throw new Error('no seat');
    await host.send('host:ban', { id: newId(), player: ack.seat.player });
    for (const [name, former] of [['Troll'], ['tr0ll'], ['Somebody', ack.seat.token], ['Anybody']] as const) {
      const asked = { id: newId(), code, nickname: name, token: newToken(), ...(former && { former }) };
      const again = await connect();
      expect(await again.send('room:join', { protocol: PROTOCOL_VERSION, ...asked })).toMatchObject({
        ok: false,
        code: 'banned',
      });
    }
    expect(nicknames()).toEqual([]);
  });

  it('SEAT-4 a ban does not shut an address that others have come from', async () => {
    const { code, host, nicknames } = await hosted();
    const [ann, troll] = [await connect(), await connect()];
    await join(ann, code, 'Ann');
    const ack = await join(troll, code, 'Troll');
    if (!ack.ok || !ack.seat) throw new Error('no seat');
    await host.send('host:ban', { id: newId(), player: ack.seat.player });
    expect(await join(await connect(), code, 'Bob')).toMatchObject({ ok: true });
    expect(nicknames()).toEqual(['Ann', 'Bob']);
  });

  it('SEAT-5 the host removes all who are not connected', async () => {
    const { code, host, nicknames } = await hosted();
    const stays = await annWithoutBob(code);
    clock.pass(16_000); // nobody is removed for a page that reloads
    expect(await stays.send('host:clear', { id: newId() })).toMatchObject({ ok: false, code: 'wrong-role' });
    await host.send('host:clear', { id: newId() });
    expect(nicknames()).toEqual(['Ann']);
  });

  it('SEAT-6 where joins need a nod, a seat is given when the host has nodded, and not before', async () => {
    const { code, host, nicknames } = await hosted({ nod: true });
    const [ann, troll] = [await connect(), await connect()];
    const knock = (who: typeof ann, id: string, nickname: string) =>
      who.send('room:join', { protocol: PROTOCOL_VERSION, id, code, nickname, token: `${id} of one seat` });
    const [annId, trollId] = [newId(), newId()];
    expect(await knock(ann, annId, 'Ann')).toMatchObject({ ok: false, code: 'nod-needed' });
    expect(await knock(troll, trollId, 'Troll')).toMatchObject({ ok: false, code: 'nod-needed' });
    expect(nicknames()).toEqual([]);
    const { view } = (await host.send('view:read', {})) as { view?: { knocks?: unknown } };
    expect(view?.knocks).toEqual([
      { id: 'k1', nickname: 'Ann' },
      { id: 'k2', nickname: 'Troll' },
    ]);
    expect(await ann.send('host:nod', { knock: 'k1', ok: true })).toMatchObject({ ok: false });
    await host.send('host:nod', { knock: 'k1', ok: true });
    await host.send('host:nod', { knock: 'k2', ok: false });
    expect(await knock(ann, annId, 'Ann')).toMatchObject({ ok: true });
    expect(await knock(troll, trollId, 'Troll')).toMatchObject({ ok: false, code: 'banned' });
    expect(nicknames()).toEqual(['Ann']);
  });

  it('SEAT-6 a nod is for the name that the host has seen, and a venue behind one address can wait together', async () => {
    const { code, host, nicknames } = await hosted({ nod: true, perAddress: 12 });
    const venue = await connect();
    const knock = (id: string, nickname: string) =>
      venue.send('room:join', { protocol: PROTOCOL_VERSION, id, code, nickname, token: `${id} of one seat` });
    const ids = Array.from({ length: 12 }, newId);
    for (const [i, id] of ids.entries())
      expect(await knock(id, `Guest ${i}`)).toMatchObject({ ok: false, code: 'nod-needed' });
    expect(await knock(newId(), 'One more')).toMatchObject({ ok: false, code: 'too-fast' });
    await host.send('host:nod', { knock: 'k1', ok: true });
    expect(await knock(newId(), 'Next in line')).toMatchObject({ ok: false, code: 'nod-needed' });
    expect(await knock(ids[0] ?? '', 'Somebody else')).toMatchObject({ ok: false, code: 'nod-needed' });
    expect(nicknames()).toEqual([]);
    await host.send('host:nod', { knock: 'k1', ok: true });
    expect(await knock(ids[0] ?? '', 'Somebody else')).toMatchObject({ ok: true });
    expect(nicknames()).toEqual(['Somebody else']);
  });

  it('SERVER-49 a lobby that somebody watches stays in memory, and is told of what happens', async () => {
    const { code, room, host } = await hosted();
    const projector = await connect();
    await projector.send('room:watch', { protocol: PROTOCOL_VERSION, code });
    host.close();
    await expect.poll(() => room.share().extra.connected.size).toBe(0);
    const rest = () => {
      app.rooms.rest();
      clock.pass(1_200_000);
      app.rooms.rest();
      return app.rooms.find(code);
    };
    expect(await rest()).toBe(room);
    projector.close();
    await expect.poll(() => room.someoneHere()).toBe(false);
    expect(await rest()).not.toBe(room);
  });

  it('SEAT-7 watchers who flood a room take nothing of the budget of its host and players', async () => {
    const { code, host } = await hosted();
    const watchers = await Promise.all(Array.from({ length: 3 }, connect));
    for (const watcher of watchers) await watcher.send('room:watch', { protocol: PROTOCOL_VERSION, code });
    const flood = watchers.flatMap((watcher) =>
      Array.from({ length: 400 }, () => watcher.send('clock:read', {})),
    );
    const codes = (await Promise.all(flood)).map((ack) => (ack.ok ? 'ok' : ack.code));
    expect(codes).toContain('too-fast');
    for (let i = 0; i < 20; i++)
      expect(await host.send('host:lock', { id: newId(), locked: i % 2 === 0 })).toMatchObject({ ok: true });
  });
});
