import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeStream } from '../../contract/files/stream.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import type { Purchase } from '../../engine/match/bought.ts';
import { createCore } from '../../engine/numeric/create-core.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { accuracy, predict } from '../../engine/victims/predict.ts';
import { apiOf, handIn, newId, resume } from './support/client.ts';
import { paths } from './support/paths.ts';
import { sharedApp } from './support/shared-app.ts';

const scenario = SCENARIOS.moons;
const app = sharedApp();

describe('answers for points over the wire', () => {
  it('PLAN-40, PLAN-43 audits, the oracle and previews tell the truth, to the team that paid', async () => {
    const { code, host, players } = await app.preparing(23);
    const [first, second] = players;
    if (!first || !second) throw new Error('no players');
    const [rosa, blaise] = [first.client, second.client];

    const bought = (answer: unknown) => (answer as { purchase: Purchase }).purchase;
    const bout = 'r1b1';
    const places = Uint16Array.of(30_000, 50_000);
    const codes = Buffer.from(places.buffer).toString('base64');
    const told = bought(await rosa.send('oracle:buy', { id: newId(), bout, codes }));
    const bad = (text: string) => rosa.send('oracle:buy', { id: newId(), bout, codes: text });
    expect(await bad('AAAA')).toMatchObject({ ok: false, code: 'bad-shape' });
    expect(await rosa.send('audit:buy', { id: newId(), bout, row: 1 })).toMatchObject({
      ok: false,
      code: 'wrong-role',
    });
    const plan = { attack: { id: 'flip-insert' as const, params: {} }, epsilon: 0.07 };
    expect(await handIn(rosa, 1, { attack: plan })).toMatchObject({ ok: true });
    await blaise.until((view) => view.role === 'player' && view.defend?.streamReady === true);

    const lost = await blaise.send('audit:buy', { id: newId(), bout, row: 100_000 });
    expect(lost).toMatchObject({ ok: false, code: 'out-of-range' });
    const audited = bought(await blaise.send('audit:buy', { id: newId(), bout, row: 17 }));
    const defence = { filters: [] };
    const preview = bought(await blaise.send('training:buy', { id: newId(), bout, plan: defence }));
    const sphere = { filters: [{ id: 'sphere' as const, params: {} }] };
    await blaise.send('draft:defend', { id: newId(), round: 1, plan: sphere });
    const dear = await blaise.send('audit:buy', { id: newId(), bout, row: 18 });
    expect(dear).toMatchObject({ ok: false, code: 'over-budget' });
    // A team hears again what it has paid for, also after a reload.
    expect(bought(await blaise.send('audit:buy', { id: newId(), bout, row: 17 }))).toEqual(audited);
    const back = await app.connect();
    const again = await resume(back, code, second.token);
    expect(again).toMatchObject({ ok: true, view: { defend: { spent: 5, bought: [audited, preview] } } });
    for (const strange of [rosa, host]) expect(JSON.stringify(strange.view())).not.toContain('"poisoned"');

    const stream = decodeStream(
      await apiOf(app.url).bytes('GET /api/rooms/:code/bouts/:bout/stream', {
        params: { code, bout },
        token: second.token,
      } as never),
    );
    await handIn(back, 1, { defend: defence });
    await host.until((view) => view.phase === 'train');
    await host.send('host:advance', { id: newId() });
    await host.until((view) => view.phase === 'reveal');
    const place = { params: { code, bout } };
    const { origin } = await apiOf(app.url)('GET /api/rooms/:code/bouts/:bout/reveal', place);
    const { model, cleanModel } = await apiOf(app.url)('GET /api/rooms/:code/bouts/:bout/models', place);
    expect(audited).toEqual({ kind: 'audit', row: 17, poisoned: origin[17] !== 0 });
    const core = await createCore(readFileSync(paths.wasmFile));
    const { classes, scores } = predict(core, cleanModel, {
      rows: 1,
      cols: 2,
      values: fromCodes(scenario.quantiser, places, 2),
    });
    expect(told).toEqual({ kind: 'oracle', codes, label: classes[0], score: scores[0] });
    const golden = stream.golden as NonNullable<typeof stream.golden>;
    const trusted = {
      n: golden.y.length,
      d: 2,
      classes: 2,
      x: fromCodes(scenario.quantiser, golden.x, 2),
      y: Int32Array.from(golden.y),
    };
    expect(preview).toEqual({ kind: 'training', plan: defence, accuracy: accuracy(core, model, trusted) });
    expect(app.reports).toEqual([]);
  }, 60_000);
});
