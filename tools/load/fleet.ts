import { startWorker, temporaryFolder } from '../server-process.ts';
import { startPostgres, startRedis } from '../services.ts';
import { loadFigures, type MatchWish, newMeasures, playMatch } from './match.ts';
import { processorMillis } from './proc.ts';
import { type LoadServer, startLoadServer } from './server-process.ts';

/** Servers on one Postgres and one Redis, with workers of one core each, loaded as if they were one server. */
export interface Fleet extends LoadServer {
  /** Processor time of all workers, ms. */
  workerMillis(): number;
  /** Kills a worker with SIGKILL, and starts another in its place. */
  crashWorker(number: number): Promise<void>;
}

export async function startFleet(nodes: number, workers: number): Promise<Fleet> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const folder = temporaryFolder();
  const settings = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  const working = await Promise.all(
    Array.from({ length: workers }, () => startWorker(folder.path, settings)),
  );
  const servers: LoadServer[] = [];
  for (let node = 0; node < nodes; node++) servers.push(await startLoadServer(settings));
  const sum = (of: (server: LoadServer) => number) =>
    servers.reduce((total, server) => total + of(server), 0);
  return {
    urls: servers.flatMap(({ urls }) => urls),
    cpuMillis: () => sum((server) => server.cpuMillis()),
    megabytes: () => sum((server) => server.megabytes()),
    peakMegabytes: () => sum((server) => server.peakMegabytes()),
    workerMillis: () => working.reduce((total, { pid }) => total + processorMillis(pid), 0),
    async crashWorker(number) {
      await working[number]?.kill();
      working[number] = await startWorker(folder.path, settings);
    },
    async crash() {
      await Promise.all(servers.map((server) => server.crash()));
    },
    async stop() {
      for (const server of servers) await server.stop();
      await Promise.all([...working.map((worker) => worker.kill()), postgres.remove(), redis.remove()]);
      folder.remove();
    },
  };
}

/** Rooms that play at the same time over all servers: how much servers and workers get done, and what it takes them. */
export async function playOnFleet(fleet: Fleet, wish: MatchWish, rooms: number) {
  const measures = newMeasures();
  const [serverFrom, workerFrom, from] = [fleet.cpuMillis(), fleet.workerMillis(), performance.now()];
  const played = await Promise.all(Array.from({ length: rooms }, () => playMatch(fleet, wish, measures)));
  const seconds = (performance.now() - from) / 1_000;
  const bouts = played.reduce((sum, { results }) => sum + results, 0);
  const waits = played.flatMap((each) => each.waits.map(({ allMillis }) => allMillis));
  const rounded = (value: number) => Number(value.toPrecision(3));
  return {
    ...{ rooms, bouts, seconds: rounded(seconds), ...loadFigures(measures) },
    slowestMillis: Math.max(...waits),
    boutsPerSecond: rounded(bouts / seconds),
    matchesPerMinute: rounded((60 * rooms) / seconds),
    workerMillisPerBout: rounded((fleet.workerMillis() - workerFrom) / bouts),
    serverMillisPerSeatSecond: rounded((fleet.cpuMillis() - serverFrom) / (rooms * wish.seats) / seconds),
  };
}
