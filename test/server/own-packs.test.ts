import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { makeMoons } from '../../engine/data/moons.ts';
import { encodePack } from '../../engine/data/pack.ts';
import type { ErrorCode } from '../../engine/errors.ts';
import { createRandom } from '../../engine/random.ts';
import { drawWell } from '../../engine/round/draw-well.ts';
import { openRound } from '../../engine/round/round.ts';
import type { Well } from '../../engine/round/scenario.ts';
import { spareRowsOf } from '../../engine/round/spare.ts';
import { loadWell } from '../../engine/round/well.ts';
import { buildHostPack } from '../../instrument/packs/host-pack.ts';
import { parseManifest } from '../../instrument/packs/manifest.ts';
import { openShelf } from '../../server/scenarios/shelf.ts';
import { hexSeed, rowKeys } from '../support/drawn-wells.ts';
import { testCore } from '../support/test-core.ts';
import { connectClient, newId, newToken, join as takeSeat } from './support/client.ts';
import { paths } from './support/paths.ts';
import { runApp } from './support/running-app.ts';

const folder = mkdtempSync(join(tmpdir(), 'poisoned-well-own-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const { n, x, y } = makeMoons(await testCore(), 300, 0.2, createRandom(1));
const rows = Array.from({ length: n }, (_, i) => `${x[2 * i]},${x[2 * i + 1]},${y[i] ? 'murky' : 'clear'}`);
const fileOf = (lines: readonly string[]) =>
  new Map([['river.csv', new TextEncoder().encode(`east,north,kind\n${lines.join('\n')}\n`)]]);
const files = fileOf(rows);
/** The same rows under the labels of others: there is nothing to learn. */
const order = createRandom(2).permutation(n);
const shuffled = fileOf(
  rows.map((row, i) => row.replace(/[a-z]+$/, (rows[order[i] as number] as string).split(',')[2] as string)),
);

function packCalled(id: string, from = files): Uint8Array {
  const manifest = {
    format: 'poisoned-well-data',
    version: 1,
    id,
    title: 'My river',
    train: 'river.csv',
    label: 'kind',
    provenance: { source: 'a river', version: '2024', licence: 'CC0-1.0', citation: 'measured by hand' },
  };
  return encodePack(buildHostPack(parseManifest('river.json', JSON.stringify(manifest)), from).pack);
}

writeFileSync(join(folder, 'my-river.pack'), packCalled('my-river'));
writeFileSync(join(folder, 'other-name.pack'), packCalled('a-river'));
writeFileSync(join(folder, 'moons.pack'), packCalled('moons'));
writeFileSync(join(folder, 'broken.pack'), 'no pack');
writeFileSync(join(folder, 'notes.txt'), 'not for the game');

it('SERVER-70 the packs of the host’s folder are opened; what cannot be played is left out and says why', () => {
  const reports: Error[] = [];
  const shelf = openShelf({ ...paths, ownPacksDir: folder }, (error) => reports.push(error as Error));
  expect(shelf.own.map(({ id }) => id)).toEqual(['my-river']);
  expect(shelf.scenario('my-river')).toMatchObject({
    texts: { title: 'My river', classNames: ['clear', 'murky'] },
  });
  expect(shelf.scenario('moons')).not.toHaveProperty('texts');
  expect(shelf.scenario('a-river')).toBeUndefined();
  expect(reports.map(({ message }) => message)).toEqual([
    expect.stringContaining('broken.pack is left out'),
    expect.stringContaining('the game has a scenario moons'),
    expect.stringContaining('name the file a-river.pack'),
  ]);
});

it('SERVER-72 a pack whose clean model has learnt next to nothing is left out at the start, and says why', async () => {
  const dull = mkdtempSync(join(folder, 'dull-'));
  writeFileSync(join(dull, 'my-river.pack'), packCalled('my-river'));
  writeFileSync(join(dull, 'noise.pack'), packCalled('noise', shuffled));
  const app = await runApp({ ownPacksDir: dull });
  const listed = await (await fetch(`${app.url}/api/scenarios`)).json();
  expect(listed).toMatchObject({ own: [{ id: 'my-river' }] });
  expect(app.reports.map(String)).toEqual([
    expect.stringMatching(/noise\.pack is left out: .*a round needs/),
  ]);
  await app.close();
});

it('SERVER-71 a scenario whose data are not prepared cannot be hosted', () => {
  const bare = openShelf({ packsDir: folder, ownPacksDir: join(folder, 'none') }, () => {});
  expect(bare.scenario('digits-4v9')).toBeUndefined();
  expect(bare.scenario('fog-8')).toBeDefined();
  expect(bare.own).toEqual([]);
});

it('SERVER-70 a match is played on a host’s own data, and the page can fetch them', async () => {
  const app = await runApp({ ownPacksDir: folder });
  const listed = await (await fetch(`${app.url}/api/scenarios`)).json();
  expect(listed).toMatchObject({ own: [{ id: 'my-river', victim: 'logistic' }] });
  const pack = await fetch(`${app.url}/packs/my-river.pack`);
  expect(new Uint8Array(await pack.arrayBuffer())).toEqual(packCalled('my-river'));
  expect((await fetch(`${app.url}/packs/none.pack`)).status).toBe(404);

  const hostToken = newToken();
  const { key } = seatKeyOf(hostToken);
  const create = (scenario: string) =>
    fetch(`${app.url}/api/rooms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ format: 'duel', scenarios: [scenario], pace: 0.02, seed: 1, key }),
    });
  const refused = await create('a-river');
  expect(refused.status).toBe(404);
  expect(((await refused.json()) as { code: ErrorCode }).code).toBe('unknown-name');

  const { code } = (await (await create('my-river')).json()) as { code: string };
  const [host, player] = [await connectClient(app.url), await connectClient(app.url)];
  await host.send('room:resume', { protocol: PROTOCOL_VERSION, code, token: hostToken });
  await takeSeat(player, code, 'Rosa');
  await host.send('host:start', { id: newId() });
  const { history } = await player.until(({ phase }) => phase === 'over', 60_000); // bots play
  expect(history).toHaveLength(2);
  expect(history[0]?.scenario).toBe('my-river');
  expect(history[0]?.summary.cleanAccuracy).toBeGreaterThan(0.8);
  host.close();
  player.close();
  await app.close();
});

it('WELL-8 a bout on own data deals their rows anew, and its deliveries have one size', async () => {
  const core = await testCore();
  const pack = packCalled('my-river');
  const whole = loadWell(core, 'my-river', pack, 1);
  const [first, second] = [1, 2].map((k) =>
    drawWell(core, 'my-river', { pack, reserve: null }, hexSeed(k)),
  ) as [Well, Well];
  expect(first.train.n).toBe(whole.train.n);
  expect(first.train.n + first.test.n + (first.spare?.rows.n ?? 0)).toBe(whole.train.n + whole.test.n);
  expect(first.spare?.rows.n).toBe(spareRowsOf(whole.scenario));
  expect(first.train.x).not.toEqual(second.train.x);
  const every = (well: Well) =>
    [well.train, well.test, ...(well.spare ? [well.spare.rows] : [])].flatMap(rowKeys).sort();
  expect(every(first)).toEqual(every(whole));
  const round = await openRound(core, first, hexSeed(1), { attacks: [] });
  const sizes = [0, 0.02, 0.05].map(
    (epsilon) => round.deliver({ attack: { id: 'flip-insert', params: {} }, epsilon }).stream.n,
  );
  expect(new Set(sizes).size).toBe(1);
});
