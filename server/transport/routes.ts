import { json, type NextFunction, type Request, type Response, Router } from 'express';
import {
  type CreatedRoom,
  createRoomSchema,
  type OwnScenarios,
  type ReplayFile,
  type RoomInfo,
} from '../../contract/http.ts';
import { ROOM_ALPHABET } from '../../contract/messages.ts';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import { DATA_KINDS } from '../../engine/match/access.ts';
import type { Scenario } from '../../engine/round/scenario.ts';
import type { Room } from '../rooms/room.ts';
import type { Rooms } from '../rooms/rooms.ts';
import { guesser, type Limits } from './limits.ts';
import type { Site } from './site.ts';

export interface RouteParts {
  readonly rooms: Rooms;
  readonly limits: Limits;
  /** Scenarios of the host's own packs. */
  readonly own: readonly Scenario[];
  readonly site: Site;
  report(error: unknown): void;
}

const CODE = new RegExp(`^[${ROOM_ALPHABET}]{6}$`);
const TOKEN = /^Bearer (.{1,200})$/;

/** The routes under /api of contract/http.ts. */
export function apiRoutes({ rooms, limits, own, site, report }: RouteParts): Router {
  const router = Router();
  const { addressOf } = site;
  const joinUrls = (code: string, request: Request) =>
    site.addresses(request).map((url) => `${url}/r/${code}`);

  /** The room, and the seat that the request names: null without a token; a token that opens nothing is refused. */
  async function enter(request: Request): Promise<{ room: Room; seat: string | null }> {
    const guesses = guesser(limits, null, addressOf(request));
    const code = String(request.params.code).toUpperCase();
    const header = request.headers.authorization;
    const token = header === undefined ? null : (TOKEN.exec(header)?.[1] ?? '');
    const room = CODE.test(code) ? await rooms.find(code) : null;
    // What is right is no guess, however many wrong ones have come from the same address.
    if (room && token === null) return { room, seat: null };
    const opened = room?.open(token ?? '');
    if (room && opened?.ok) return { room, seat: opened.seat };
    if (!guesses.missed()) throw new GameError('too-fast', 'too many wrong codes: wait a little');
    if (opened?.ok === false) throw new GameError(opened.code, opened.detail ?? '');
    throw new GameError('room-unknown', 'there is no room with this code');
  }

  router.use((_request, response, next) => {
    response.setHeader('Cache-Control', 'no-store');
    next();
  });

  router.get('/scenarios', (_request, response) => {
    response.json({ own } satisfies OwnScenarios);
  });

  router.post('/rooms', json({ limit: '4kb' }), async (request, response) => {
    const foreign = site.foreign(request);
    if (foreign !== null) throw new GameError('wrong-origin', foreign);
    if (!limits.create.take(addressOf(request)))
      throw new GameError('too-fast', 'too many rooms: wait a little');
    const parsed = createRoomSchema.safeParse(request.body);
    if (!parsed.success) {
      const issue = parsed.error.issues[0];
      throw new GameError('bad-payload', `${issue?.path.join('.') || 'body'}: ${issue?.message}`);
    }
    const { scenarios, pace, seed } = parsed.data;
    const { code, hostToken } = await rooms.create({ scenarios, pace, seed: seed ?? null });
    response.status(201).json({ code, hostToken, joinUrls: joinUrls(code, request) } satisfies CreatedRoom);
  });

  router.get('/rooms/:code', async (request, response) => {
    const { room } = await enter(request);
    const { phase, locked, players, scenarios } = room.match();
    response.json({
      code: room.code,
      phase,
      locked,
      players: players.length,
      scenarios,
      joinUrls: joinUrls(room.code, request),
    } satisfies RoomInfo);
  });

  router.get('/rooms/:code/bouts/:bout/:kind', async (request, response) => {
    const kind = DATA_KINDS.find((name) => name === request.params.kind);
    if (!kind) throw new GameError('unknown-name', 'no such data');
    const { room, seat } = await enter(request);
    const reader = seat === null ? addressOf(request) : `${room.code}/${seat}`;
    if (!limits.fetch.take(reader)) throw new GameError('too-fast', 'too many requests: wait a second');
    const bytes = await room.data(kind, String(request.params.bout), seat);
    response
      .type('application/octet-stream')
      .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  });

  router.get('/rooms/:code/replay', async (request, response) => {
    const { room } = await enter(request);
    const match = room.match();
    if (match.phase !== 'over')
      throw new GameError('wrong-phase', 'the replay is there when the match is over');
    const { code, seed, teams, engine, records } = match;
    response.json({
      format: 'poisoned-well-replay',
      version: 2,
      code,
      seed,
      teams,
      engine,
      bouts: records,
    } satisfies ReplayFile);
  });

  router.use(() => {
    throw new GameError('unknown-name', 'no such address');
  });
  router.use(errorAnswer(report));
  return router;
}

const STATUS: Partial<Record<ErrorCode, number>> = {
  'seat-expired': 401,
  'seat-unknown': 401,
  'seat-needed': 401,
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
function errorAnswer(report: (error: unknown) => void) {
  return (error: unknown, _request: Request, response: Response, next: NextFunction): void => {
    if (response.headersSent) {
      next(error);
      return;
    }
    const known = error instanceof GameError ? error : bodyError(error);
    if (!known || known.code === 'internal') report(error);
    const code = known?.code ?? 'internal';
    const message = known && code !== 'internal' && !(code in TROUBLE) ? known.message : TROUBLE[code];
    response
      .status(STATUS[code] ?? 400)
      .json({ code, message: message ?? 'something went wrong on our side' });
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
