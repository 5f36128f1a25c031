import { z } from 'zod';
import { createRoomBody } from './create-room.ts';
import { LAYOUT, rows } from './file-answers.ts';
import { decodeHealthy } from './files/healthy.ts';
import { dataMeta } from './files/rows.ts';
import type { HttpRoute } from './http-route.ts';
import { scenarioSchema } from './scenario.ts';
import { joinUrls, roomCode, scenarioId } from './values.ts';

const none = z.strictObject({});

/** What a server is asked before anybody is in a room. The first page needs no others. */
export const siteRoutes = {
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
