import { describe, expect, it } from 'vitest';
import type { Payload } from '../../contract/messages.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { newTeams } from '../../engine/match/teams.ts';
import type { AttackPlan, DefencePlan } from '../../engine/round/plans.ts';
import { hashKey } from '../../server/rooms/secrets.ts';
import type { Trainer } from '../../server/training/trainer.ts';
import { created } from '../match/match-player.ts';
import { type Client, connectClient, handIn, join, newId, resume, seatFetch } from './support/client.ts';
import { createManualClock } from './support/manual-clock.ts';
import { localTrainer, runApp } from './support/running-app.ts';

/** What the team that is varied does: its drafts, what it asks for, and how it defends. */
interface Doings {
  readonly drafts: readonly { readonly by: 0 | 1; readonly plan: AttackPlan }[];
  readonly oracle: boolean;
  readonly defence: DefencePlan;
}
const attack = (id: 'alfa' | 'corner' | 'flip-insert', epsilon: number): AttackPlan => ({
  attack: { id, params: {} },
  epsilon,
});
const QUIET: Doings = {
  drafts: [{ by: 0, plan: attack('alfa', 0.02) }],
  oracle: false,
  defence: { filters: [] },
};
const BUSY: Doings = {
  drafts: [
    { by: 1, plan: attack('flip-insert', 0.01) },
    { by: 0, plan: attack('corner', 0.05) },
    { by: 1, plan: attack('flip-insert', 0.07) },
  ],
  oracle: true,
  defence: { filters: [{ id: 'loss', params: { remove: 0.04 } }], cap: 3 },
};

/** Secrets that are drawn for each seat, and are that seat's own, are written as this. */
const OWN_TOKEN = 'token';

/** Everything that one seat or watcher receives. */
interface Ear {
  readonly heard: string[];
  note(what: string, value: unknown): void;
}
function earOf(client: Client, token = ''): Ear {
  const heard: string[] = [];
  const note = (what: string, value: unknown) => {
    const text = JSON.stringify(value);
    heard.push(`${what} ${token ? text.replaceAll(token, OWN_TOKEN) : text}`);
  };
  client.socket.onAny((event: string, ...rest: unknown[]) => note(event, rest));
  return { heard, note };
}

/**
 * A round of three wells, up to the end of its defence, by a clock and on data that are the same every time. Team 1 has
 * two members and does what is asked of it; teams 2 and 3, and a watcher, do the same in every play.
 *
 * @returns what members of teams 2 and 3 and the watcher were sent, in order
 */
async function play({ drafts, oracle, defence }: Doings): Promise<Record<string, readonly string[]>> {
  const clock = createManualClock();
  const real = await localTrainer();
  let forged = 0;
  const stream: Trainer['stream'] = async (spec) => {
    const file = await real.stream(spec);
    forged++;
    return file;
  };
  const site = { publicUrl: 'http://well.test' };
  const app = await runApp({ clock, trainer: { ...real, stream }, deliveryMillis: () => 4_000, site });
  const code = 'CDEFGH';
  const seed = 'fedcba9876543210fedcba9876543210';
  const opened = { ...created, code, seed, format: 'wells' as const, teams: newTeams(3), at: clock.now() };
  await app.store.create(code, [opened], { seat: 'host', hash: hashKey(seatKeyOf('host-token').key) });

  const clients: Client[] = [];
  const connect = async () => {
    const client = await connectClient(app.url);
    clients.push(client);
    return client;
  };
  const host = await connect();
  await resume(host, code, 'host-token');
  const seated = async (name: string, team: string) => {
    const client = await connect();
    const ack = await join(client, code, name, team);
    if (!ack.ok || !ack.seat) throw new Error(`no seat for ${name}`);
    return { client, token: ack.seat.token };
  };
  const ones = [await seated('Ann', 't1'), await seated('Ada', 't1')] as const;
  const two = await seated('Ben', 't2');
  let three = await seated('Cleo', 't3');
  const watcher = await connect();
  const look = () =>
    watcher.send('room:watch', { protocol: PROTOCOL_VERSION, code, watcher: 'w'.repeat(22) });
  await look();

  const ears = {
    two: earOf(two.client, two.token),
    three: earOf(three.client, three.token),
    watcher: earOf(watcher),
  };
  /** Lets time pass, and everything arrive that was sent. */
  const settle = async (millis = 1_000) => {
    for (const part of [100, millis - 100]) {
      clock.pass(part);
      await Promise.all(clients.map(async ({ socket, raw }) => socket.connected && raw('clock:read', {})));
    }
  };
  /** Every address that says anything of a round, asked by everybody who is not in team 1. */
  const askAll = async () => {
    for (const [ear, token] of [
      [ears.two, two.token],
      [ears.three, three.token],
      [ears.watcher, null],
    ] as const) {
      for (const bout of ['r1b1', 'r1b2'])
        for (const what of [
          'known',
          'stream',
          'samples',
          'training',
          'reveal',
          'models',
          'well',
          'result',
          'explanation',
          `poison/${'0'.repeat(32)}`,
        ]) {
          const url = `${app.url}/api/rooms/${code}/bouts/${bout}/${what}`;
          const answer = await seatFetch(url, token, {}, clock.now());
          const bytes = Buffer.from(await answer.arrayBuffer()).toString('base64');
          // Team 1 attacks the well of team 2: that delivery, and no other, is made of its plan.
          const isMadeOfIt = ear === ears.two && what === 'stream' && answer.ok;
          ear.note(`${bout} ${what} ${answer.status}`, isMadeOfIt ? 'a delivery' : bytes);
          clock.pass(50);
        }
      for (const what of ['export.json', 'export/plans.csv', 'replay', '']) {
        const url = `${app.url}/api/rooms/${code}${what && '/'}${what}`;
        const answer = await seatFetch(url, token, {}, clock.now());
        ear.note(`${what} ${answer.status}`, await answer.text());
      }
    }
  };
  /** A laptop is closed and opened: the whole view again. Somebody else begins to watch. */
  const comeBack = async () => {
    three.client.close();
    await settle();
    three = { ...three, client: await connect() };
    const ear = earOf(three.client, three.token);
    ears.three.heard.push('back');
    three.client.socket.onAny((event: string, ...rest: unknown[]) => ears.three.note(event, rest));
    ear.note('resume', await resume(three.client, code, three.token));
    ears.three.heard.push(...ear.heard);
    ears.watcher.note('watch', await look());
    await settle();
  };

  await host.send('host:start', { id: newId() });
  await host.send('host:advance', { id: newId() });
  await settle();
  for (let turn = 0; turn < 3; turn++) {
    const draft = drafts[turn];
    if (draft)
      await ones[draft.by].client.send('draft:attack', {
        id: newId(),
        round: 1,
        plan: draft.plan,
      } as Payload<'draft:attack'>);
    if (oracle && turn === 1) {
      const codes = Buffer.from(Uint16Array.of(30_000, 50_000).buffer).toString('base64');
      expect(await ones[0].client.send('oracle:buy', { id: newId(), bout: 'r1b1', codes })).toMatchObject({
        ok: true,
      });
    }
    await settle();
    const own = attack('flip-insert', 0.01 * (turn + 1));
    for (const [ear, { client }] of [
      [ears.two, two],
      [ears.three, three],
    ] as const)
      ear.note(
        'ack',
        await client.send('draft:attack', { id: newId(), round: 1, plan: own } as Payload<'draft:attack'>),
      );
    await settle();
  }
  await askAll();
  await comeBack();
  for (const { client } of [ones[0], two, three])
    await client.send('draft:commit', { id: newId(), round: 1, side: 'attack', sure: true });
  await settle(6_000);
  expect(host.view().phase).toBe('filter');

  await expect.poll(() => forged, { timeout: 20_000 }).toBe(3);
  await askAll();
  const audit = async () =>
    ears.three.note('audit', await three.client.send('audit:buy', { id: newId(), bout: 'r1b2', row: 3 }));
  await audit();
  await settle(5_000);
  await audit();
  await ones[1].client.send('draft:defend', { id: newId(), round: 1, plan: defence });
  await settle();
  await comeBack();
  for (const { client } of [two, three]) await handIn(client, 1, { defend: { filters: [] } });
  await settle();
  await askAll();
  const heard = { two: ears.two.heard, three: ears.three.heard, watcher: ears.watcher.heard };
  expect(host.view().phase).toBe('filter');
  for (const client of clients) client.close();
  await app.close();
  expect(app.reports).toEqual([]);
  return heard;
}

describe('what others are sent before the reveal', () => {
  it('VIEW-9 is the same to the byte, whatever a team drafts, asks and plans', async () => {
    const [quiet, busy] = [await play(QUIET), await play(BUSY)];
    for (const who of ['two', 'three', 'watcher']) {
      expect(busy[who]).toEqual(quiet[who]);
      expect(quiet[who]?.length).toBeGreaterThan(60);
    }
  });
});
