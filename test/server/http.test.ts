import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { createRoom } from './support/client.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

const publicDir = mkdtempSync(join(tmpdir(), 'poisoned-well-public-'));
let app: RunningApp;
beforeAll(async () => {
  mkdirSync(join(publicDir, 'assets'));
  writeFileSync(join(publicDir, 'index.html'), '<!doctype html><title>the page</title>');
  writeFileSync(join(publicDir, 'assets', 'main-abc123.js'), 'export {};');
  app = await runApp({ publicDir });
});
afterAll(async () => {
  await app.close();
  rmSync(publicDir, { recursive: true, force: true });
});

const get = (path: string) => fetch(`${app.url}${path}`);
const post = (body: string, type = 'application/json') =>
  fetch(`${app.url}/api/rooms`, { method: 'POST', headers: { 'content-type': type }, body });

describe('over HTTP', () => {
  it('SERVER-3 every answer forbids code and data from elsewhere, and none asks for https', async () => {
    for (const path of ['/', '/healthz', '/api/rooms/ZZZZZZ', '/assets/main-abc123.js', '/no/such.file']) {
      const { headers } = await get(path);
      const policy = headers.get('content-security-policy') ?? '';
      expect(policy).toContain("default-src 'self'");
      expect(policy).toContain(`ws://${new URL(app.url).host}`);
      expect(policy).not.toMatch(/unsafe-inline|unsafe-eval'.*unsafe-eval|https:|upgrade-insecure|\*/);
      expect(headers.get('strict-transport-security')).toBeNull();
      expect(headers.get('x-powered-by')).toBeNull();
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });

  it('SERVER-4 the paths of the page give the page; files and the API do not', async () => {
    for (const path of [
      '/',
      '/lab',
      '/r/ABCDEF',
      '/host/ABCDEF',
      '/watch/ABCDEF',
      '/replay/ABCDEF',
      '/what-is-this',
    ]) {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toContain('the page');
      expect(answer.headers.get('cache-control')).toBe('no-cache');
    }
    const asset = await get('/assets/main-abc123.js');
    expect(asset.headers.get('cache-control')).toContain('immutable');
    for (const path of [
      '/assets/gone.js',
      '/packs/gone.pack',
      '/favicon.gone',
      '/api/gone',
      '/../package.json',
      '/packs/..%2f..%2fpackage.json',
      '/packs/%ff',
      '/assets/%00',
    ]) {
      const answer = await get(path);
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ code: 'unknown-name', message: expect.any(String) });
    }
    expect((await fetch(`${app.url}/lab`, { method: 'POST' })).status).toBe(404);
  });

  it('SERVER-5 says that it is well, and with which protocol', async () => {
    expect(await (await get('/healthz')).json()).toEqual({
      ok: true,
      version: 'test',
      protocol: PROTOCOL_VERSION,
    });
    expect((await get('/readyz')).status).toBe(200);
  });

  it('SERVER-2 a room that cannot be made is refused with a code', async () => {
    const { key } = seatKeyOf('a host');
    const wish = (rest: string) => `{"key":"${key}",${rest}}`;
    const cases: [string, number, string][] = [
      ['{"scenarios":["mo', 400, 'bad-payload'],
      ['[]', 400, 'bad-payload'],
      ['{}', 400, 'bad-payload'],
      ['{"scenarios":["moons"]}', 400, 'bad-payload'],
      ['{"scenarios":["moons"],"key":"a"}', 400, 'bad-payload'],
      [wish('"scenarios":[]'), 400, 'bad-payload'],
      [wish(`"scenarios":${JSON.stringify(Array(9).fill('moons'))}`), 400, 'bad-payload'],
      [wish('"scenarios":["moons"],"more":1'), 400, 'bad-payload'],
      [wish('"scenarios":["moons"],"pace":0'), 400, 'bad-payload'],
      [wish('"scenarios":["moons"],"pace":1e999'), 400, 'bad-payload'],
      [wish('"scenarios":["moons"],"seed":-1'), 400, 'bad-payload'],
      [wish('"scenarios":["atlantis"]'), 404, 'unknown-name'],
      [wish('"scenarios":["__proto__"]'), 404, 'unknown-name'],
      [wish(`"scenarios":["${'x'.repeat(9_000)}"]`), 413, 'too-large'],
    ];
    for (const [body, status, code] of cases) {
      const answer = await post(body);
      expect([body.slice(0, 120), answer.status]).toEqual([body.slice(0, 120), status]);
      expect(await answer.json()).toEqual({ code, message: expect.any(String) });
    }
    expect((await post(wish('"scenarios":["moons"]'))).status).toBe(201);
    expect((await post('scenarios=moons', 'application/x-www-form-urlencoded')).status).toBe(400);
    expect(app.reports).toEqual([]);
  });

  it('SERVER-6 says about a room what its door says', async () => {
    const { code, joinUrls } = await createRoom(app.url, { scenarios: ['moons', 'digits-4v9'] });
    const expected = {
      code,
      phase: 'lobby',
      locked: false,
      players: 0,
      format: 'duel',
      teams: 2,
      event: null,
      scenarios: ['moons', 'digits-4v9'],
      joinUrls,
    };
    expect(await (await get(`/api/rooms/${code}`)).json()).toEqual(expected);
    expect(await (await get(`/api/rooms/${code.toLowerCase()}`)).json()).toEqual(expected);
  });
});
