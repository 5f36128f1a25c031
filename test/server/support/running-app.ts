import { RULES, type Rules } from '../../../engine/match/rules.ts';
import { createApp, type ServerApp } from '../../../server/app.ts';
import { createMetrics } from '../../../server/metrics.ts';
import type { ServerClock } from '../../../server/rooms/clock.ts';
import type { FleetParts } from '../../../server/rooms/fleet.ts';
import { createRooms, type Rooms } from '../../../server/rooms/rooms.ts';
import { playableShelf } from '../../../server/scenarios/playable.ts';
import { openShelf } from '../../../server/scenarios/shelf.ts';
import { listenOn } from '../../../server/start/listen-on.ts';
import type { TlsPair } from '../../../server/start/tls-pair.ts';
import { meteredStore } from '../../../server/store/metered-store.ts';
import type { Store } from '../../../server/store/store.ts';
import { openBench } from '../../../server/training/bench.ts';
import { createCachedTrainer } from '../../../server/training/cached-trainer.ts';
import { openSharedFiles } from '../../../server/training/shared-files.ts';
import { runTask } from '../../../server/training/tasks.ts';
import type { Task, Trainer } from '../../../server/training/trainer.ts';
import { trainerOf } from '../../../server/training/trainer-of.ts';
import type { Heard } from '../../../server/transport/heard.ts';
import type { LimitRates } from '../../../server/transport/limits.ts';
import { createSite, type SiteParts } from '../../../server/transport/site.ts';
import { paths } from './paths.ts';
import { openTestStore } from './test-store.ts';

/** The real trainings, in the test's own thread. */
export async function localTrainer(ownPacksDir = paths.ownPacksDir): Promise<Trainer> {
  const bench = await openBench(paths);
  const filesOf = openSharedFiles({ ...paths, ownPacksDir });
  const run = async (task: Task) => runTask(bench, await filesOf(task.scenario), task);
  return { ...trainerOf(run), close: async () => {} };
}

const realClock: ServerClock = {
  now: () => Date.now(),
  after(millis, call) {
    const timer = setTimeout(call, millis);
    return () => clearTimeout(timer);
  },
};

export interface RunningApp {
  readonly url: string;
  readonly port: number;
  readonly rooms: Rooms;
  readonly store: Store;
  readonly reports: unknown[];
  close(): Promise<void>;
}

/** The server on loopback, with everything real but the worker threads and the folder. */
export async function runApp(
  options: {
    clock?: ServerClock;
    rates?: LimitRates;
    publicDir?: string;
    ownPacksDir?: string;
    trainer?: Trainer;
    site?: Partial<SiteParts>;
    tls?: TlsPair;
    metered?: boolean;
    heard?: (heard: Heard) => void;
    /** A store that other servers use too, and how this one hears of them; the store is left open. */
    nodes?: FleetParts & { readonly store: Store };
    /** Deliveries come as soon as they are made, unless a test says otherwise. */
    deliveryMillis?: Rules['deliveryMillis'];
  } = {},
): Promise<RunningApp> {
  const clock = options.clock ?? realClock;
  const reports: unknown[] = [];
  const report = (error: unknown) => reports.push(error);
  const metrics = createMetrics({
    connections: () => app.connections(),
    rooms: () => rooms.phases(),
    queue: () => 0,
  });
  const store = meteredStore(options.nodes?.store ?? (await openTestStore()), metrics.stored);
  const trainer = createCachedTrainer(
    options.trainer ?? (await localTrainer(options.ownPacksDir)),
    64 * 1024 * 1024,
  );
  const folders = { ...paths, ...(options.ownPacksDir && { ownPacksDir: options.ownPacksDir }) };
  const shelf = await playableShelf(
    openShelf(folders, report),
    (scenario) => trainer.known({ scenario, seed: 1, bout: 'r1b1' }),
    report,
  );
  const rules = { ...RULES, scenario: shelf.scenario, deliveryMillis: options.deliveryMillis ?? (() => 0) };
  const rooms = createRooms({ store, trainer, rules, clock, report }, options.nodes);
  let port = 0;
  const site = createSite({
    publicUrl: null,
    basePath: '',
    trustProxy: 0,
    host: '127.0.0.1',
    port: () => port,
    interfaces: () => ({}),
    ...options.site,
  });
  const app: ServerApp = createApp({
    ...folders,
    own: shelf.own,
    scenario: shelf.scenario,
    ...(options.publicDir && { publicDir: options.publicDir }),
    rooms,
    clock,
    version: 'test',
    ...(options.rates && { rates: options.rates }),
    isAwake: () => true,
    checkStore: store.check,
    site,
    tls: options.tls ?? null,
    ...(options.heard && { heard: options.heard }),
    ...(options.metered && { metrics }),
    report,
  });
  port = await listenOn(app.http, 0, '127.0.0.1');
  const url = `${options.tls ? 'https' : 'http'}://127.0.0.1:${port}`;
  return {
    url,
    port,
    rooms,
    store,
    reports,
    async close() {
      await rooms.close();
      await app.close();
      if (!options.nodes) await store.close();
    },
  };
}
