import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReplayFile } from '../../contract/replay.ts';
import { killDependency, killServer } from '../../tools/nightly/kill-loop.ts';
import { type ServerProcess, startServer, startWorker, temporaryFolder } from '../../tools/server-process.ts';
import { type LocalService, startPostgres, startRedis } from '../../tools/services.ts';
import {
  apiOf,
  type Client,
  connectClient,
  createRoom,
  handIn,
  join,
  newId,
  resume,
  watch,
} from './support/client.ts';

const folder = temporaryFolder();
const clients: Client[] = [];
let services: LocalService[] = [];
let settings: Readonly<Record<string, string>> = {};
let servers: ServerProcess[] = [];
let workers: { kill(): Promise<void> }[] = [];

beforeAll(async () => {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  services = [postgres, redis];
  settings = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  workers = await Promise.all([startWorker(folder.path, settings), startWorker(folder.path, settings)]);
  servers = await Promise.all([0, 0].map((port) => startServer(folder.path, port, settings)));
});
afterAll(async () => {
  for (const client of clients) client.close();
  await Promise.all([...servers, ...workers].map((each) => each.kill()));
  await Promise.all(services.map((each) => each.remove()));
  folder.remove();
});

const connect = async ({ url }: ServerProcess) => {
  const client = await connectClient(url);
  clients.push(client);
  return client;
};
const seated = async (joining: ReturnType<typeof join>) => {
  const ack = await joining;
  if (!ack.ok || !ack.seat) throw new Error(`no seat: ${JSON.stringify(ack)}`);
  return ack.seat.token;
};

it('FAULT-7 what was acknowledged is there after the database, Redis or a server was killed while commands came', async () => {
  const [first] = servers as [ServerProcess, ServerProcess];
  const [postgres, redis] = services as [LocalService, LocalService];
  const found = [
    await killDependency(first, postgres, { kills: 1, awayMillis: 300 }),
    await killDependency(first, redis, { kills: 1, awayMillis: 1_500 }),
  ];
  const killed = await killServer(first, (port) => startServer(folder.path, port, settings), 1);
  servers[0] = killed.server;
  for (const each of [...found, killed.found]) expect(each).toMatchObject({ lost: 0, invented: 0 });
  for (const each of found) expect(each.acknowledged).toBeGreaterThan(0);
}, 120_000);

it('NODE-40 a match over two servers and two workers goes on when one of each is killed in the middle', async () => {
  const [first, second] = servers as [ServerProcess, ServerProcess];
  expect((await fetch(`${second.url}/readyz`)).status).toBe(200);
  const { code, hostToken } = await createRoom(first.url, { rounds: 1, pace: 0.3, seed: 99 });
  let [host, rosa] = [await connect(first), await connect(first)];
  const blaise = await connect(second);
  await resume(host, code, hostToken);
  const token = await seated(join(rosa, code, 'Rosa', 't1'));
  await seated(join(blaise, code, 'Blaise', 't2'));
  await host.send('host:start', { id: newId() });
  await blaise.until(({ phase }) => phase === 'prepare');
  const plan = { attack: { id: 'far-flip', params: {} }, epsilon: 0.0525 } as const;
  expect(await rosa.send('draft:attack', { id: newId(), round: 1, plan })).toMatchObject({ ok: true });

  // The server that keeps the clock, with the attackers on it; and one of the workers.
  await Promise.all([first.kill(), workers[0]?.kill()]);
  [host, rosa] = [await connect(second), await connect(second)];
  expect(await resume(host, code, hostToken)).toMatchObject({ ok: true, view: { phase: 'prepare' } });
  expect(await resume(rosa, code, token)).toMatchObject({ ok: true });
  expect(await handIn(rosa, 1, { attack: plan })).toMatchObject({ ok: true });
  // Whoever keeps the clock hands the delivery over, asks for trainings and ends the reveal: now the other server.
  const { bouts } = await blaise.until(({ phase }) => phase === 'filter', 10_000);
  expect(bouts[0]?.committed.attack).toBe(true);
  await blaise.until((view) => view.role === 'player' && view.defend?.streamReady === true, 20_000);
  const filters = [{ id: 'sphere', params: {} }] as const;
  expect(await handIn(blaise, 1, { defend: { filters: [...filters] } })).toMatchObject({ ok: true });
  await host.until(({ phase }) => phase === 'reveal');
  await host.until(({ round }) => round === 2);
  expect(await host.send('host:end', { id: newId() })).toMatchObject({ ok: true });
  await host.until(({ phase }) => phase === 'over');
  const replay = (await (await fetch(`${second.url}/api/rooms/${code}/replay`)).json()) as ReplayFile;
  expect(replay.bouts).toHaveLength(1);
  expect(replay.bouts[0]).toMatchObject({
    attack: { byBot: false, plan },
    defend: { byBot: false, plan: { filters } },
  });
}, 120_000);

it('NODE-41 the clock of a room is kept by another server within five seconds of a crash, and nothing happens twice', async () => {
  const second = servers[1] as ServerProcess;
  const first = await startServer(folder.path, 0, settings);
  servers[0] = first;
  const { code, hostToken } = await createRoom(first.url, { rounds: 1, pace: 0.02, seed: 99 });
  const [host, watcher] = [await connect(first), await connect(second)];
  await resume(host, code, hostToken);
  await seated(join(await connect(first), code, 'Rosa', 't1'));
  await watch(watcher, code);
  await host.send('host:start', { id: newId() });
  await watcher.until(({ phase }) => phase === 'prepare');
  // The keeper ends without a word, and the phase is over a moment later: nobody ends it before another has the clock.
  const busy = watchDelays();
  const killedAt = Date.now();
  await first.kill();
  await watcher.until(({ phase }) => phase === 'filter', 20_000);
  const late = busy();

  const asked = { params: { code }, token: hostToken };
  const { audit } = await apiOf(second.url)('GET /api/rooms/:code/export.json', asked);
  const after = audit.map(({ what, time }) => ({ what, millis: Date.parse(String(time)) - killedAt }));
  const steps = after.filter(({ what }) => what === 'phase-started' || what === 'clock-set');
  expect(steps.slice(0, 4).map(({ what }) => what)).toEqual([
    'phase-started', // the briefing
    'phase-started', // prepare
    'clock-set', // another server has the clock, and gives time back
    'phase-started', // filter
  ]);
  const [, prepare, taken, filter] = steps.map(({ millis }) => millis);
  expect(prepare).toBeLessThan(0);
  expect(taken).toBeGreaterThan(0);
  expect(taken).toBeLessThan(5_000 + late);
  expect(filter).toBeGreaterThan(taken ?? 0);
}, 60_000);

it('SERVER-55 a server whose database and Redis are gone ends when it is told to', async () => {
  await Promise.all(services.map((each) => each.kill()));
  const [, second] = servers as [ServerProcess, ServerProcess];
  const code = await second.terminate();
  expect(code).toEqual(expect.any(Number)); // not 0 where something could not be written down any more
}, 60_000);

/** Measures how late timers are on a busy machine. @returns what all of them were late by together, ms */
function watchDelays(): () => number {
  let late = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    late += Math.max(0, performance.now() - last - 100);
    last = performance.now();
  }, 100);
  return () => {
    clearInterval(timer);
    return late;
  };
}
