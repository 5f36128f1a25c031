import { Validator } from '@seriousme/openapi-schema-validator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { z } from 'zod';
import { encodePoison, poisonHash } from '../../contract/files/poison.ts';
import { failure, type HttpRoute, isFile } from '../../contract/http-route.ts';
import { clientMessages, serverMessages } from '../../contract/messages.ts';
import { type RouteName, routes } from '../../contract/routes.ts';
import { ERROR_CODES } from '../../engine/errors.ts';
import { DATA_KINDS } from '../../engine/match/access.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { noPoison } from '../../engine/round/poison-rows.ts';
import { SCENARIOS } from '../../engine/round/scenarios/index.ts';
import { createWorkerTrainer } from '../../server/training/worker-trainer.ts';
import { connectClient, createRoom, join, newId, resume, seatFetch } from '../server/support/client.ts';
import { paths } from '../server/support/paths.ts';
import { type RunningApp, runApp } from '../server/support/running-app.ts';

// In a thread of its own: in the test's thread trainings would keep the heartbeats of its connections waiting.
const report = (error: unknown) => {
  throw error;
};
const trainer = createWorkerTrainer({ ...paths, threads: 1, limitMillis: 120_000, maxHeapMb: 512, report });
let app: RunningApp;
beforeAll(async () => {
  app = await runApp({ trainer });
});
afterAll(async () => {
  await app.close();
  await trainer.close();
});

const answered = new Set<RouteName>();

/** Asks as any program would, and holds what comes to the contract. */
async function ask(name: RouteName, params: Record<string, string> = {}, token?: string, body?: unknown) {
  const [method = '', path = ''] = name.split(' ');
  const filled = path.replace(/:(\w+)/g, (_, key: string) => params[key] ?? '');
  const isBytes = body instanceof Uint8Array;
  const headers = { 'content-type': isBytes ? 'application/octet-stream' : 'application/json' };
  const bytes = isBytes ? new Uint8Array(body) : new TextEncoder().encode(JSON.stringify(body));
  const sent = { method, headers, ...(body !== undefined && { body: bytes }) };
  const response = await seatFetch(app.url + filled, token, sent);
  const route: HttpRoute = routes[name];
  const { answer } = route;
  if (!response.ok) {
    const { code } = failure.parse(await response.json());
    expect([...route.refusals, 'too-fast', 'internal']).toContain(code);
    return { status: response.status, code };
  }
  expect(response.status).toBe(route.status);
  answered.add(name);
  const value = isFile(answer)
    ? answer.decode(new Uint8Array(await response.arrayBuffer()))
    : (answer as z.ZodType).parse(await response.json());
  return { status: response.status, value };
}

/** One mail with a single word in it, and asks for it back. */
async function handOver(code: string, { round }: RoomView, who: string | undefined): Promise<void> {
  const { spam } = SCENARIOS;
  const { features: d, classes } = spam;
  const x = Float32Array.from({ length: d }, (_, j) => (j === 0 ? 1 : 0));
  const none = noPoison({ d, classes });
  const inserted = { n: 1, d, classes, x, y: Int32Array.of(0) };
  const file = encodePoison(spam, { ...none, inserted, account: Uint8Array.of(0) });
  const place = { code, bout: `r${Math.max(1, round)}b1` };
  await ask('PUT /api/rooms/:code/bouts/:bout/poison', place, who, file);
  const change = { id: newId(), side: 'attack' as const };
  const rows = Buffer.from(file).toString('base64url');
  const draft = 'PUT /api/rooms/:code/bouts/:bout/draft';
  await ask(draft, place, who, { ...change, rows, made: ['hand'] });
  await ask(draft, place, who, { id: newId(), side: 'defend', plan: { filters: [] } });
  const hash = poisonHash(file);
  await ask('GET /api/rooms/:code/bouts/:bout/poison/:hash', { ...place, hash }, who);
}

describe('every answer of the running server', () => {
  it('WIRE-20 has the form that its route or message has in the contract', async () => {
    await ask('GET /healthz');
    await ask('GET /api/scenarios');
    for (const scenario of ['moons', 'spam', 'digits-4v9', 'features', 'fog-512'])
      await ask('GET /api/scenarios/:scenario', { scenario });
    await ask('GET /api/scenarios/:scenario/healthy', { scenario: 'spam' });
    await ask('POST /api/rooms', {}, undefined, { scenarios: ['moons'], key: 'a'.repeat(64) });

    // A targeted round on words, so that vocabulary, accounts and targets are in the files. Messages are held to the
    // contract by the client that all tests of the server use.
    const { code, hostToken } = await createRoom(app.url, { scenarios: ['spam'], pace: 1 });
    const [host, player] = [await connectClient(app.url), await connectClient(app.url)];
    await resume(host, code, hostToken);
    const seat = await join(player, code, 'Rosa');
    if (!seat.ok || !seat.seat) throw new Error('no seat');
    const { token } = seat.seat;
    await host.send('host:start', { id: newId() });
    let tried = 0;
    for (let view = host.view(); view.phase !== 'over'; view = host.view()) {
      await ask('GET /api/rooms/:code', { code });
      for (const kind of DATA_KINDS) {
        for (const who of [token, hostToken, undefined]) {
          const bout = `r${Math.max(1, view.round)}b1`;
          await ask(`GET /api/rooms/:code/bouts/:bout/${kind}`, { code, bout }, who);
          tried++;
        }
      }
      for (const who of [token, hostToken, undefined]) await handOver(code, view, who);
      const bout = `r${Math.max(1, view.round)}b1`;
      await ask('GET /api/rooms/:code/bouts/:bout/result', { code, bout });
      await ask('GET /api/rooms/:code/bouts/:bout/explanation', { code, bout });
      await ask('GET /api/rooms/:code/bouts/:bout/fates.csv', { code, bout });
      const from = { code, round: String(Math.max(1, view.round)), from: '0' };
      await ask('GET /api/rooms/:code/rounds/:round/thumbnails/:from', from);
      await ask('GET /api/rooms/:code/replay', { code });
      const { phase, round } = view;
      if (phase !== 'lobby')
        await host.send('host:advance', { id: newId(), shown: { phase, round } as never });
      await host.until((next) => next.phase !== phase || next.round !== round, 100_000);
    }
    await ask('GET /api/rooms/:code/replay', { code });
    await ask('GET /api/rooms/:code/matches/:match/replay', { code, match: '1' });
    expect(await ask('GET /api/rooms/:code/matches/:match/replay', { code, match: '2' })).toMatchObject({
      code: 'unknown-name',
    });
    for (const who of [token, undefined])
      expect(await ask('GET /api/rooms/:code/export.json', { code }, who)).toMatchObject({
        code: 'wrong-role',
      });
    await ask('GET /api/rooms/:code/export.json', { code }, hostToken);
    await ask('GET /api/rooms/:code/export/:table.csv', { code, table: 'scores' }, hostToken);
    await ask('GET /api/rooms/:code/bouts/:bout/well', { code, bout: 'r1b1' });

    // The match stays to be had when another has followed it.
    await host.send('host:again', { id: newId() });
    await host.until(({ phase }) => phase === 'lobby');
    const first = { code, match: '1' };
    expect(await ask('GET /api/rooms/:code/matches/:match/replay', first)).toMatchObject({ status: 200 });
    expect(await ask('GET /api/rooms/:code/replay', { code })).toMatchObject({ code: 'wrong-phase' });
    await ask('GET /api/rooms/:code/matches/:match/bouts/:bout/well', { ...first, bout: 'r1b1' });
    expect(tried).toBeGreaterThan(50);
    expect([...answered].sort()).toEqual(Object.keys(routes).sort());
    for (const client of [host, player]) client.close();
    expect(app.reports).toEqual([]);
  });

  it('WIRE-21 is a failure of the contract where it is refused', async () => {
    const { code } = await createRoom(app.url);
    const at = { code, bout: 'r1b1' };
    const known = 'GET /api/rooms/:code/bouts/:bout/known';
    expect(await ask(known, at)).toMatchObject({ status: 403, code: 'wrong-role' });
    expect(await ask(known, { code, bout: 'r9b1' })).toMatchObject({ status: 404, code: 'unknown-name' });
    expect(await ask(known, { code, bout: 'first' })).toMatchObject({ status: 404, code: 'unknown-name' });
    expect(await ask(known, { code: 'OOOOOO', bout: 'r1b1' })).toMatchObject({ code: 'room-unknown' });
    expect(await ask(known, at, 'forged')).toMatchObject({ status: 401, code: 'seat-unknown' });
    expect(await ask('GET /api/rooms/:code/replay', { code })).toMatchObject({ code: 'wrong-phase' });
    for (const route of ['GET /api/scenarios/:scenario', 'GET /api/scenarios/:scenario/healthy'] as const)
      expect(await ask(route, { scenario: 'atlantis' })).toMatchObject({ status: 404 });
    expect(await ask('POST /api/rooms', {}, undefined, {})).toMatchObject({ code: 'bad-payload' });
  });
});

describe('what a server says of itself', () => {
  it('WIRE-23 /openapi.json is valid OpenAPI 3.1 with every route and message', async () => {
    const document = await (await fetch(`${app.url}/openapi.json`)).json();
    const checked = await new Validator().validate(structuredClone(document));
    expect(checked).toEqual({ valid: true });
    expect(document.openapi).toMatch(/^3\.1\./);
    const listed = Object.entries(document.paths as Record<string, object>).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`),
    );
    expect(listed.sort()).toEqual(Object.keys(routes).sort());
    expect(Object.keys(document['x-socket'].toServer)).toEqual(Object.keys(clientMessages));
    expect(Object.keys(document['x-socket'].toClient)).toEqual(Object.keys(serverMessages));
    expect(document.components.schemas.Failure.properties.code.enum).toEqual([...ERROR_CODES]);
  });

  it('WIRE-23 /openapi shows it, and loads nothing from elsewhere', async () => {
    const answer = await fetch(`${app.url}/openapi`);
    expect(answer.headers.get('content-type')).toContain('text/html');
    const page = await answer.text();
    for (const name of Object.keys(clientMessages)) expect(page).toContain(name);
    expect(page).not.toMatch(/<script|https?:\/\/(?!json-schema)/);
    expect((await fetch(`${app.url}/openapi.css`)).headers.get('content-type')).toContain('text/css');
  });
});
