import { z } from 'zod';
import { EXPORT_COLUMNS, EXPORT_TABLES, type ExportTable } from '../engine/match/export.ts';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import { boutRoutes } from './bout-routes.ts';
import { createRoomBody } from './create-room.ts';
import { CSV, type FileAnswer, LAYOUT, rows, WELL } from './file-answers.ts';
import { decodeHealthy } from './files/healthy.ts';
import { dataMeta } from './files/rows.ts';
import { DATA_REFUSALS, type HttpRoute, ofBout, WHO_REFUSALS } from './http-route.ts';
import { replayFile } from './replay.ts';
import { scenarioSchema } from './scenario.ts';
import { boutId, phase, roomCode, scenarioId, typedCode } from './values.ts';

const none = z.strictObject({});
const ofRoom = z.strictObject({ code: typedCode });
/** As it stands in an address. */
const matchNumber = z.stringFormat('match', /^[1-9]\d{0,3}$/);
const joinUrls = z.array(z.url()).min(1);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const exportRows = (table: ExportTable) =>
  z.array(z.strictObject(Object.fromEntries(EXPORT_COLUMNS[table].map((name) => [name, cell]))));
const EXPORT = { seat: true, status: 200, refusals: [...WHO_REFUSALS, 'wrong-role'] } as const;

/** The HTTP side of the contract, by method and path. Failures are `failure` with a fitting status. */
export const routes = {
  'POST /api/rooms': {
    purpose: 'Opens a room.',
    params: none,
    body: createRoomBody,
    bodyMax: 4_096,
    seat: false,
    /** `joinUrls` starts with the address that phones reach. */
    answer: z.strictObject({ code: roomCode, joinUrls }),
    status: 201,
    refusals: ['bad-payload', 'too-large', 'unknown-name', 'out-of-range', 'name-bad', 'wrong-origin'],
  },
  'GET /api/rooms/:code': {
    purpose: 'What a room says at its door.',
    params: ofRoom,
    seat: true,
    answer: z.strictObject({
      code: roomCode,
      phase,
      locked: z.boolean(),
      players: z.int().min(0),
      scenarios: z.array(scenarioId),
      format: z.enum(FORMAT_IDS),
      teams: z.int().min(0),
      event: z.string().nullable(),
      joinUrls,
    }),
    status: 200,
    refusals: WHO_REFUSALS,
  },
  ...boutRoutes,
  'GET /api/rooms/:code/rounds/:round/thumbnails/:from': {
    purpose:
      'Small pictures of the trainings of a round of many wells (engine/round/thumbnail.ts), in the order in which they came, from a number on; from the phase train to reveal.',
    params: ofRoom.extend({ round: matchNumber, from: z.stringFormat('from', /^\d{1,3}$/) }),
    seat: true,
    answer: z.strictObject({
      thumbnails: z.array(
        z.strictObject({ bout: boutId, frames: z.array(z.base64()).min(1).max(3), points: z.base64() }),
      ),
      next: z.int().min(0),
    }),
    status: 200,
    refusals: [...WHO_REFUSALS, 'unknown-name', 'wrong-phase'],
  },
  'GET /api/rooms/:code/replay': {
    purpose: 'The whole match, seeds included, once it is over.',
    params: ofRoom,
    seat: true,
    answer: replayFile,
    status: 200,
    refusals: [...WHO_REFUSALS, 'wrong-phase'],
  },
  'GET /api/rooms/:code/matches/:match/replay': {
    purpose:
      'The same of a match of the room by its number: the first has 1; those that others followed stay.',
    params: ofRoom.extend({ match: matchNumber }),
    seat: true,
    answer: replayFile,
    status: 200,
    refusals: [...WHO_REFUSALS, 'unknown-name', 'wrong-phase'],
  },
  'GET /api/rooms/:code/matches/:match/bouts/:bout/well': {
    purpose: 'The clean data of a bout of a match that is over, by the number of the match.',
    params: ofBout.extend({ match: matchNumber }),
    seat: true,
    answer: WELL,
    status: 200,
    refusals: [...DATA_REFUSALS],
  },
  'GET /api/rooms/:code/export.json': {
    ...EXPORT,
    purpose:
      'Players, teams, plans, scores, standings, guesses, finished matches and the log as tables, for hosts, at any time.',
    params: ofRoom,
    answer: z.strictObject({
      players: exportRows('players'),
      teams: exportRows('teams'),
      plans: exportRows('plans'),
      parts: exportRows('parts'),
      scores: exportRows('scores'),
      standings: exportRows('standings'),
      matches: exportRows('matches'),
      guesses: exportRows('guesses'),
      guessers: exportRows('guessers'),
      audit: exportRows('audit'),
    }),
  },
  'GET /api/rooms/:code/export/:table.csv': {
    ...EXPORT,
    purpose: 'One of these tables as CSV.',
    params: ofRoom.extend({ table: z.enum(EXPORT_TABLES) }),
    answer: CSV,
    refusals: [...EXPORT.refusals, 'unknown-name'],
  },
  'GET /api/scenarios': {
    purpose: "The host's own scenarios, beside those that come with the game.",
    params: none,
    seat: false,
    answer: z.strictObject({ own: z.array(scenarioSchema) }),
    status: 200,
    refusals: [],
  },
  'GET /api/scenarios/:scenario': {
    purpose:
      'A scenario that can be played here: its objective, menus, budgets and times; its words where it is the host’s own.',
    params: z.strictObject({ scenario: scenarioId }),
    seat: false,
    answer: scenarioSchema,
    status: 200,
    refusals: ['unknown-name'],
  },
  'GET /api/scenarios/:scenario/healthy': {
    purpose:
      'A model of clean data of a scenario and some of its samples, laid out: to look at while nothing of a round may be shown.',
    params: z.strictObject({ scenario: scenarioId }),
    seat: false,
    answer: {
      meta: dataMeta,
      blocks: { ...rows('', 'as in a samples file'), ...LAYOUT, model: 'u8: the model, for drawing' },
      decode: decodeHealthy,
    },
    status: 200,
    refusals: ['unknown-name', 'training-failed', 'training-impossible'],
  },
  'GET /healthz': {
    purpose: 'Says that the process answers.',
    params: none,
    seat: false,
    answer: z.strictObject({ ok: z.literal(true), version: z.string(), protocol: z.int() }),
    status: 200,
    refusals: [],
  },
} as const satisfies Record<string, HttpRoute>;

export type RouteName = keyof typeof routes;
export type Params<R extends RouteName> = z.infer<(typeof routes)[R]['params']>;
/** What is sent; defaults may be left out. */
export type AskedBody<R extends RouteName> = (typeof routes)[R] extends { body: infer B extends z.ZodType }
  ? z.input<B>
  : undefined;
/** What comes back: the value of a schema, or a decoded file. */
export type AnswerOf<R extends RouteName> = (typeof routes)[R]['answer'] extends infer A
  ? A extends z.ZodType
    ? z.infer<A>
    : A extends FileAnswer<infer T>
      ? T
      : never
  : never;
