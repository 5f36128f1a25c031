import { afterAll, beforeAll, expect, it } from 'vitest';
import type { ReplayFile } from '../../contract/replay.ts';
import { type ServerProcess, startServer, startWorker, temporaryFolder } from '../../tools/server-process.ts';
import { type LocalService, startPostgres, startRedis } from '../../tools/services.ts';
import { type Client, connectClient, createRoom, handIn, join, newId, resume } from './support/client.ts';

const folder = temporaryFolder();
const clients: Client[] = [];
let services: LocalService[] = [];
let servers: ServerProcess[] = [];
let workers: { kill(): Promise<void> }[] = [];

beforeAll(async () => {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  services = [postgres, redis];
  const settings = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
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
