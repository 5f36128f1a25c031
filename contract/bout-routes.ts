import { z } from 'zod';
import { defencePlanSchema, madeWith, rowsHash, sentRows, singlePlanSchema } from '../engine/round/plans.ts';
import { shownBout } from './bouts.ts';
import { explanation } from './explanation.ts';
import { CSV, LAYOUT, rows, WELL } from './file-answers.ts';
import { decodeKnown } from './files/known.ts';
import { decodeModels, modelsMeta } from './files/models.ts';
import { POISON_MAX_BYTES, poisonMeta } from './files/poison.ts';
import { decodeReveal } from './files/reveal.ts';
import { dataMeta } from './files/rows.ts';
import { decodeSamples } from './files/samples.ts';
import { decodeStream } from './files/stream.ts';
import { decodeTraining, trainingMeta } from './files/training.ts';
import { DATA_REFUSALS, type HttpRoute, ofBout, WHO_REFUSALS } from './http-route.ts';
import { commandIdSchema as commandId } from './values.ts';

/** Bytes of a draft that a page sends as it is left: browsers send no more behind a page that is gone. */
export const LAST_WORDS_MAX_BYTES = 60 * 1024;

/** A bout's rows of poison, for the side that attacks in it. */
const POISON = {
  seat: true,
  status: 200,
  refusals: [...WHO_REFUSALS, 'unknown-name', 'wrong-role', 'wrong-phase'],
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
const READ = { params: ofBout, seat: true, status: 200, refusals: DATA_REFUSALS } as const;

/** What is read of a bout of the match that a room plays, and what its teams hand over. */
export const boutRoutes = {
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
} as const satisfies Record<string, HttpRoute>;
