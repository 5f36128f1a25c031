import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerOf } from '../../contract/routes.ts';
import { seatKeyOf } from '../../contract/seat-key.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import type { SiteParts } from '../../server/transport/site.ts';
import { createRoom } from './support/client.ts';
import { askSecurely, type ReverseProxy, startReverseProxy } from './support/reverse-proxy.ts';
import { type RunningApp, runApp } from './support/running-app.ts';

const publicDir = mkdtempSync(join(tmpdir(), 'poisoned-well-public-'));
mkdirSync(join(publicDir, 'assets'));
writeFileSync(join(publicDir, 'index.html'), '<!doctype html><base href="/" /><title>the page</title>');
writeFileSync(join(publicDir, 'assets', 'main-abc123.js'), 'export {};');
afterAll(() => rmSync(publicDir, { recursive: true, force: true }));

const PAGE = 'https://school.example';
const WISH = JSON.stringify({ scenarios: ['moons'], key: seatKeyOf('a host').key });
const sockets: Socket[] = [];
afterAll(() => {
  for (const socket of sockets) socket.disconnect();
});

/** A socket as a page of `origin` opens it; resolves to what went wrong, or to the connected socket. */
function open(
  url: string,
  path: string,
  headers: object,
  transports = ['websocket'],
): Promise<Socket | Error> {
  const extraHeaders = { ...headers } as Record<string, string>;
  const options = { path, transports, extraHeaders, rejectUnauthorized: false, reconnection: false };
  const socket = io(url, { ...options, forceNew: true });
  sockets.push(socket);
  return new Promise((done) => {
    socket.once('connect', () => done(socket));
    socket.once('connect_error', done);
  });
}

const watch = async (socket: Socket | Error, code: string) => {
  if (socket instanceof Error) throw socket;
  return socket.timeout(10_000).emitWithAck('room:watch', { protocol: PROTOCOL_VERSION, code });
};

const WAYS: readonly (readonly [string, Partial<SiteParts>, { strip: boolean; forward: boolean }])[] = [
  [
    'a proxy that is trusted and takes the path away',
    { basePath: '/well', trustProxy: ['loopback'] },
    { strip: true, forward: true },
  ],
  [
    'a proxy that is trusted and leaves the path',
    { basePath: '/well', trustProxy: 1 },
    { strip: false, forward: true },
  ],
  [
    'a proxy that says nothing, with PUBLIC_URL',
    { basePath: '/well', publicUrl: `${PAGE}/well` },
    { strip: true, forward: false },
  ],
];

describe.each(WAYS)('behind %s', (_name, site, how) => {
  let app: RunningApp;
  let proxy: ReverseProxy;
  let url: string;
  beforeAll(async () => {
    app = await runApp({ publicDir, site });
    proxy = await startReverseProxy({ target: app.port, path: '/well', ...how });
    url = `https://127.0.0.1:${proxy.port}`;
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    proxy.close();
    await app.close();
  });
  /** What a browser at https://school.example sends. */
  const browser = { host: 'school.example', origin: PAGE, 'sec-fetch-site': 'same-origin' };
  const json = { ...browser, 'content-type': 'application/json' };
  const make = (headers: object) =>
    askSecurely(`${url}/well/api/rooms`, { method: 'POST', headers, body: WISH });

  it('SERVER-35 the page, its files and the API are below the sub-path, and a socket plays there', async () => {
    for (const path of ['/well', '/well/', '/well/r/ABCDEF']) {
      const page = await askSecurely(url + path, { headers: browser });
      expect(page.status).toBe(200);
      expect(page.body).toContain('<base href="/well/" />');
      expect(page.headers['content-security-policy']).toContain('wss://school.example');
    }
    expect((await askSecurely(`${url}/well/assets/main-abc123.js`, { headers: browser })).status).toBe(200);
    const made = await make(json);
    expect(made.status).toBe(201);
    const { code, joinUrls } = JSON.parse(made.body) as AnswerOf<'POST /api/rooms'>;
    expect(joinUrls).toEqual([`${PAGE}/well/r/${code}`]);
    const door = await askSecurely(`${url}/well/api/rooms/${code}`, { headers: browser });
    expect((JSON.parse(door.body) as AnswerOf<'GET /api/rooms/:code'>).joinUrls).toEqual(joinUrls);
    const socket = await open(url, '/well/socket.io', browser);
    expect(await watch(socket, code)).toMatchObject({ ok: true, view: { code } });
  });

  it('SERVER-36 a page of another origin gets in by no way', async () => {
    for (const origin of ['https://evil.example', 'null', 'https://school.example.evil.example']) {
      const headers = { ...json, origin, 'sec-fetch-site': 'cross-site' };
      const refused = await make(headers);
      expect([refused.status, JSON.parse(refused.body).code]).toEqual([403, 'wrong-origin']);
      expect(await open(url, '/well/socket.io', { ...browser, origin })).toBeInstanceOf(Error);
      expect(await open(url, '/well/socket.io', { ...browser, origin }, ['polling'])).toBeInstanceOf(Error);
    }
  });
});

describe('in plain sight', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await runApp({ publicDir });
  });
  afterAll(async () => {
    for (const socket of sockets) socket.disconnect();
    await app.close();
  });
  const make = (headers: Record<string, string>) =>
    fetch(`${app.url}/api/rooms`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...headers },
      body: WISH,
    });

  it('SERVER-36 a page of another origin can neither create a room nor open a socket; a program can', async () => {
    expect((await make({})).status).toBe(201);
    expect((await make({ origin: app.url })).status).toBe(201);
    expect((await make({ origin: 'http://evil.example' })).status).toBe(403);
    expect((await make({ origin: `http://127.0.0.1:${app.port + 1}` })).status).toBe(403);
    for (const transport of ['websocket', 'polling']) {
      expect(await open(app.url, '/socket.io', {}, [transport])).not.toBeInstanceOf(Error);
      expect(await open(app.url, '/socket.io', { origin: app.url }, [transport])).not.toBeInstanceOf(Error);
      const foreign = { origin: 'http://evil.example' };
      expect(await open(app.url, '/socket.io', foreign, [transport])).toBeInstanceOf(Error);
    }
  });

  it('SERVER-36 a name that somebody has pointed at this server is none of its own', async () => {
    const rebound = { host: `evil.example:${app.port}`, origin: `http://evil.example:${app.port}` };
    expect(await open(app.url, '/socket.io', rebound)).toBeInstanceOf(Error);
    const own = { host: 'laptop.local:8080', origin: 'http://laptop.local:8080' };
    expect(await open(app.url, '/socket.io', own)).not.toBeInstanceOf(Error);
  });

  it('SERVER-35 forwarding headers of somebody who is not trusted count for nothing', async () => {
    const { code } = await createRoom(app.url);
    const said = { 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'https' };
    const door = (await (
      await fetch(`${app.url}/api/rooms/${code}`, { headers: said })
    ).json()) as AnswerOf<'GET /api/rooms/:code'>;
    expect(JSON.stringify(door.joinUrls)).not.toContain('evil');
  });
});

describe('where WebSockets are blocked', () => {
  it('SERVER-37 the same messages go by long polling', async () => {
    const app = await runApp({ publicDir, site: { basePath: '/well', trustProxy: 1 } });
    const target = { target: app.port, path: '/well', strip: true, forward: true, blockSockets: true };
    const proxy = await startReverseProxy(target);
    const { code } = await createRoom(app.url);
    const url = `https://127.0.0.1:${proxy.port}`;
    expect(await open(url, '/well/socket.io', { host: 'school.example' })).toBeInstanceOf(Error);
    const socket = await open(url, '/well/socket.io', { host: 'school.example' }, ['polling']);
    expect(await watch(socket, code)).toMatchObject({ ok: true });
    if (socket instanceof Error) throw socket;
    const gone = new Promise((done) => socket.once('disconnect', done));
    socket.emit('room:watch', { text: 'x'.repeat(20_000) });
    await gone; // WIRE-15 holds there too
    proxy.close();
    await app.close();
  });
});
