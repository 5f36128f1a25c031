import { z } from 'zod';
import { EXPORT_COLUMNS, EXPORT_TABLES, type ExportTable } from '../engine/match/export.ts';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import { CSV, WELL } from './file-answers.ts';
import { DATA_REFUSALS, type HttpRoute, ofBout, WHO_REFUSALS } from './http-route.ts';
import { replayFile } from './replay.ts';
import { boutId, joinUrls, phase, roomCode, scenarioId, typedCode } from './values.ts';

const ofRoom = z.strictObject({ code: typedCode });
/** As it stands in an address. */
const matchNumber = z.stringFormat('match', /^[1-9]\d{0,3}$/);
const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const exportRows = (table: ExportTable) =>
  z.array(z.strictObject(Object.fromEntries(EXPORT_COLUMNS[table].map((name) => [name, cell]))));
const EXPORT = { seat: true, status: 200, refusals: [...WHO_REFUSALS, 'wrong-role'] } as const;

/** What is read of a room and of its matches. */
export const roomRoutes = {
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
} as const satisfies Record<string, HttpRoute>;
