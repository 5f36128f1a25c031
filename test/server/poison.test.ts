import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { decodeKnown } from '../../contract/files/known.ts';
import { decodePoison, encodePoison, POISON_MAX_BYTES, poisonHash } from '../../contract/files/poison.ts';
import { decodeReveal } from '../../contract/files/reveal.ts';
import { parseReplay, rowsOfBout } from '../../contract/replay.ts';
import { seatHeader } from '../../contract/seat-key.ts';
import { fromCodes } from '../../engine/data/quantise.ts';
import { verifyRound } from '../../engine/match/verify.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { eraseRows, flipRows, insertRows, pointRows } from '../../engine/round/hand.ts';
import { isRowsPlan } from '../../engine/round/plans.ts';
import { noPoison } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { openBench } from '../../server/training/bench.ts';
import { apiOf, handIn, newId } from './support/client.ts';
import { paths } from './support/paths.ts';
import { sharedApp } from './support/shared-app.ts';

const scenario = SCENARIOS.moons;
const app = sharedApp();
/** A team of one on each side. */
async function preparing() {
  const { players, ...room } = await app.preparing(11);
  const [attacker, defender] = players;
  if (!attacker || !defender) throw new Error('no players');
  return { ...room, attacker, defender };
}

const put = (code: string, bout: string, token: string | null, file: Uint8Array) =>
  apiOf(app.url)('PUT /api/rooms/:code/bouts/:bout/poison', { params: { code, bout }, token, file });
const get = (code: string, bout: string, token: string | null, hash: string) =>
  apiOf(app.url)('GET /api/rooms/:code/bouts/:bout/poison/:hash', { params: { code, bout, hash }, token });
const refusal = (asked: Promise<unknown>) =>
  asked.then(
    () => 'accepted',
    (error: { code: string }) => error.code,
  );

/** The status that is answered to 4 MiB without a length in the header, sent piece by piece until the answer is there. */
function sentInPieces(path: string, token: string): Promise<number | undefined> {
  const signed = { method: 'PUT', path, at: Date.now(), body: '0'.repeat(64) };
  const headers = { authorization: seatHeader(token, signed), 'content-type': 'application/octet-stream' };
  return new Promise((answered, failed) => {
    const asking = request(`${app.url}${path}`, { method: 'PUT', headers }, ({ statusCode }) => {
      asking.destroy();
      answered(statusCode);
    });
    asking.on('error', failed);
    for (let piece = 0; piece < 64; piece++) asking.write(new Uint8Array(64 * 1024));
  });
}

/** What somebody makes by hand from what they know. */
async function handMade(code: string, token: string) {
  const bytes = await apiOf(app.url).bytes('GET /api/rooms/:code/bouts/:bout/known', {
    params: { code, bout: 'r1b1' },
    token,
  } as never);
  const { meta, rows } = decodeKnown(bytes);
  const known = {
    n: meta.n,
    d: meta.d,
    classes: meta.classes,
    x: fromCodes(scenario.quantiser, rows.x, meta.d),
    y: Int32Array.from(rows.y),
  };
  const ground = { known, quantiser: scenario.quantiser };
  const placed = insertRows(noPoison(known), ground, pointRows(ground, [0.5, 0.5, 1, -0.5], 0));
  return encodePoison(scenario, eraseRows(flipRows(placed, ground, [3, 8]), ground, [17]));
}

describe('rows of poison over the wire', () => {
  it('PLAN-10, PLAN-14, WIRE-42 what a team hands over is what is played, revealed and replayed', async () => {
    const { code, host, attacker, defender } = await preparing();
    const file = await handMade(code, attacker.token);
    const { cost, ...rows } = await put(code, 'r1b1', attacker.token, file);
    expect(rows).toEqual({
      hash: poisonHash(file),
      inserted: 2,
      flipped: 2,
      mutated: 0,
      removed: 1,
      accounts: 1,
    });
    expect(cost).toBe(7);
    expect(await get(code, 'r1b1', attacker.token, rows.hash)).toEqual(file);

    const unplayed = encodePoison(scenario, { ...decodePoison(scenario, file), removed: new Int32Array(0) });
    await put(code, 'r1b1', attacker.token, unplayed);
    const kept = () => app.store.bytesKept(code, { bout: 'r1b1', team: 't1' });
    expect(await kept()).toBe(file.length + unplayed.length);

    const plan = { rows, made: ['hand' as const] };
    expect(await handIn(attacker.client, 1, { attack: plan })).toMatchObject({ ok: true });
    await defender.client.until((view) => view.phase === 'filter');
    await handIn(defender.client, 1, { defend: { filters: [] } });
    await defender.client.until(
      (view) => view.phase === 'train' && (view.bouts[0]?.committed.defend ?? false),
    );
    const reveal = async () => {
      await host.send('host:advance', { id: newId() });
      const reached = await host.until((view) => view.phase === 'reveal' || view.phase === 'over');
      return reached.revealed[0];
    };
    const shown = await reveal();
    expect(shown?.attack).toEqual({ plan, byBot: false, by: 'Rosa', how: 'captain' });
    expect(shown?.summary).toMatchObject({ poisonRows: 4, streamRows: 432 });
    const { origin } = decodeReveal(
      await apiOf(app.url).bytes('GET /api/rooms/:code/bouts/:bout/reveal', {
        params: { code, bout: 'r1b1' },
      } as never),
    );
    expect([0, 1, 2, 3].map((kind) => origin.filter((from) => from === kind).length)).toEqual([428, 2, 2, 0]);

    // What was drafted and not played is thrown away.
    await expect.poll(kept).toBe(file.length);

    // The second round is played by bots; then the replay has the rows and needs no attack.
    for (let step = 0; step < 40 && host.view().phase !== 'over'; step++) {
      await host.send('host:advance', { id: newId() });
      await new Promise((wake) => setTimeout(wake, 150));
    }
    const text = await (await fetch(`${app.url}/api/rooms/${code}/replay`)).text();
    const replay = parseReplay(text);
    const { core } = await openBench(paths);
    for (const record of replay.bouts) {
      const bytes = rowsOfBout(replay, record);
      expect(bytes).toHaveLength(isRowsPlan(record.attack.plan) ? 1 : 0);
      const well = drawWell(core, 'moons', { pack: null, reserve: null }, record.seed);
      const poison = bytes.map((file) => decodePoison(scenario, file));
      expect((await verifyRound(core, well, record, poison)).differences).toEqual([]);
    }
    const forged = JSON.parse(text) as { rows: Record<string, string> };
    forged.rows[rows.hash] = Buffer.from(unplayed).toString('base64');
    expect(() => parseReplay(JSON.stringify(forged))).toThrow(/what their name says/);
    expect(() => parseReplay(JSON.stringify({ ...forged, rows: {} }))).toThrow(/are missing/);
    expect(app.reports).toEqual([]);
  }, 60_000);

  it('PLAN-11 only seats that attack in the bout hand rows over, while it is prepared, and get them back', async () => {
    const { code, attacker, defender } = await preparing();
    const file = await handMade(code, attacker.token);
    const { hash } = await put(code, 'r1b1', attacker.token, file);
    expect(await refusal(put(code, 'r1b1', defender.token, file))).toBe('wrong-role');
    expect(await refusal(put(code, 'r1b1', null, file))).toBe('wrong-role');
    expect(await refusal(put(code, 'r2b1', defender.token, file))).toBe('wrong-phase');
    expect(await refusal(put(code, 'r9b1', attacker.token, file))).toBe('unknown-name');
    expect(await refusal(put(code, 'r1b1', 'no-such-token', file))).toBe('seat-unknown');
    expect(await refusal(get(code, 'r1b1', defender.token, hash))).toBe('wrong-role');
    expect(await refusal(get(code, 'r1b1', null, hash))).toBe('wrong-role');
    expect(await refusal(get(code, 'r2b1', defender.token, hash))).toBe('unknown-name');
    expect(await refusal(get(code, 'r1b1', attacker.token, '0'.repeat(32)))).toBe('unknown-name');
    const other = await preparing();
    expect(await refusal(get(other.code, 'r1b1', other.attacker.token, hash))).toBe('unknown-name');
  });

  it('PLAN-12 a plan names rows that its own team has handed over for the bout, and says what is in them', async () => {
    const { code, attacker } = await preparing();
    const file = await handMade(code, attacker.token);
    const commit = (plan: object) =>
      attacker.client.send('draft:attack', { id: newId(), round: 1, plan: plan as never });
    const rows = { hash: poisonHash(file), inserted: 2, flipped: 2, mutated: 0, removed: 1, accounts: 1 };
    expect(await commit({ rows, made: [] })).toMatchObject({ ok: false, code: 'unknown-name' });
    await put(code, 'r1b1', attacker.token, file);
    const cheaper = { ...rows, removed: 0 };
    expect(await commit({ rows: cheaper, made: [] })).toMatchObject({ ok: false, code: 'bad-payload' });
    expect(await commit({ rows, made: ['dictionary'] })).toMatchObject({ ok: false, code: 'unknown-name' });
    expect(await commit({ rows, made: [] })).toMatchObject({ ok: true });
  });

  it('PLAN-13 a file that no round takes is refused, and no more of it is read than a file may have', async () => {
    const { code, attacker } = await preparing();
    const file = await handMade(code, attacker.token);
    const rows = decodePoison(scenario, file);
    const send = (bytes: Uint8Array) => refusal(put(code, 'r1b1', attacker.token, bytes));
    const ground = { known: { ...rows.inserted, n: 200 }, quantiser: scenario.quantiser };
    const many = insertRows(rows, ground, pointRows(ground, new Float32Array(60), 1));
    expect(await send(encodePoison(scenario, many))).toBe('over-budget');
    expect(await send(encodePoison(scenario, { ...rows, removed: Int32Array.of(200) }))).toBe('out-of-range');
    expect(await send(encodePoison({ ...scenario, id: 'fog-2' }, rows))).toBe('bad-file');
    expect(await send(file.subarray(9))).toBe('bad-file');
    expect(await send(new Uint8Array(POISON_MAX_BYTES + 1))).toBe('too-large');
    expect(await sentInPieces(`/api/rooms/${code}/bouts/r1b1/poison`, attacker.token)).toBe(413);
    expect(app.reports).toEqual([]);
  });
});

describe('the store of files', () => {
  const events = (code: string) => [{ type: 'room-created', code, at: 1 }] as never;
  const host = { seat: 'host', hash: 'h' };

  it('PLAN-14 keeps files by room, bout, team and name, counts them, and throws away what nobody names', async () => {
    const { store } = app;
    await store.create('FFFFFF', events('FFFFFF'), host);
    const place = { bout: 'r1b1', team: 't1', hash: 'a'.repeat(32) };
    const bytes = Uint8Array.of(0, 255, 7);
    await store.keepFile('FFFFFF', place, bytes);
    await store.keepFile('FFFFFF', place, bytes);
    await store.keepFile('FFFFFF', { ...place, hash: 'b'.repeat(32) }, Uint8Array.of(1));
    expect(await store.file('FFFFFF', place)).toEqual(bytes);
    expect(await store.bytesKept('FFFFFF', place)).toBe(4);
    for (const strange of [{ bout: 'r2b1' }, { team: 't2' }, { hash: 'c'.repeat(32) }])
      expect(await store.file('FFFFFF', { ...place, ...strange })).toBeNull();
    expect(await store.file('GGGGGG', place)).toBeNull();
    await store.dropFiles('FFFFFF', [place]);
    expect(await store.bytesKept('FFFFFF', place)).toBe(3);
    await store.dropFiles('FFFFFF', []);
    expect(await store.bytesKept('FFFFFF', place)).toBe(0);
  });
});
