#!/usr/bin/env node
/** Reads the environment, wires the parts, listens; no logic. */
import { availableParallelism, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { RULES } from '../engine/match/rules.ts';
import { languageOfEnvironment } from '../texts/language.ts';
import { loadServerTexts } from '../texts/server-texts.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { keepHouse } from './housekeeping.ts';
import { createMetrics } from './metrics.ts';
import { projectFolder, projectPaths, projectVersion } from './project.ts';
import { createRooms } from './rooms/rooms.ts';
import { playableShelf } from './scenarios/playable.ts';
import { openShelf } from './scenarios/shelf.ts';
import { watchedClock } from './stalls.ts';
import { bailOut } from './start/bail-out.ts';
import { holdLittleMemory } from './start/heap.ts';
import { listenOn } from './start/listen-on.ts';
import { closeOnSignals, type Shutdown } from './start/shutdown.ts';
import { readTlsPair } from './start/tls-pair.ts';
import { meteredStore } from './store/metered-store.ts';
import { openThreadStore } from './store/thread-store.ts';
import { openAnswerFolder } from './training/answer-folder.ts';
import { createCachedTrainer } from './training/cached-trainer.ts';
import { trainingThreads } from './training/worker-trainer.ts';
import { openWorkers, TASK_LIMITS } from './training/workers.ts';
import { createSite } from './transport/site.ts';

/** Memory for answers that are asked for again, where a folder takes those that it has no room for, and elsewhere. */
const CACHE_BYTES = 16 * 1024 * 1024;
const CACHE_ALONE_BYTES = 64 * 1024 * 1024;
const FOLDER_BYTES = 512 * 1024 * 1024;
/** What only several servers need is loaded where there are several: it takes 20 MB. */
const postgres = () => import('./store/postgres-store.ts');
const fleet = () => import('./start/fleet.ts');

let shutdown: Shutdown | null = null;
try {
  holdLittleMemory();
  const config = readConfig(process.env);
  const texts = await loadServerTexts(languageOfEnvironment(process.env));
  const paths = projectPaths(projectFolder());
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  shutdown = closeOnSignals((signal) => log.info({ signal }, 'stopping'));
  const report = (error: unknown) => log.error(error);
  const clock = watchedClock({
    now: Date.now,
    after(millis: number, call: () => void) {
      const timer = setTimeout(call, millis);
      return () => clearTimeout(timer);
    },
  });

  const tls = readTlsPair(config);
  const ownPacksDir = join(config.dataDir, 'packs');
  const { databaseUrl, redisUrl } = config;
  const { migrationsDir } = paths;
  const metrics = createMetrics({
    connections: () => app.connections(),
    rooms: () => rooms.phases(),
    queue: () => (queue ?? workers).waiting(),
  });
  const opened =
    databaseUrl === null
      ? await openThreadStore({ ...paths, folder: config.dataDir, report })
      : await (await postgres()).openPostgresStore({
          url: databaseUrl,
          migrationsDir,
          shared: redisUrl !== null,
          report,
        });
  const store = meteredStore(opened, metrics.stored);
  shutdown.add(store.close);
  const others = redisUrl === null ? null : await (await fleet()).joinOthers(redisUrl, report);
  if (others) shutdown.add(others.close);
  const workers = openWorkers(
    { ...paths, ownPacksDir },
    trainingThreads(process.platform, availableParallelism()),
    metrics.job,
    report,
  );
  const tryOut = (scenario: string) => workers.known({ scenario, seed: 1, bout: 'r1b1' });
  const shelf = await playableShelf(openShelf({ ...paths, ownPacksDir }, report), tryOut, report);
  // Where a queue is, other processes work on it; the threads of this one have tried the host's packs and end.
  const queue = others?.queue(TASK_LIMITS.millis, metrics.job);
  if (queue) await workers.close();
  // The data folder is this server's alone where its database is in it.
  const folder =
    databaseUrl === null ? await openAnswerFolder(join(config.dataDir, 'answers'), FOLDER_BYTES) : null;
  const trainer = createCachedTrainer(queue ?? workers, folder ? CACHE_BYTES : CACHE_ALONE_BYTES, folder);
  shutdown.add(trainer.close);
  const rules = { ...RULES, scenario: shelf.scenario };
  const nodes = others && (await others.fleet());
  if (nodes) shutdown.add(nodes.bus.close);
  const rooms = createRooms({ store, trainer, rules, clock, report }, nodes ?? undefined);

  let awake = false;
  let port = config.port;
  const site = createSite({
    ...config,
    secure: tls !== null,
    port: () => port,
    interfaces: networkInterfaces,
  });
  const app = createApp({
    ...paths,
    ownPacksDir,
    own: shelf.own,
    scenario: shelf.scenario,
    rooms,
    clock,
    version: projectVersion(projectFolder()),
    isAwake: () => awake,
    async checkStore() {
      await Promise.all([store.check(), nodes?.bus.check(), queue?.check()]);
    },
    site,
    tls,
    metrics,
    heard: (heard) => log.debug(heard, 'answered'),
    report,
  });
  port = await listenOn(app.http, config.port, config.host);
  shutdown.add(app.close);
  shutdown.add(rooms.close);
  const woken = await rooms.wakeAll();
  awake = true;
  const forgotten = (count: number) => log.info({ rooms: count }, 'old rooms are thrown away');
  shutdown.add(keepHouse({ clock, keepDays: config.keepDays, rooms, store, forgotten, report }));
  shutdown.add(
    clock.watch((millis) => {
      metrics.stalled(millis / 1_000);
      log.warn({ millis }, 'the process stood still, or the clock was set');
      void rooms.stalled(millis);
    }),
  );

  log.info({ port, host: config.host, dataDir: config.dataDir, rooms: woken }, 'listening');
  process.stdout.write(
    `\n  ${texts.running}\n\n${site
      .addresses(null)
      .map((url) => `    ${url}\n`)
      .join('')}\n`,
  );
} catch (error) {
  if (!shutdown?.begun()) await bailOut(error);
}
