import { z } from 'zod';
import type { ErrorCode } from '../engine/errors.ts';
import { EXPORT_COLUMNS, EXPORT_TABLES, type ExportTable } from '../engine/match/export.ts';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import { defencePlanSchema, madeWith, rowsHash, sentRows, singlePlanSchema } from '../engine/round/plans.ts';
import { createRoomBody } from './create-room.ts';
import { explanation } from './explanation.ts';
import { CSV, type FileAnswer, LAYOUT, rows, WELL } from './file-answers.ts';
import { decodeHealthy } from './files/healthy.ts';
import { decodeKnown } from './files/known.ts';
import { decodeModels, modelsMeta } from './files/models.ts';
import { POISON_MAX_BYTES, poisonMeta } from './files/poison.ts';
import { decodeReveal } from './files/reveal.ts';
import { dataMeta } from './files/rows.ts';
import { decodeSamples } from './files/samples.ts';
import { decodeStream } from './files/stream.ts';
import { decodeTraining, trainingMeta } from './files/training.ts';
import { replayFile } from './replay.ts';
import { scenarioSchema } from './scenario.ts';
import {
  boutId,
  commandIdSchema as commandId,
  errorCode,
  millis,
  phase,
  roomCode,
  scenarioId,
  shownBout,
  typedCode,
} from './values.ts';

/** Bytes of a draft that a page sends as it is left: browsers send no more behind a page that is gone. */
export const LAST_WORDS_MAX_BYTES = 60 * 1024;

/** What a failure is over HTTP. `proof-stale` says what time it is on the server. */
export const failure = z.strictObject({ code: errorCode, message: z.string(), now: millis.exactOptional() });

export interface HttpRoute {
  /** What it is for, one sentence. */
  readonly purpose: string;
  readonly params: z.ZodObject;
  readonly body?: z.ZodType;
  /** Bytes of the body. */
  readonly bodyMax?: number;
  /** True where the body is a file, sent as `application/octet-stream`. */
  readonly takesFile?: true;
  /** Whether the header `Authorization: Seat …` (contract/seat-key.ts) names a seat; without one the reader is a spectator. */
  readonly seat: boolean;
  readonly answer: z.ZodType | FileAnswer<unknown>;
  /** The status of a good answer. */
  readonly status: 200 | 201;
  /** Codes that this route has for its refusals; `too-fast` and `internal` are everybody's. */
  readonly refusals: readonly ErrorCode[];
}

const none = z.strictObject({});
const ofRoom = z.strictObject({ code: typedCode });
/** As it stands in an address. */
const matchNumber = z.stringFormat('match', /^[1-9]\d{0,3}$/);
const ofBout = z.strictObject({ code: typedCode, bout: boutId });
const joinUrls = z.array(z.url()).min(1);
const WHO = ['room-unknown', 'seat-expired', 'seat-unknown', 'proof-wrong', 'proof-stale'] as const;
const DATA = [
  ...WHO,
  'unknown-name',
  'wrong-role',
  'wrong-phase',
  'training-failed',
  'training-impossible',
] as const;
/** A bout's rows of poison, for the side that attacks in it. */
const POISON = {
  seat: true,
  status: 200,
  refusals: [...WHO, 'unknown-name', 'wrong-role', 'wrong-phase'],
} as const;
const SENT_ROWS = [
  ...POISON.refusals,
  'too-large',
  'bad-file',
  'bad-shape',
  'out-of-range',
  'bad-payload',
  'over-budget',
] as const;
const READ = { params: ofBout, seat: true, status: 200, refusals: DATA } as const;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const exportRows = (table: ExportTable) =>
  z.array(z.strictObject(Object.fromEntries(EXPORT_COLUMNS[table].map((name) => [name, cell]))));
const EXPORT = { seat: true, status: 200, refusals: [...WHO, 'wrong-role'] } as const;

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
    refusals: WHO,
  },
  'GET /api/rooms/:code/bouts/:bout/known': {
    ...READ,
    purpose: 'The clean samples that attackers know; theirs from the phase prepare on.',
    answer: {
      meta: dataMeta,
      blocks: {
        ...rows('', 'known samples'),
        ...rows('targets.', 'what is to be misjudged, if the objective says so'),
      },
      decode: decodeKnown,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/stream': {
    ...READ,
    purpose: "The delivery; its defenders' from the phase filter on, everybody's from train on.",
    answer: {
      meta: dataMeta,
      blocks: {
        ...rows('', 'samples as defenders see them'),
        ...rows('golden.', 'trusted samples, for defenders only'),
        contributor: 'i32[n]: the account that each row came from, where accounts are known',
      },
      decode: decodeStream,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/samples': {
    ...READ,
    purpose: 'What people see of the samples of a delivery; from the phase train on.',
    answer: {
      meta: dataMeta,
      blocks: rows('', 'words as in the stream, pictures in five greys; absent for points'),
      decode: decodeSamples,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/training': {
    ...READ,
    purpose: 'Which rows are trained on, and the models so far; from the phase train on.',
    answer: {
      meta: trainingMeta,
      blocks: {
        kept: 'u8[n]: 1 where the row is trained on',
        ...LAYOUT,
        cleanModel:
          'u8: the model of the clean data, for drawing: rounded, and cut to the plane where that can be',
        'frame0 …': 'u8: the models shown so far, likewise',
      },
      decode: decodeTraining,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/reveal': {
    ...READ,
    purpose: 'What every sample was, and both models as they are drawn; from the phase reveal on.',
    answer: {
      meta: dataMeta,
      blocks: {
        origin: 'u8[n]: 0 clean, 1 inserted, 2 flipped, 3 mutated',
        source: 'i32[n]: row of the clean training set, −1 for inserted rows',
        removedBy:
          'u8[n]: 0 kept, k dropped by the k-th filter, filters + 1 left out by the training defence, 101 dropped by hand, 102 beyond the cap of its account',
        part: 'u8[n]: the part of a split attack plan that a row is of, from 1; 0 for clean rows; where the plan is split',
        relabelled: 'u8[n]: 1 where a filter kept the row under another label',
        ...LAYOUT,
        model: 'u8: the model that was trained, for drawing, as in a training file',
        cleanModel: 'u8: the model of the clean data, likewise',
        ...rows('targets.', 'what was to be misjudged, if the objective said so'),
        takenFor: 'u8: what the model takes them for',
      },
      decode: decodeReveal,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/models': {
    ...READ,
    purpose: 'Both models of a bout with all their bits; from the phase reveal on.',
    answer: {
      meta: modelsMeta,
      blocks: {
        model: 'u8: the model that was trained',
        cleanModel: 'u8: the model of the clean data',
      },
      decode: decodeModels,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/well': {
    ...READ,
    purpose: 'The clean data of a bout, once the match is over: with them the bout can be played again.',
    answer: WELL,
  },
  'PUT /api/rooms/:code/bouts/:bout/poison': {
    ...POISON,
    purpose:
      'Hands over rows of poison (contract/files/poison.ts): by a seat that attacks in the bout, in the phase prepare. A plan names them by the answer.',
    params: ofBout,
    takesFile: true,
    bodyMax: POISON_MAX_BYTES,
    answer: sentRows.extend({ cost: z.int().min(0) }),
    refusals: SENT_ROWS,
  },
  'PUT /api/rooms/:code/bouts/:bout/draft': {
    purpose:
      'Changes the draft of the own team as `draft:attack` and `draft:defend` do, for a page that is being left: in one request, with the rows that the draft is made of where it is rows.',
    params: ofBout,
    body: z.union([
      z.strictObject({ id: commandId, side: z.literal('attack'), plan: singlePlanSchema }),
      z.strictObject({ id: commandId, side: z.literal('attack'), rows: z.base64url(), made: madeWith }),
      z.strictObject({ id: commandId, side: z.literal('defend'), plan: defencePlanSchema }),
    ]),
    bodyMax: LAST_WORDS_MAX_BYTES,
    seat: true,
    answer: z.strictObject({ ok: z.literal(true) }),
    status: 200,
    refusals: [...SENT_ROWS, 'already-committed', 'rows-of-one-well', 'bad-parameters', 'conflict'],
  },
  'GET /api/rooms/:code/bouts/:bout/poison/:hash': {
    ...POISON,
    purpose: 'Rows of poison that the own team has handed over for the bout.',
    params: ofBout.extend({ hash: rowsHash }),
    answer: {
      meta: poisonMeta,
      blocks: { file: 'u8: raw DEFLATE of a sections file, see contract/files/poison.ts' },
      decode: (file: Uint8Array) => file,
    },
  },
  'GET /api/rooms/:code/bouts/:bout/result': {
    ...READ,
    purpose: 'Plans and figures of a finished bout, as a view has them; from the phase reveal on.',
    answer: shownBout,
  },
  'GET /api/rooms/:code/bouts/:bout/explanation': {
    ...READ,
    purpose:
      'Why a bout came out as it did, and what would have worked better, as far as it has been worked out: of the bout on the large stage, from the phase reveal on.',
    answer: explanation,
  },
  'GET /api/rooms/:code/bouts/:bout/fates.csv': {
    ...READ,
    purpose: 'What every sample was and what became of it, as CSV; from the phase reveal on.',
    answer: CSV,
  },
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
    refusals: [...WHO, 'unknown-name', 'wrong-phase'],
  },
  'GET /api/rooms/:code/replay': {
    purpose: 'The whole match, seeds included, once it is over.',
    params: ofRoom,
    seat: true,
    answer: replayFile,
    status: 200,
    refusals: [...WHO, 'wrong-phase'],
  },
  'GET /api/rooms/:code/matches/:match/replay': {
    purpose:
      'The same of a match of the room by its number: the first has 1; those that others followed stay.',
    params: ofRoom.extend({ match: matchNumber }),
    seat: true,
    answer: replayFile,
    status: 200,
    refusals: [...WHO, 'unknown-name', 'wrong-phase'],
  },
  'GET /api/rooms/:code/matches/:match/bouts/:bout/well': {
    purpose: 'The clean data of a bout of a match that is over, by the number of the match.',
    params: ofBout.extend({ match: matchNumber }),
    seat: true,
    answer: WELL,
    status: 200,
    refusals: [...DATA],
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

export const isFile = (answer: HttpRoute['answer']): answer is FileAnswer<unknown> => 'blocks' in answer;
