#!/usr/bin/env node
/** `npm run worker -- --cores N`: does trainings for all servers on the same Redis, on as many machines as wanted. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { pino } from 'pino';
import { connectRedis } from './bus/redis.ts';
import { ConfigError, readConfig } from './config.ts';
import { projectFolder, projectPaths } from './project.ts';
import { bailOut } from './start/bail-out.ts';
import { closeOnSignals, type Shutdown } from './start/shutdown.ts';
import { workOnQueue } from './training/queue-worker.ts';
import { openWorkers } from './training/workers.ts';

const MOST_CORES = 1_024;

let shutdown: Shutdown | null = null;
try {
  const { redisUrl, dataDir, logLevel } = readConfig(process.env);
  if (redisUrl === null) throw new ConfigError('REDIS_URL', '');
  const cores = coresOf(process.argv.slice(2));
  const log = pino({ level: logLevel }, pino.destination({ dest: 2, sync: true }));
  const report = (error: unknown) => log.error(error);
  shutdown = closeOnSignals((signal) => log.info({ signal }, 'stopping'));
  const redis = await connectRedis(redisUrl, report);
  shutdown.add(redis.close);
  const files = { ...projectPaths(projectFolder()), ownPacksDir: join(dataDir, 'packs') };
  const workers = openWorkers(files, cores, () => {}, report);
  shutdown.add(workers.close);
  const queue = await workOnQueue(redis, cores, workers.run, report);
  shutdown.add(queue.close);
  log.info({ cores }, 'working');
  process.stdout.write(`working on ${cores} cores\n`);
} catch (error) {
  if (!shutdown?.begun()) await bailOut(error);
}

function coresOf(args: readonly string[]): number {
  const { cores } = parseArgs({
    args: [...args],
    options: { cores: { type: 'string' } },
    strict: false,
  }).values;
  if (cores === undefined) return availableParallelism();
  const count = Number(cores);
  if (Number.isInteger(count) && count >= 1 && count <= MOST_CORES) return count;
  throw new ConfigError('--cores', String(cores));
}
