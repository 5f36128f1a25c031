import { createServer, type Server } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import type { SecureContextOptions } from 'node:tls';
import compression from 'compression';
import express, { type NextFunction, type Request, type Response } from 'express';
import type { Scenario } from '../engine/round/scenario.ts';
import type { Metrics } from './metrics.ts';
import type { ServerClock } from './rooms/clock.ts';
import type { Rooms } from './rooms/rooms.ts';
import { apiPages } from './transport/api-pages.ts';
import { underBasePath } from './transport/base-path.ts';
import { securityHeaders } from './transport/headers.ts';
import type { Heard } from './transport/heard.ts';
import { createLimits, LIMIT_RATES, type LimitRates } from './transport/limits.ts';
import { pageRoutes } from './transport/pages.ts';
import { createReadiness } from './transport/readiness.ts';
import { contractRoutes } from './transport/routes.ts';
import type { Site } from './transport/site.ts';
import { attachSockets } from './transport/sockets.ts';

export interface AppParts {
  readonly rooms: Rooms;
  readonly clock: ServerClock;
  readonly version: string;
  readonly publicDir: string;
  readonly packsDir: string;
  /** The host's own packs. */
  readonly ownPacksDir: string;
  readonly own: readonly Scenario[];
  /** Any scenario that can be played here. */
  scenario(id: string): Scenario | undefined;
  readonly rates?: LimitRates;
  /** True once all rooms are awake. */
  isAwake(): boolean;
  /** Resolves when the store can write. */
  checkStore(): Promise<void>;
  readonly site: Site;
  /** For https; null for http. */
  readonly tls?: Pick<SecureContextOptions, 'cert' | 'key'> | null;
  /** What `/metrics` says; no such address when absent. */
  readonly metrics?: Metrics;
  /** Told of every message that was answered. */
  heard?(heard: Heard): void;
  report(error: unknown): void;
}

/** Clients and proxies hang up sooner, so that none asks on a connection that is being closed. */
const IDLE_MILLIS = 75_000;

/** How long requests that are under way may take after the server was told to close. */
const LAST_ANSWERS_MILLIS = 1_000;

export interface ServerApp {
  readonly http: Server;
  /** Connected sockets. */
  connections(): number;
  /** Shuts all connections; what is in the store stays. */
  close(): Promise<void>;
}

/** HTTP and sockets over the rooms: everything but the port. */
export function createApp(parts: AppParts): ServerApp {
  const { rooms, clock, version, report, site, metrics } = parts;
  const limits = createLimits(parts.rates ?? LIMIT_RATES, clock.now);
  const app = express();
  app.disable('x-powered-by');
  app.use(securityHeaders(site));
  app.use(compression());

  const isReady = createReadiness(parts.isAwake, parts.checkStore, clock.now, report, clock.after);
  app.get('/readyz', async (_request, response) => {
    response.setHeader('Cache-Control', 'no-store');
    const ok = await isReady();
    response.status(ok ? 200 : 503).json({ ok });
  });
  if (metrics)
    app.get('/metrics', async (_request, response) => {
      response.setHeader('Cache-Control', 'no-store');
      response.type(metrics.type).send(await metrics.text());
    });
  app.use(contractRoutes({ ...parts, limits, refused: (code) => metrics?.refused(code) }));
  app.use(apiPages(version));
  app.use(pageRoutes({ ...parts, basePath: site.basePath }));
  app.use((_request, response) => {
    response.status(404).json({ code: 'unknown-name', message: 'no such address' });
  });
  app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
    if (response.headersSent) return next(error);
    // What the file server refuses is not there for whoever asks.
    const refused = error instanceof Error && 'status' in error && Number(error.status) < 500;
    if (!refused) report(error);
    const answer = refused
      ? { code: 'unknown-name', message: 'no such address' }
      : { code: 'internal', message: 'something went wrong on our side' };
    response.status(refused ? 404 : 500).json(answer);
  });

  const http = parts.tls ? createSecureServer(parts.tls, app) : createServer(app);
  http.keepAliveTimeout = IDLE_MILLIS;
  const sockets = attachSockets(http, {
    ...{ rooms, limits, site, clock, report },
    heard(heard) {
      metrics?.heard(heard);
      parts.heard?.(heard);
    },
  });
  underBasePath(http, site.basePath);
  return {
    http,
    connections: sockets.connections,
    async close() {
      const stopWaiting = clock.after(LAST_ANSWERS_MILLIS, () => http.closeAllConnections());
      await sockets.close(); // shuts the HTTP server too, which waits for the requests under way
      stopWaiting();
    },
  };
}
