import { describe, expect, it } from 'vitest';
import { decodePoison, encodePoison } from '../../contract/files/poison.ts';
import { parseReplay, rowsOfBout } from '../../contract/replay.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { verifyRound } from '../../engine/match/verify.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { flipRows } from '../../engine/round/hand.ts';
import { noPoison } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { openBench } from '../../server/training/bench.ts';
import { apiOf, handIn, newId } from './support/client.ts';
import { paths } from './support/paths.ts';
import { sharedApp } from './support/shared-app.ts';

const scenario = SCENARIOS.moons;
const app = sharedApp();

describe('points that a team splits, over the wire', () => {
  it('PLAN-55 each member sends a part, and reveal, export and replay say what it did', async () => {
    const { code, host, hostToken, players } = await app.preparing(31, ['Ann', 'Ben', 'Cleo']);
    const [ann, ben, cleo] = players;
    if (!ann || !ben || !cleo) throw new Error('no players');
    const api = apiOf(app.url);
    const params = { code, bout: 'r1b1' };
    const split = { id: newId(), round: 1, shares: 'even' as const };
    expect(await cleo.client.send('draft:split', split)).toMatchObject({ code: 'captain-needed' });
    expect(await ann.client.send('draft:split', { ...split, id: newId() })).toMatchObject({ ok: true });

    const { rows: coded } = await api('GET /api/rooms/:code/bouts/:bout/known', {
      params,
      token: cleo.token,
    });
    const x = fromCodes(scenario.quantiser, coded.x, 2);
    const known = { n: coded.y.length, d: 2, classes: 2, x, y: Int32Array.from(coded.y) };
    const ground = { known, quantiser: scenario.quantiser };
    const made = flipRows(noPoison(known), ground, [0, 1, 2, 3, 4, 5]);
    const file = encodePoison(scenario, made);
    const put = { params, token: cleo.token, file };
    const { cost: _cost, ...rows } = await api('PUT /api/rooms/:code/bouts/:bout/poison', put);
    const byHand = { rows, made: ['hand' as const] };
    expect(await cleo.client.send('draft:attack', { id: newId(), round: 1, plan: byHand })).toMatchObject({
      ok: true,
    });
    const recipe = { attack: { id: 'far-flip' as const, params: {} }, epsilon: 4 / scenario.trainRows };
    expect(await handIn(ann.client, 1, { attack: recipe })).toMatchObject({ ok: true });
    await ben.client.until((view) => view.phase === 'filter');
    expect(await handIn(ben.client, 1, { defend: { filters: [] } })).toMatchObject({ ok: true });
    await host.until((view) => view.phase === 'train');
    for (let step = 0; step < 60 && host.view().phase !== 'reveal'; step++) {
      await host.send('host:advance', { id: newId(), shown: { phase: 'train', round: 1 } });
      await new Promise((wake) => setTimeout(wake, 100));
    }

    const [bout] = host.view().revealed;
    expect(bout?.attack).toMatchObject({ members: ['Cleo', 'Ann'], plan: { parts: [{}, { plan: recipe }] } });
    expect(bout?.summary.parts).toMatchObject([
      { rows: 6, through: 6 },
      { rows: 4, through: 4 },
    ]);
    const reveal = await api('GET /api/rooms/:code/bouts/:bout/reveal', { params, token: null });
    const count = (part: number) => reveal.part?.filter((each) => each === part).length;
    expect([count(1), count(2)]).toEqual([6, 4]);
    const { parts } = await api('GET /api/rooms/:code/export.json', { params: { code }, token: hostToken });
    expect(parts).toMatchObject([
      { bout: 'r1b1', team: 't1', nickname: 'Cleo', rows: 6 },
      { bout: 'r1b1', team: 't1', nickname: 'Ann', rows: 4 },
    ]);

    await host.send('host:end', { id: newId() });
    await host.until((view) => view.phase === 'over');
    const text = await (await fetch(`${app.url}/api/rooms/${code}/replay`)).text();
    const replay = parseReplay(text);
    const [record] = replay.bouts;
    if (!record) throw new Error('no bout in the replay');
    const { core } = await openBench(paths);
    const well = drawWell(core, 'moons', { pack: null, reserve: null }, record.seed);
    const poison = rowsOfBout(replay, record).map((each) => decodePoison(scenario, each));
    expect(poison).toHaveLength(1);
    expect((await verifyRound(core, well, record, poison)).differences).toEqual([]);
    expect(app.reports).toEqual([]);
  });
});
