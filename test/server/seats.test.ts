import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Ack } from '../../contract/messages.ts';
import { type Client, connectClient, createRoom, join, newId, resume, watch } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

const clock = createManualClock();
let app: RunningApp;
const clients: Client[] = [];
const connect = async () => {
  const client = await connectClient(app.url);
  clients.push(client);
  return client;
};
beforeAll(async () => {
  app = await runApp({ clock });
});
afterAll(async () => {
  for (const client of clients) client.close();
  await app.close();
});

const seatOf = (ack: Ack) => {
  if (!ack.ok || !ack.seat) throw new Error(`no seat: ${JSON.stringify(ack)}`);
  return ack.seat;
};
/** Lets views that are held back for a moment go out. */
const settle = async (client: Client) => {
  clock.pass(100);
  await client.raw('room:watch', {}); // an answered message: what was sent before it has arrived
};

describe('seats', () => {
  it('SERVER-10 a player who was away for 30 s gets the seat back with its state', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, red, blue] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    const seat = seatOf(await join(red, code, 'Rosa'));
    await join(blue, code, 'Blaise');
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    red.close();
    await expect
      .poll(() => {
        clock.pass(100);
        return host.view().players.find(({ id }) => id === seat.player)?.connected;
      })
      .toBe(false);
    clock.pass(30_000);

    const back = await connect();
    const ack = await resume(back, code, seat.token);
    expect(ack).toMatchObject({ ok: true, view: { role: 'red', phase: 'prepare', you: seat.player } });
    const plan = { attack: 'corner', epsilon: 0.02, params: {} } as const;
    expect(await back.send('attack:commit', { id: newId(), round: 1, plan })).toMatchObject({ ok: true });
    back.close();
    const again = await connect();
    expect(await resume(again, code, seat.token)).toMatchObject({ view: { phase: 'filter', plan } });
  });

  it('SERVER-11 the newest connection wins the seat, and the older one is told', async () => {
    const { code } = await createRoom(app.url);
    const [first, second] = [await connect(), await connect()];
    const seat = seatOf(await join(first, code, 'Rosa'));
    expect(await resume(second, code, seat.token)).toMatchObject({ ok: true });
    await settle(first);
    expect(first.lost).toEqual(['seat-taken-over']);
    expect(await first.send('team:choose', { id: newId(), team: 'blue' })).toMatchObject({
      code: 'wrong-role',
    });
    expect(await second.send('team:choose', { id: newId(), team: 'blue' })).toMatchObject({ ok: true });
    first.close();
    await settle(second);
    expect(second.view().players[0]).toMatchObject({ connected: true });
  });

  it('SERVER-12 a token that opens nothing is refused; a name is no token', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const other = await createRoom(app.url);
    const client = await connect();
    expect(await resume(client, code, 'A'.repeat(22))).toMatchObject({ ok: false, code: 'seat-expired' });
    expect(await resume(client, other.code, hostToken)).toMatchObject({ ok: false, code: 'seat-expired' });
    expect(await client.send('host:start', { id: newId() })).toMatchObject({ code: 'wrong-role' });
  });

  it('SERVER-13 a kicked or leaving player loses the seat for good', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, red, blue] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    const rosa = seatOf(await join(red, code, 'Rosa'));
    const blaise = seatOf(await join(blue, code, 'Blaise'));
    await host.send('host:kick', { id: newId(), player: rosa.player });
    await settle(red);
    expect(red.lost).toEqual(['seat-expired']);
    expect(await resume(red, code, rosa.token)).toMatchObject({ code: 'seat-expired' });
    expect(await blue.send('room:leave', { id: newId() })).toMatchObject({ ok: true });
    expect(await resume(blue, code, blaise.token)).toMatchObject({ code: 'seat-expired' });
    await settle(host);
    expect(host.view().players).toEqual([]);
  });

  it('SERVER-14 a join that is sent again after a lost answer finds the same seat', async () => {
    const { code } = await createRoom(app.url);
    const [first, second] = [await connect(), await connect()];
    const id = newId();
    const before = seatOf(await join(first, code, 'Rosa', undefined, id));
    const after = seatOf(await join(second, code, 'Rosa', undefined, id));
    expect(after.player).toBe(before.player);
    expect(second.view().players).toHaveLength(1);
    const third = await connect();
    expect(await resume(third, code, before.token)).toMatchObject({ code: 'seat-expired' });
    expect(await resume(third, code, after.token)).toMatchObject({ ok: true });
    clock.pass(200_000);
    expect(await join(await connect(), code, 'Rosa', undefined, id)).toMatchObject({ code: 'seat-expired' });
  });

  it('SERVER-15 a command that is sent again does nothing twice', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, red] = [await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(red, code, 'Rosa');
    await host.send('host:start', { id: newId() });
    const id = newId();
    const once = await host.send('host:extend', { id, millis: 10_000 });
    const twice = await host.send('host:extend', { id, millis: 10_000 });
    if (!once.ok || !twice.ok) throw new Error('refused');
    expect(twice.seq).toBe(once.seq);
    await settle(host);
    expect(host.view().endsAt).toBeLessThanOrEqual(clock.now() + 30_000);
  });

  it('SERVER-16 tokens are nowhere in the log', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const seat = seatOf(await join(await connect(), code, 'Rosa'));
    const log = JSON.stringify([await app.store.load(code), await app.store.seats(code)]);
    for (const token of [hostToken, seat.token]) expect(log).not.toContain(token);
    const hashes = (await app.store.seats(code)).map(({ seat: holder, hash }) => [holder, hash.length]);
    expect(hashes).toEqual([
      ['host', 64],
      [seat.player, 64],
    ]);
  });

  it('MATCH-7 a phase that is over already is not ended again over the wire', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, red] = [await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(red, code, 'Rosa');
    await host.send('host:start', { id: newId() });
    const end = () => host.send('host:advance', { id: newId(), shown: { phase: 'briefing', round: 1 } });
    expect(await end()).toMatchObject({ ok: true });
    expect(await end()).toMatchObject({ ok: false, code: 'wrong-phase' });
    await settle(host);
    expect(host.view().phase).toBe('prepare');
  });

  it('VIEW-5 a watcher and a player see what their role may, over the wire', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, red, blue, projector] = [await connect(), await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(red, code, 'Rosa');
    await join(blue, code, 'Blaise');
    await watch(projector, code);
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    const plan = { attack: 'gradient-ascent', epsilon: 0.0123456, params: {} } as const;
    await red.send('attack:commit', { id: newId(), round: 1, plan });
    await settle(projector);
    for (const client of [host, blue, projector]) {
      await settle(client);
      expect(client.view().phase).toBe('filter');
      const text = JSON.stringify(client.views);
      expect(text).not.toContain('gradient-ascent');
      expect(text).not.toContain('0.0123');
    }
  });
});
