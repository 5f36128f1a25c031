import { type NextFunction, type Request, type Response, Router } from 'express';
import { decodeReveal } from '../../contract/files/reveal.ts';
import { labelsIn } from '../../contract/files/stream.ts';
import type { AnswerOf } from '../../contract/routes.ts';
import { PROTOCOL_VERSION } from '../../contract/values.ts';
import { csvOf } from '../../engine/data/csv.ts';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import { DATA_KINDS } from '../../engine/match/access.ts';
import { isHost } from '../../engine/match/commands.ts';
import { EXPORT_COLUMNS, EXPORT_TABLES } from '../../engine/match/export.ts';
import { FATE_COLUMNS, fateRows } from '../../engine/match/fates.ts';
import { playedMatch } from '../../engine/match/played.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Thumbnail } from '../../engine/round/thumbnail.ts';
import { unpack } from '../rooms/answers.ts';
import type { ServerClock } from '../rooms/clock.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { doorOf, type HttpDoor } from './http-door.ts';
import type { Limits } from './limits.ts';
import { createRequestProofs } from './proofs.ts';
import { type ServingPlace, serve } from './serve.ts';
import type { Site } from './site.ts';
import { serveUploads } from './uploads.ts';

export interface RouteParts {
  readonly rooms: Rooms;
  readonly limits: Limits;
  /** Scenarios of the host's own packs. */
  readonly own: readonly Scenario[];
  /** Any scenario that can be played here. */
  scenario(id: string): Scenario | undefined;
  readonly site: Site;
  readonly clock: ServerClock;
  readonly version: string;
  /** Told of every refusal. */
  refused?(code: ErrorCode): void;
  report(error: unknown): void;
}

/** The routes of contract/routes.ts. */
export function contractRoutes(parts: RouteParts): Router {
  const router = Router();
  const { rooms, limits, own, site, version, clock } = parts;
  const place = { router, proofs: createRequestProofs(clock.now) };
  const joinUrls = (code: string, request: Request) =>
    site.addresses(request).map((url) => `${url}/r/${code}`);

  serve(place, 'GET /healthz', () => ({ ok: true as const, version, protocol: PROTOCOL_VERSION }));
  serve(place, 'GET /api/scenarios', () => ({ own: [...own] }));
  serve(place, 'GET /api/scenarios/:scenario', ({ params }) => {
    const scenario = parts.scenario(params.scenario);
    if (!scenario) throw new GameError('unknown-name', 'there is no such scenario here');
    return scenario;
  });
  serve(place, 'GET /api/scenarios/:scenario/healthy', ({ params }) => {
    if (parts.scenario(params.scenario)) return rooms.healthy(params.scenario);
    throw new GameError('unknown-name', 'there is no such scenario here');
  });

  const mayOpen = ({ request }: { readonly request: Request }) => {
    const foreign = site.foreign(request);
    if (foreign !== null) throw new GameError('wrong-origin', foreign);
    if (!limits.create.take(site.addressOf(request)))
      throw new GameError('too-fast', 'too many rooms: wait a little');
  };
  serve(
    place,
    'POST /api/rooms',
    async ({ body, request }) => {
      const { code } = await rooms.create(body);
      return { code, joinUrls: joinUrls(code, request) };
    },
    mayOpen,
  );

  const enter = doorOf(parts);
  serve(place, 'GET /api/rooms/:code', async (asking) => {
    const { room } = await enter(asking);
    const { phase, locked, players, scenarios, format, teams, event } = room.match();
    const urls = joinUrls(room.code, asking.request);
    const { code } = room;
    const what = { format, teams: teams.length, event, scenarios: [...scenarios] };
    return { code, phase, locked, players: players.length, ...what, joinUrls: urls };
  });

  /** @throws GameError 'too-fast' for a seat, or an address of watchers, that asks for too much */
  const takeFetch = (room: Room, seat: string | null, request: Request) => {
    const reader = seat === null ? site.addressOf(request) : `${room.code}/${seat}`;
    if (!limits.fetch.take(reader)) throw new GameError('too-fast', 'too many requests: wait a second');
  };
  for (const kind of DATA_KINDS) {
    serve(place, `GET /api/rooms/:code/bouts/:bout/${kind}`, async (asking) => {
      const { room, seat } = await enter(asking);
      takeFetch(room, seat, asking.request);
      return room.data(kind, asking.params.bout, seat);
    });
  }

  serve(place, 'GET /api/rooms/:code/bouts/:bout/explanation', async (asking) => {
    const { room, seat } = await enter(asking);
    takeFetch(room, seat, asking.request);
    return room.explanation(asking.params.bout, seat);
  });
  serve(place, 'GET /api/rooms/:code/bouts/:bout/fates.csv', async (asking) => {
    const { room, seat } = await enter(asking);
    takeFetch(room, seat, asking.request);
    return fatesOf(room, asking.params.bout, seat);
  });
  serve(place, 'GET /api/rooms/:code/rounds/:round/thumbnails/:from', async (asking) => {
    const { room, seat } = await enter(asking);
    takeFetch(room, seat, asking.request);
    const { thumbnails, next } = room.thumbnails(Number(asking.params.round), Number(asking.params.from));
    return { thumbnails: thumbnails.map(({ bout, thumbnail }) => ({ bout, ...inText(thumbnail) })), next };
  });
  serveUploads(place, enter, limits);
  serve(place, 'GET /api/rooms/:code/bouts/:bout/result', async (asking) => {
    const { room } = await enter(asking);
    return room.result(asking.params.bout) as AnswerOf<'GET /api/rooms/:code/bouts/:bout/result'>;
  });

  serve(place, 'GET /api/rooms/:code/replay', async (asking) => {
    const { room, seat } = await enter(asking);
    takeFetch(room, seat, asking.request);
    return replayOf(room, room.match().earlier.length + 1);
  });
  serve(place, 'GET /api/rooms/:code/matches/:match/replay', async (asking) => {
    const { room, seat } = await enter(asking);
    takeFetch(room, seat, asking.request);
    return replayOf(room, Number(asking.params.match));
  });

  serve(place, 'GET /api/rooms/:code/matches/:match/bouts/:bout/well', async (asking) => {
    const { room, seat } = await enter(asking);
    const { bout, match } = asking.params;
    takeFetch(room, seat, asking.request);
    return room.well(Number(match), bout);
  });

  serveExport(place, enter);
  router.use('/api', () => {
    throw new GameError('unknown-name', 'no such address');
  });
  router.use(errorAnswer(parts));
  return router;
}

const base64 = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const inText = ({ frames, points }: Thumbnail) => ({ frames: frames.map(base64), points: base64(points) });

/** What every sample of a bout was, as a table. */
async function fatesOf(room: Room, bout: string, seat: string | null): Promise<Uint8Array> {
  const reveal = decodeReveal(await unpack(await room.data('reveal', bout, seat)));
  const labels = labelsIn(await unpack(await room.data('stream', bout, null)));
  return new TextEncoder().encode(csvOf(FATE_COLUMNS, fateRows(labels, reveal)));
}

/** Tables of the match, for hosts. */
function serveExport(place: ServingPlace, enter: HttpDoor): void {
  const tablesOf = async (asking: Parameters<typeof enter>[0]) => {
    const { room, seat } = await enter(asking);
    if (!isHost(seat)) throw new GameError('wrong-role', 'the export is for hosts');
    return room.export();
  };
  serve(place, 'GET /api/rooms/:code/export.json', async (asking) => {
    const tables = await tablesOf(asking);
    const all = EXPORT_TABLES.map((table) => [table, [...tables[table]]]);
    return Object.fromEntries(all) as AnswerOf<'GET /api/rooms/:code/export.json'>;
  });
  serve(place, 'GET /api/rooms/:code/export/:table.csv', async (asking) => {
    const { table } = asking.params;
    return new TextEncoder().encode(csvOf(EXPORT_COLUMNS[table], (await tablesOf(asking))[table]));
  });
}

/** @param number  of the match in its room, from 1 */
async function replayOf(room: Room, number: number) {
  const match = playedMatch(room.match(), number);
  const { seed, teams, engine, records, guessers } = match;
  const numbers = new Map(guessers.map((by, i) => [by, i + 1]));
  return {
    format: 'poisoned-well-replay' as const,
    version: 2 as const,
    code: room.code,
    seed,
    teams,
    engine,
    bouts: records,
    rows: await room.poison.ofReplay(match),
    guesses: match.guesses.flatMap(({ round, guesses }) =>
      guesses.map(({ by, ...guess }) => ({ round, guesser: numbers.get(by) ?? 0, ...guess })),
    ),
  };
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  'seat-expired': 401,
  'seat-unknown': 401,
  'seat-needed': 401,
  'proof-wrong': 401,
  'proof-stale': 401,
  'wrong-origin': 403,
  'wrong-role': 403,
  'room-unknown': 404,
  'unknown-name': 404,
  'wrong-phase': 409,
  'room-over': 409,
  'too-large': 413,
  'too-fast': 429,
  internal: 500,
  'training-failed': 503,
  'training-impossible': 422,
};

/** Failures are `{ code, message }`. What is not a GameError is ours, and its text is for the log only. */
function errorAnswer({ report, refused, clock }: Pick<RouteParts, 'report' | 'refused' | 'clock'>) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof GameError ? error : bodyError(error);
    if (!known || known.code === 'internal') report(error);
    const code = known?.code ?? 'internal';
    refused?.(code);
    const message = known && code !== 'internal' && !(code in TROUBLE) ? known.message : TROUBLE[code];
    response.status(STATUS[code] ?? 400).json({
      code,
      message: message ?? 'something went wrong on our side',
      ...(code === 'proof-stale' && { now: clock.now() }),
    });
  };
}

/** Our own messages may name plans and seeds; these go out instead. */
const TROUBLE: Partial<Record<ErrorCode, string>> = {
  'training-failed': 'the computation did not end: try again',
  'training-impossible': 'the computation fails for these plans, however often it is tried',
};

/** What the JSON parser complains about is the sender's doing. */
function bodyError(error: unknown): GameError | null {
  if (!(error instanceof Error) || !('status' in error)) return null;
  if (error.status === 413) return new GameError('too-large', 'the body is too large');
  return typeof error.status === 'number' && error.status < 500
    ? new GameError('bad-payload', 'the body is not understood')
    : null;
}
