import { z } from 'zod';
import { ERROR_CODES } from '../engine/errors.ts';
import { EMBLEMS } from '../engine/match/emblems.ts';
import { HOW_HANDED, ROUND_PHASES } from '../engine/match/views.ts';
import { failureSchema } from '../engine/round/failures.ts';
import { attackPlanSchema, defencePlanSchema, MAX_PARTS } from '../engine/round/plans.ts';
import { type PartHarm, type RoundSummary, unconvergedSchema } from '../engine/round/result.ts';
import { SIDES } from '../engine/round/sides.ts';

/** Raised on any change that an older client or server would misread. */
export const PROTOCOL_VERSION = 6;
export const protocol = z.literal(PROTOCOL_VERSION);

/** Six letters without look-alikes (no I, L, O, U). */
export const ROOM_ALPHABET = 'ABCDEFGHJKMNPQRSTVWXYZ';
export const roomCode = z.string().regex(new RegExp(`^[${ROOM_ALPHABET}]{6}$`));
/** Seats that one network address may have in a room. */
export const perAddress = z.int().min(1).max(200);
/** Somebody who waits for a host's nod. */
export const knockId = z.string().regex(/^k[1-9]\d{0,8}$/);

/** As people type it into an address. */
export const typedCode = z
  .string()
  .toUpperCase()
  .regex(new RegExp(`^[${ROOM_ALPHABET}]{6}$`));
/** Command id: the same id twice does nothing twice. */
export const commandIdSchema = z.string().regex(/^[A-Za-z0-9_-]{8,36}$/);
/** A page or program, the same over its connections. */
export const pageId = z.string().regex(/^[A-Za-z0-9_-]{8,36}$/);
export const playerId = z.string().regex(/^[a-z0-9-]{1,36}$/);
export const teamId = z.string().regex(/^t[1-9]\d{0,2}$/);
export const boutId = z.string().regex(/^r[1-9]\d{0,2}b[1-9]\d{0,2}$/);
export const scenarioId = z.string().max(40);
/** A host's seat, or a co-host's. */
export const hostId = z.string().regex(/^host(-[1-9]\d{0,2})?$/);
/** UTF-16 units; what a name may be is the server's to say (MATCH-20). */
export const nickname = z.string().min(1).max(200);
/** Milliseconds since 1970, by the server's clock. */
export const millis = z.number();
/** Rounds and scenarios of one match. */
export const MOST_ROUNDS = 40;
export const MOST_SCENARIOS = 8;
export const roundNumber = z.int().min(0).max(200);
export const side = z.enum(SIDES);
export const roundPhase = z.enum(ROUND_PHASES);
export const phase = z.enum(['lobby', ...ROUND_PHASES, 'over']);
export const errorCode = z.enum(ERROR_CODES);
/** A seed of a match: 128 bits in hex, as the server draws it, or a whole number of 32 bits. */
export const seed = z.union([z.int().min(0).max(0xffffffff), z.string().regex(/^[0-9a-f]{32}$/)]);

export const bySide = <T extends z.ZodType>(value: T) => z.strictObject({ attack: value, defend: value });

export const howHanded = z.enum(HOW_HANDED);

export const team = z.strictObject({
  id: teamId,
  emblem: z.enum(EMBLEMS),
  name: z.string().max(200).exactOptional(),
});

const rate = z.number();

/** What a part of a split attack plan has done. */
const partHarm = z.strictObject({
  rows: z.int(),
  through: z.int(),
  without: z
    .strictObject({ accuracy: rate, hits: z.int().exactOptional(), attackSuccess: rate.exactOptional() })
    .exactOptional(),
} satisfies Record<keyof PartHarm, z.ZodType>);

/** The numbers of a bout. */
export const summary = z.strictObject({
  poisonRows: z.int(),
  epsilon: rate,
  streamRows: z.int(),
  removedRows: z.int(),
  leftOutRows: z.int().exactOptional(),
  panelRows: z.int().exactOptional(),
  cappedRows: z.int().exactOptional(),
  relabelledRows: z.int().exactOptional(),
  cleanAccuracy: rate,
  accuracy: rate,
  unfilteredAccuracy: rate,
  majorityAccuracy: rate,
  targets: z.int().exactOptional(),
  hits: z.int().exactOptional(),
  attackSuccess: rate.exactOptional(),
  cleanAttackSuccess: rate.exactOptional(),
  utility: rate,
  impact: rate,
  detection: z.strictObject({
    caught: z.int(),
    missed: z.int(),
    collateral: z.int(),
    passed: z.int(),
    precision: rate,
    recall: rate,
    fpr: rate,
    mcc: rate,
  }),
  outage: z.boolean(),
  certified: z.array(rate).max(1000).exactOptional(),
  attackScore: rate,
  defenceScore: rate,
  parts: z.array(partHarm).max(MAX_PARTS).exactOptional(),
  unconverged: z.array(unconvergedSchema).max(20).exactOptional(),
  failures: z.array(failureSchema).max(20).exactOptional(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
} satisfies Record<keyof RoundSummary, z.ZodType>);

const handed = <P extends z.ZodType>(plan: P) =>
  z.strictObject({
    plan,
    byBot: z.boolean(),
    by: z.string().nullable().exactOptional(),
    how: howHanded.exactOptional(),
    members: z.array(z.string().nullable()).max(MAX_PARTS).exactOptional(),
  });

/** A finished bout as everybody may see it. */
export const shownBout = z.strictObject({
  id: boutId,
  round: roundNumber,
  teams: bySide(teamId),
  well: teamId,
  scenario: scenarioId,
  phantom: z.literal(true).exactOptional(),
  attack: handed(attackPlanSchema),
  defend: handed(defencePlanSchema),
  summary,
});

/** A finished bout with all that it takes to play it again. */
export const boutRecord = shownBout.extend({ seed });

/** A sample in codes of the scenario's quantiser, base64: d bytes, or 2 d little-endian where it has more than 255 levels. */
export const sampleCodes = z.base64().min(4).max(14_000);

/** What a team has paid points to learn. */
export const purchase = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('audit'), row: z.int().min(0), poisoned: z.boolean() }),
  z.strictObject({ kind: z.literal('oracle'), codes: sampleCodes, label: z.int().min(0), score: z.number() }),
  z.strictObject({ kind: z.literal('training'), plan: defencePlanSchema, accuracy: rate }),
]);
