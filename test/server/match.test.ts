import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DataMeta } from '../../contract/files/rows.ts';
import type { TrainingMeta } from '../../contract/files/training.ts';
import { parseReplay, type ReplayFile } from '../../contract/replay.ts';
import { decodeSections } from '../../engine/data/sections.ts';
import { seedHash } from '../../engine/match/seeds.ts';
import { verifyRound } from '../../engine/match/verify.ts';
import { attackPoints } from '../../engine/round/costs.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { decodeModel } from '../../engine/victims/codec.ts';
import { openBench } from '../../server/training/bench.ts';
import {
  type Client,
  connectClient,
  createRoom,
  handIn,
  join,
  newId,
  resume,
  seatFetch,
  watch,
} from './support/client.ts';
import { paths } from './support/paths.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

let app: RunningApp;
const clients: Client[] = [];
const connect = async () => {
  const client = await connectClient(app.url);
  clients.push(client);
  return client;
};
beforeAll(async () => {
  app = await runApp();
});
afterAll(async () => {
  for (const client of clients) client.close();
  await app.close();
});

const sections = async (code: string, bout: string, kind: string, token?: string) => {
  const response = await seatFetch(`${app.url}/api/rooms/${code}/bouts/${bout}/${kind}`, token);
  if (response.status !== 200) return { status: response.status, ...(await response.json()) };
  return { status: 200, ...decodeSections(new Uint8Array(await response.arrayBuffer())) };
};

describe('a match over the wire', () => {
  it('SERVER-1 goes from the lobby to a replay that can be verified', async () => {
    const { code, hostToken, joinUrls } = await createRoom(app.url, { pace: 0.3, seed: 11 }); // a reveal lasts 9 s
    expect(joinUrls).toEqual([`${app.url.replace('127.0.0.1', 'localhost')}/r/${code}`]);
    const [host, attackPlan, defencePlan, projector] = [
      await connect(),
      await connect(),
      await connect(),
      await connect(),
    ];
    expect(await resume(host, code, hostToken)).toMatchObject({ ok: true, view: { role: 'host' } });
    const rosa = await join(attackPlan, code, 'Rosa');
    const blaise = await join(defencePlan, code, 'Blaise');
    if (!rosa.ok || !blaise.ok || !rosa.seat || !blaise.seat) throw new Error('no seats');
    await watch(projector, code);
    const tokens = { t1: rosa.seat.token, t2: blaise.seat.token };

    expect(await host.send('host:start', { id: newId() })).toMatchObject({ ok: true });
    for (const round of [1, 2]) {
      const bout = `r${round}b1`;
      const [attacker, defender] = round === 1 ? [attackPlan, defencePlan] : [defencePlan, attackPlan];
      const [attacking, defending] = round === 1 ? (['t1', 't2'] as const) : (['t2', 't1'] as const);
      await host.until((seen) => seen.phase === 'briefing' && seen.round === round);
      await host.send('host:advance', { id: newId(), shown: { phase: 'briefing', round } });
      const view = await attacker.until((seen) => seen.phase === 'prepare' && seen.round === round);
      expect(view).toMatchObject({
        role: 'player',
        attack: { bout, points: attackPoints(SCENARIOS.moons) },
        defend: null,
      });
      await host.send('host:pause', { id: newId() });

      // The data of the round, each for its own eyes only.
      const known = await sections(code, bout, 'known', tokens[attacking]);
      expect(known).toMatchObject({ status: 200, meta: { bout, scenario: 'moons', d: 2, classes: 2 } });
      expect(await sections(code, bout, 'known', tokens[defending])).toMatchObject({
        status: 403,
        code: 'wrong-role',
      });
      expect(await sections(code, bout, 'stream', tokens[defending])).toMatchObject({ status: 409 });

      const plan = { attack: { id: 'flip-insert', params: {} }, epsilon: 0.05 } as const;
      expect(await handIn(defender, round, { attack: plan })).toMatchObject({
        code: 'wrong-role',
      });
      expect(await handIn(attacker, round, { attack: plan })).toMatchObject({ ok: true });
      await host.send('host:resume', { id: newId() });
      await defender.until(
        (seen) => seen.phase === 'filter' && seen.role === 'player' && seen.defend?.streamReady === true,
      );
      await host.send('host:pause', { id: newId() });

      const stream = await sections(code, bout, 'stream', tokens[defending]);
      const { n, d } = (stream as { meta: DataMeta }).meta;
      expect(n).toBe(432); // 400 training rows and as many more as the attackers have points
      expect(stream.blocks.get('x')).toBeInstanceOf(Uint16Array);
      expect(stream.blocks.get('x')).toHaveLength(n * d);
      expect([...stream.blocks.keys()]).toEqual(['x', 'y', 'golden.x', 'golden.y', 'contributor']);
      for (const token of [tokens[attacking], hostToken, undefined]) {
        expect(await sections(code, bout, 'stream', token)).toMatchObject({ status: 403 });
      }
      expect(await sections(code, bout, 'training')).toMatchObject({ status: 409, code: 'wrong-phase' });
      expect(await sections(code, bout, 'reveal', tokens[defending])).toMatchObject({ status: 409 });

      const filters = [{ id: 'loss', params: {} }] as const;
      await handIn(defender, round, { defend: { filters: [...filters] } });
      await host.send('host:resume', { id: newId() });
      await projector.until((seen) => seen.phase === 'train' && seen.round === round);
      const training = await sections(code, bout, 'training');
      const meta = (training as { meta: TrainingMeta }).meta;
      expect(training.blocks.get('kept')).toHaveLength(n);
      expect(decodeModel(training.blocks.get('cleanModel') as Uint8Array).kind).toBe('network');
      expect(meta.frames.length).toBeLessThanOrEqual(meta.count);
      expect([...training.blocks.keys()]).not.toContain('origin');
      // What the defender trusts stays the defender's, also where the stream is everybody's.
      for (const token of [tokens[attacking], hostToken, undefined]) {
        const open = await sections(code, bout, 'stream', token);
        expect([...open.blocks.keys()]).toEqual(['x', 'y', 'contributor']);
        expect(open.blocks.get('x')).toEqual(stream.blocks.get('x'));
      }

      const shown = await projector.until((seen) => seen.phase === 'reveal' && seen.round === round);
      expect(shown.revealed).toMatchObject([
        {
          id: bout,
          round,
          teams: { attack: attacking, defend: defending },
          attack: { plan, byBot: false },
          defend: { byBot: false },
        },
      ]);
      const fates = await sections(code, bout, 'reveal');
      expect([...fates.blocks.keys()].sort()).toEqual([
        'cleanModel',
        'model',
        'origin',
        'places',
        'range',
        'relabelled',
        'removedBy',
        'source',
      ]);
      expect(fates.blocks.get('source')).toBeInstanceOf(Int32Array);
      if (round === 1) await host.send('host:advance', { id: newId() });
    }

    const frames = projector.frames.filter(({ bout }) => bout === 'r1b1');
    expect(frames.length).toBeGreaterThan(3);
    expect(frames.map(({ index }) => index)).toEqual(
      [...frames.keys()].map((i) => i + (frames[0]?.index ?? 0)),
    );
    expect(frames.at(-1)?.index).toBe((frames[0]?.count ?? 0) - 1);
    expect(decodeModel(new Uint8Array(frames[0]?.model as ArrayBuffer)).kind).toBe('network');

    expect((await fetch(`${app.url}/api/rooms/${code}/replay`)).status).toBe(409);
    await host.send('host:advance', { id: newId() });
    const end = await defencePlan.until((seen) => seen.phase === 'over');
    expect(end.history).toHaveLength(2);
    const answer = await fetch(`${app.url}/api/rooms/${code}/replay`);
    const replay: ReplayFile = parseReplay(await answer.text());
    expect(replay).toMatchObject({ code, seed: 11 });
    expect(end.seedHash).toBe(seedHash(replay.seed));

    const { core } = await openBench(paths);
    for (const record of replay.bouts) {
      const well = drawWell(core, 'moons', { pack: null, reserve: null }, record.seed);
      expect((await verifyRound(core, well, record, [])).differences).toEqual([]);
    }
    expect(app.reports).toEqual([]);
  });
});

describe('data of a round', () => {
  it('SERVER-2 unknown rooms, bouts, kinds and seats have an answer of their own', async () => {
    const { code } = await createRoom(app.url);
    expect(await sections('ZZZZZZ', 'r1b1', 'stream')).toMatchObject({ status: 404, code: 'room-unknown' });
    expect(await sections('not-a-code', 'r1b1', 'stream')).toMatchObject({
      status: 404,
      code: 'room-unknown',
    });
    for (const bout of ['r0b1', 'r3b1', 'r1b2', '1', 'NaN', '..%2f']) {
      expect(await sections(code, bout, 'stream')).toMatchObject({ status: 404, code: 'unknown-name' });
    }
    expect(await sections(code, 'r1b1', 'secrets')).toMatchObject({ status: 404, code: 'unknown-name' });
    expect(await sections(code, 'r1b1', 'stream', 'A'.repeat(22))).toMatchObject({
      status: 401,
      code: 'seat-unknown',
    });
    expect(await sections(code, 'r1b1', 'stream', '../../etc')).toMatchObject({
      status: 401,
      code: 'seat-unknown',
    });
  });
});

describe('the seed of a match', () => {
  it('VIEW-10 one that the host has chosen is shown as that to everybody; a drawn one has 128 bits and is held to its hash', async () => {
    for (const chosen of [true, false]) {
      const { code, hostToken } = await createRoom(app.url, chosen ? { seed: 7 } : {});
      const [host, player, watcher] = [await connect(), await connect(), await connect()];
      await resume(host, code, hostToken);
      await join(player, code, 'Rosa');
      await watch(watcher, code);
      const seed = (await app.rooms.find(code))?.match().seed ?? 0;
      if (!chosen) expect(seed).toMatch(/^[0-9a-f]{32}$/);
      for (const client of [host, player, watcher])
        expect(client.view()).toMatchObject({ seedChosen: chosen, seedHash: seedHash(seed) });
    }
  });
});
