import { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import { EMBLEMS } from '../engine/match/teams.ts';
import { failureSchema } from '../engine/round/failures.ts';
import { bluePlanSchema, redPlanSchema } from '../engine/round/plans.ts';
import { unconvergedSchema } from '../engine/round/result.ts';
import { bringReplayUpToDate } from './earlier-replays.ts';
import { type ReplayFile, seedSchema } from './http.ts';

/** Refused above this: a match of three scenarios is some 10 KB. */
export const REPLAY_MAX_CHARS = 1_000_000;

const rate = z.number();

const summary = z.strictObject({
  poisonRows: z.int(),
  epsilon: rate,
  streamRows: z.int(),
  removedRows: z.int(),
  leftOutRows: z.int().exactOptional(),
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
  redScore: rate,
  blueScore: rate,
  unconverged: z.array(unconvergedSchema).max(20).exactOptional(),
  failures: z.array(failureSchema).max(20).exactOptional(),
  digest: z.string().regex(/^[0-9a-f]{64}$/),
});

const team = z.string().max(8);
const record = z.strictObject({
  id: z.string().max(12),
  round: z.int().min(1).max(100),
  teams: z.strictObject({ attack: team, defend: team }),
  well: team,
  scenario: z.string().max(40),
  seed: seedSchema,
  attack: z.strictObject({ plan: redPlanSchema, byBot: z.boolean() }),
  defend: z.strictObject({ plan: bluePlanSchema, byBot: z.boolean() }),
  summary,
  story: z.string().max(2_000),
});

const replay = z.strictObject({
  format: z.literal('poisoned-well-replay'),
  version: z.literal(2),
  code: z.string().max(10),
  seed: seedSchema,
  teams: z.array(z.strictObject({ id: team, emblem: z.enum(EMBLEMS) })).max(100),
  engine: z.int().min(1),
  bouts: z.array(record).max(10_000),
});

/**
 * The replay in a file somebody hands us.
 * @throws GameError 'too-large' or 'bad-file' with the first thing that is wrong with it.
 */
export function parseReplay(text: string): ReplayFile {
  if (text.length > REPLAY_MAX_CHARS) {
    throw new GameError(
      'too-large',
      `a replay has at most ${REPLAY_MAX_CHARS} characters, this has ${text.length}`,
    );
  }
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new GameError('bad-file', `not a replay: ${cause instanceof Error ? cause.message : 'no JSON'}`, {
      cause,
    });
  }
  const parsed = replay.safeParse(bringReplayUpToDate(value));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new GameError('bad-file', `not a replay: ${issue?.path.join('.') || 'file'}: ${issue?.message}`);
}
