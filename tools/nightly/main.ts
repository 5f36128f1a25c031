/** Long trials of a server with faults and crowds, on loopback: minutes each. Ends with code 1 where one has failed. */
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type ServerProcess, startServer, temporaryFolder } from '../server-process.ts';
import { startPostgres, startRedis } from '../services.ts';
import { idleConnections, lostWatchers } from './crowds.ts';
import { goesOn, killDependency, killServer } from './kill-loop.ts';
import { startOnManyRooms } from './many-rooms.ts';
import { killWorkers } from './worker-kills.ts';
import { type Checked, checkWrittenRoom, openWrittenRoom } from './writers.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    kills: { type: 'string', default: '25' },
    idle: { type: 'string', default: '5000' },
    rooms: { type: 'string', default: '10000' },
  },
});
const kills = Number(values.kills);
/** Beside crowds an answer takes less than this, p95: less than 100 on a quiet machine. */
const ANSWER_MILLIS = 250;

/** What a trial has measured, and whether that will do. */
interface Outcome {
  readonly ok: boolean;
  readonly figures: object;
}

const keeps = (found: Checked): Outcome => ({
  ok: found.lost === 0 && found.invented === 0 && found.acknowledged > 0,
  figures: found,
});

/** Runs a trial on a server of its own. */
async function withServer(
  trial: (server: ServerProcess, folder: string) => Promise<{ server?: ServerProcess; outcome: Outcome }>,
  settings: Readonly<Record<string, string>> = {},
): Promise<Outcome> {
  const folder = temporaryFolder();
  const first = await startServer(folder.path, 0, settings);
  let last = first;
  try {
    const { server, outcome } = await trial(first, folder.path);
    last = server ?? first;
    return outcome;
  } finally {
    await last.kill();
    folder.remove();
  }
}

const trials: Readonly<Record<string, () => Promise<Outcome>>> = {
  'kill -9, folder': () =>
    withServer(async (first, folder) => {
      const { server, found } = await killServer(first, (port) => startServer(folder, port), kills);
      return { server, outcome: keeps(found) };
    }),
  'kill -9, Postgres and Redis': withServices,
  'kill -9, workers': async () => {
    const figures = await killWorkers(kills);
    return { ok: figures.results === figures.bouts && figures.kills > 0, figures };
  },
  'SIGSTOP for 40 s': () =>
    withServer(async (server) => {
      const room = await openWrittenRoom(server.url);
      const before = await room.write(server.url);
      await goesOn(room.chains);
      server.signal('SIGSTOP');
      await pause(40_000);
      server.signal('SIGCONT');
      // The connection has heard nothing for longer than a heartbeat may take.
      before.stop();
      const after = await room.write(server.url);
      await goesOn(room.chains);
      after.stop();
      return { outcome: keeps(await checkWrittenRoom(server.url, room)) };
    }),
  'idle connections': () =>
    withServer(async (server) => {
      const figures = await idleConnections(server, Number(values.idle));
      const { asked, counted, connected, answerP95 } = figures;
      return {
        outcome: { ok: counted >= asked && connected === asked && answerP95 < ANSWER_MILLIS, figures },
      };
    }),
  'watchers who read nothing': () => withServer(async (server) => lost(server, false)),
  'watchers who are gone without a word': () => withServer(async (server) => lost(server, true)),
  'start on many rooms': async () => {
    const figures = await startOnManyRooms(Number(values.rooms));
    return { ok: figures.readyMillis < 5_000, figures };
  },
};

async function lost(server: ServerProcess, gone: boolean): Promise<{ outcome: Outcome }> {
  const figures = await lostWatchers(server, 200, gone);
  // Who is gone answers no heartbeat: one is sent every 10 s, and its answer may take 15.
  const ok =
    figures.answerP95 < ANSWER_MILLIS && (!gone || (figures.left === 0 && figures.letGoAfterSeconds < 30));
  return { outcome: { ok, figures } };
}

async function withServices(): Promise<Outcome> {
  const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
  const settings = { DATABASE_URL: postgres.url, REDIS_URL: redis.url };
  try {
    return await withServer(async (first, folder) => {
      const start = (port: number) => startServer(folder, port, settings);
      const { server, found } = await killServer(first, start, kills);
      const few = Math.ceil(kills / 5);
      const all = {
        server: found,
        postgres: await killDependency(server, postgres, { kills: few, awayMillis: 1_000 }),
        redis: await killDependency(server, redis, { kills: few, awayMillis: 1_000 }),
        redisForAMinute: await killDependency(server, redis, { kills: 1, awayMillis: 60_000 }),
      };
      return { server, outcome: { ok: Object.values(all).every((each) => keeps(each).ok), figures: all } };
    }, settings);
  } finally {
    await Promise.all([postgres.remove(), redis.remove()]);
  }
}

let failed = false;
for (const [name, trial] of Object.entries(trials)) {
  if (values.only !== undefined && !name.includes(values.only)) continue;
  const before = performance.now();
  const { ok, figures } = await trial().catch((error: unknown) => ({
    ok: false,
    figures: { error: error instanceof Error ? (error.stack ?? error.message) : String(error) },
  }));
  failed ||= !ok;
  const seconds = Math.round((performance.now() - before) / 1_000);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} (${seconds} s): ${JSON.stringify(figures)}\n`);
}
process.exitCode = failed ? 1 : 0;
