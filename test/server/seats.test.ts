import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import {
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

const seatOf = (ack: Awaited<ReturnType<typeof join>>) => {
  if (!ack.ok || !ack.seat) throw new Error(`no seat: ${JSON.stringify(ack)}`);
  return ack.seat;
};
/** Lets time pass until a phase is seen. */
const passesTo = (phase: string, client: Client) =>
  expect
    .poll(() => {
      clock.pass(1_000);
      return client.view().phase;
    })
    .toBe(phase);
/** Lets views that are held back for a moment go out. */
const settle = async (client: Client) => {
  clock.pass(100);
  await client.raw('room:watch', {}); // an answered message: what was sent before it has arrived
};

describe('seats', () => {
  it('SERVER-10 a player who was away for 30 s gets the seat back with its state', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan, defencePlan] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    const seat = seatOf(await join(attackPlan, code, 'Rosa'));
    await join(defencePlan, code, 'Blaise');
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    attackPlan.close();
    await expect
      .poll(() => {
        clock.pass(100);
        return host.view().players.find(({ id }) => id === seat.player)?.connected;
      })
      .toBe(false);
    clock.pass(30_000);

    const back = await connect();
    const ack = await resume(back, code, seat.token);
    expect(ack).toMatchObject({
      ok: true,
      view: { attack: { bout: 'r1b1' }, defend: null, phase: 'prepare', you: seat.player },
    });
    const plan = { attack: { id: 'corner', params: {} }, epsilon: 0.02 } as const;
    expect(await handIn(back, 1, { attack: plan })).toMatchObject({ ok: true });
    await passesTo('filter', host);
    back.close();
    const again = await connect();
    expect(await resume(again, code, seat.token)).toMatchObject({
      view: { phase: 'filter', attack: { plan } },
    });
  });

  it('SERVER-11 the newest connection wins the seat, and the older one is told', async () => {
    const { code } = await createRoom(app.url);
    const [first, second] = [await connect(), await connect()];
    const seat = seatOf(await join(first, code, 'Rosa'));
    expect(await resume(second, code, seat.token)).toMatchObject({ ok: true });
    await settle(first);
    expect(first.lost).toEqual(['seat-taken-over']);
    expect(await first.send('team:choose', { id: newId(), team: 't2' })).toMatchObject({
      code: 'seat-needed',
    });
    expect(await second.send('team:choose', { id: newId(), team: 't2' })).toMatchObject({ ok: true });
    first.close();
    await settle(second);
    expect(second.view().players[0]).toMatchObject({ connected: true });
  });

  it('SERVER-12 a token that opens nothing is refused; a name is no token', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const other = await createRoom(app.url);
    const client = await connect();
    const forged = ['A'.repeat(22), hostToken.slice(0, 9), `${hostToken}x`, 'Rosa', '{"token":1}', '💥'];
    for (const token of forged) {
      expect(await resume(client, code, token)).toMatchObject({ ok: false, code: 'seat-unknown' });
      const answer = await seatFetch(`${app.url}/api/rooms/${code}`, token, {}, clock.now());
      expect([answer.status, (await answer.json()).code]).toEqual([401, 'seat-unknown']);
    }
    expect(await resume(client, other.code, hostToken)).toMatchObject({ ok: false, code: 'seat-unknown' });
    expect(await client.send('host:start', { id: newId() })).toMatchObject({ code: 'seat-needed' });
  });

  it('SERVER-13 a kicked or leaving player loses the seat for good', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan, defencePlan] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    const rosa = seatOf(await join(attackPlan, code, 'Rosa'));
    const blaise = seatOf(await join(defencePlan, code, 'Blaise'));
    await host.send('host:kick', { id: newId(), player: rosa.player });
    await settle(attackPlan);
    expect(attackPlan.lost).toEqual(['seat-expired']);
    expect(await resume(attackPlan, code, rosa.token)).toMatchObject({ code: 'seat-expired' });
    expect(await defencePlan.send('room:leave', { id: newId() })).toMatchObject({ ok: true });
    expect(await resume(defencePlan, code, blaise.token)).toMatchObject({ code: 'seat-expired' });
    await settle(host);
    expect(host.view().players).toEqual([]);
  });

  it('SERVER-14 a join that is sent again after a lost answer finds the same seat', async () => {
    const { code } = await createRoom(app.url);
    const [first, second] = [await connect(), await connect()];
    const [id, token] = [newId(), newToken()];
    const before = seatOf(await join(first, code, 'Rosa', undefined, id, token));
    const after = seatOf(await join(second, code, 'Rosa', undefined, id, token));
    expect(after.player).toBe(before.player);
    expect(second.view().players).toHaveLength(1);
    expect(await join(await connect(), code, 'Rosa', undefined, id)).toMatchObject({ code: 'conflict' });
    expect(await join(await connect(), code, 'Else', undefined, newId(), token)).toMatchObject({
      code: 'conflict',
    });
    expect(await resume(await connect(), code, token)).toMatchObject({ ok: true });
    clock.pass(200_000);
    expect(await join(await connect(), code, 'Rosa', undefined, id, token)).toMatchObject({
      code: 'seat-expired',
    });
  });

  it('SERVER-17 a command ahead of its seat is told so, changes nothing, and is done under the same id later', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan] = [await connect(), await connect()];
    const { token } = seatOf(await join(attackPlan, code, 'Rosa', 't1'));
    attackPlan.close();
    const [start, move, leave] = [newId(), newId(), newId()];
    const woken = await connect();
    expect(await host.send('host:start', { id: start })).toMatchObject({ code: 'seat-needed' });
    expect(await woken.send('team:choose', { id: move, team: 't2' })).toMatchObject({
      code: 'seat-needed',
    });
    expect(await woken.send('room:leave', { id: leave })).toMatchObject({ code: 'seat-needed' });
    await resume(host, code, hostToken);
    await resume(woken, code, token);
    expect(woken.view().players).toMatchObject([{ nickname: 'Rosa', team: 't1' }]);
    expect(await woken.send('team:choose', { id: move, team: 't2' })).toMatchObject({ ok: true });
    expect(await woken.send('room:leave', { id: leave })).toMatchObject({ ok: true });
    expect(await woken.send('room:leave', { id: leave })).toMatchObject({ ok: true });
    await settle(host);
    expect(host.view().players).toEqual([]);
  });

  it('SERVER-18 everything that shows a time says what time it is on the server', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const host = await connect();
    await resume(host, code, hostToken);
    await join(await connect(), code, 'Rosa');
    await host.send('host:start', { id: newId() });
    clock.pass(3_000);
    expect(await host.send('clock:read', {})).toEqual({ ok: true, now: clock.now() });
    expect(await (await connect()).send('clock:read', {})).toEqual({ ok: true, now: clock.now() });
    expect(await host.send('host:extend', { id: newId(), millis: 5_000 })).toMatchObject({
      now: clock.now(),
    });
    const extendedAt = clock.now();
    await settle(host);
    expect(host.views.at(-1)?.now).toBe(extendedAt); // a new clock waits for nothing
  });

  it('MATCH-15 whoever leaves in a round and joins again watches, on the old team, and is handed no plan', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan, defencePlan] = [await connect(), await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(attackPlan, code, 'Rosa', 't1');
    const { token } = seatOf(await join(defencePlan, code, 'Blaise', 't2'));
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    const plan = { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.0123456 } as const;
    await handIn(attackPlan, 1, { attack: plan });
    await defencePlan.send('room:leave', { id: newId() });

    // From the same connection under another name, from another browser with the old token, by the old name.
    expect(await join(defencePlan, code, 'Nobody', 't1')).toMatchObject({ code: 'team-fixed' });
    const other = await connect();
    const wish = { protocol: PROTOCOL_VERSION, code, team: 't1' } as const;
    expect(
      await other.send('room:join', {
        ...wish,
        id: newId(),
        nickname: 'Else',
        token: newToken(),
        former: token,
      }),
    ).toMatchObject({ code: 'team-fixed' });
    expect(await join(other, code, 'Blaise', 't1')).toMatchObject({ code: 'team-fixed' });
    // Without a wish the token leads back to the old team, under any name, though the other one is as small.
    const { team: _team, ...anyTeam } = wish;
    const back = await connect();
    await back.send('room:join', {
      ...anyTeam,
      id: newId(),
      nickname: 'Again',
      token: newToken(),
      former: token,
    });
    expect(back.view().players.find(({ nickname }) => nickname === 'Again')?.team).toBe('t2');
    await back.send('room:leave', { id: newId() });

    const stranger = await connect();
    const ack = await join(stranger, code, 'Sybil', 't1');
    expect(ack).toMatchObject({
      ok: true,
      view: { role: 'player', you: expect.any(String), attack: null, defend: null },
    });
    expect(JSON.stringify(ack)).not.toContain('gradient-ascent');
    const url = `${app.url}/api/rooms/${code}/bouts/r1b1/known`;
    const known = await seatFetch(url, seatOf(ack).token, {}, clock.now());
    expect(known.status).toBe(403);
    expect(await join(defencePlan, code, 'Blaise')).toMatchObject({
      ok: true,
      view: { attack: null, defend: null },
    });
  });

  it('SERVER-15 a command that is sent again does nothing twice', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan] = [await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(attackPlan, code, 'Rosa');
    await host.send('host:start', { id: newId() });
    const id = newId();
    const once = await host.send('host:extend', { id, millis: 10_000 });
    const twice = await host.send('host:extend', { id, millis: 10_000 });
    if (!once.ok || !twice.ok) throw new Error('refused');
    expect(twice.seq).toBe(once.seq);
    await settle(host);
    expect(host.view().endsAt).toBeLessThanOrEqual(clock.now() + 30_000);
  });

  it('SERVER-16 tokens and keys are nowhere in the log', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const seat = seatOf(await join(await connect(), code, 'Rosa'));
    const log = JSON.stringify([await app.store.load(code), await app.store.seats(code)]);
    for (const token of [hostToken, seat.token]) {
      expect(log).not.toContain(token);
      expect(log).not.toContain(seatKeyOf(token).key);
    }
    const hashes = (await app.store.seats(code)).map(({ seat: holder, hash }) => [holder, hash.length]);
    expect(hashes).toEqual([
      ['host', 64],
      [seat.player, 64],
    ]);
  });

  it('MATCH-7 a phase that is over already is not ended again over the wire', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan] = [await connect(), await connect()];
    await resume(host, code, hostToken);
    await join(attackPlan, code, 'Rosa');
    await host.send('host:start', { id: newId() });
    const end = () => host.send('host:advance', { id: newId(), shown: { phase: 'briefing', round: 1 } });
    expect(await end()).toMatchObject({ ok: true });
    expect(await end()).toMatchObject({ ok: false, code: 'wrong-phase' });
    await settle(host);
    expect(host.view().phase).toBe('prepare');
  });

  it('VIEW-5 a watcher and a player see what their role may, over the wire', async () => {
    const { code, hostToken } = await createRoom(app.url);
    const [host, attackPlan, defencePlan, projector] = [
      await connect(),
      await connect(),
      await connect(),
      await connect(),
    ];
    await resume(host, code, hostToken);
    await join(attackPlan, code, 'Rosa');
    await join(defencePlan, code, 'Blaise');
    await watch(projector, code);
    await host.send('host:start', { id: newId() });
    await host.send('host:advance', { id: newId() });
    const plan = { attack: { id: 'gradient-ascent', params: {} }, epsilon: 0.0123456 } as const;
    await handIn(attackPlan, 1, { attack: plan });
    await passesTo('filter', host);
    await settle(projector);
    for (const client of [host, defencePlan, projector]) {
      await settle(client);
      expect(client.view().phase).toBe('filter');
      const text = JSON.stringify(client.views);
      expect(text).not.toContain('gradient-ascent');
      expect(text).not.toContain('0.0123');
    }
  });
});
