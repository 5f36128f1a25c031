/** Reads the environment, wires the parts, listens; no logic. */
import { availableParallelism, networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { RULES } from '../engine/match/rules.ts';
import { createApp } from './app.ts';
import { readConfig } from './config.ts';
import { projectFolder, projectPaths, projectVersion } from './project.ts';
import { createRooms } from './rooms/rooms.ts';
import { playableShelf } from './scenarios/playable.ts';
import { openShelf } from './scenarios/shelf.ts';
import { bailOut } from './start/bail-out.ts';
import { listenOn } from './start/listen-on.ts';
import { openPgliteStore } from './store/pglite-store.ts';
import { createCachedTrainer } from './training/cached-trainer.ts';
import { createWorkerTrainer } from './training/worker-trainer.ts';
import { createSite } from './transport/site.ts';

const LIMITS = { trainingMillis: 60_000, workerHeapMb: 512, cacheBytes: 128 * 1024 * 1024 } as const;

try {
  const config = readConfig(process.env);
  const paths = projectPaths(projectFolder());
  const log = pino({ level: config.logLevel }, pino.destination({ dest: 2, sync: true }));
  const report = (error: unknown) => log.error(error);
  const clock = {
    now: Date.now,
    after(millis: number, call: () => void) {
      const timer = setTimeout(call, millis);
      return () => clearTimeout(timer);
    },
  };

  const ownPacksDir = join(config.dataDir, 'packs');
  const store = await openPgliteStore(config.dataDir, paths.migrationsDir);
  const workers = createWorkerTrainer({
    ...paths,
    ownPacksDir,
    threads: Math.max(1, availableParallelism() - 1),
    limitMillis: LIMITS.trainingMillis,
    maxHeapMb: LIMITS.workerHeapMb,
    report,
  });
  const tryOut = (scenario: string) => workers.known({ scenario, seed: 1, bout: 'r1b1' });
  const shelf = await playableShelf(openShelf({ ...paths, ownPacksDir }, report), tryOut, report);
  const trainer = createCachedTrainer(workers, LIMITS.cacheBytes);
  const rooms = createRooms({ store, trainer, rules: { ...RULES, scenario: shelf.scenario }, clock, report });

  let awake = false;
  let port = config.port;
  const site = createSite({ ...config, port: () => port, interfaces: networkInterfaces });
  const app = createApp({
    ...paths,
    ownPacksDir,
    own: shelf.own,
    scenario: shelf.scenario,
    rooms,
    clock,
    version: projectVersion(projectFolder()),
    isAwake: () => awake,
    checkStore: store.check,
    site,
    report,
  });
  port = await listenOn(app.http, config.port, config.host);
  const woken = await rooms.wakeAll();
  awake = true;

  log.info({ port, host: config.host, dataDir: config.dataDir, rooms: woken }, 'listening');
  process.stdout.write(
    `\n  Poisoned Well is running. Open\n\n${site
      .addresses(null)
      .map((url) => `    ${url}\n`)
      .join('')}\n`,
  );

  let stopping = false;
  const stop = async (signal: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ signal }, 'stopping');
    rooms.close();
    await app.close();
    await trainer.close();
    await store.close();
    process.exit(0);
  };
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.on(signal, () => void stop(signal).catch(bailOut));
  }
} catch (error) {
  bailOut(error);
}
