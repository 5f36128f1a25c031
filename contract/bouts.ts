import { z } from 'zod';
import { HOW_HANDED } from '../engine/match/views.ts';
import { failureSchema } from '../engine/round/failures.ts';
import { attackPlanSchema, defencePlanSchema, MAX_PARTS } from '../engine/round/plans.ts';
import { type PartHarm, type RecordedSummary, unconvergedSchema } from '../engine/round/result.ts';
import { boutId, bySide, roundNumber, scenarioId, seed, teamId } from './values.ts';

export const howHanded = z.enum(HOW_HANDED);
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
} satisfies Record<keyof RecordedSummary, z.ZodType>);

const handed = <P extends z.ZodType>(plan: P) =>
  z.strictObject({
    plan,
    byBot: z.boolean(),
    by: z.string().nullable().exactOptional(),
    how: howHanded.exactOptional(),
    members: z.array(z.string().nullable()).max(MAX_PARTS).exactOptional(),
  });

const finishedBout = z.strictObject({
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

/** A finished bout as everybody may see it. */
export const shownBout = finishedBout.extend({ points: bySide(z.int()) });

/** A finished bout with all that it takes to play it again. */
export const boutRecord = finishedBout.extend({ seed });

/** A sample in codes of the scenario's quantiser, base64: d bytes, or 2 d little-endian where it has more than 255 levels. */
export const sampleCodes = z.base64().min(4).max(14_000);

/** What a team has paid points to learn. */
export const purchase = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('audit'), row: z.int().min(0), poisoned: z.boolean() }),
  z.strictObject({ kind: z.literal('oracle'), codes: sampleCodes, label: z.int().min(0), score: z.number() }),
  z.strictObject({ kind: z.literal('training'), plan: defencePlanSchema, accuracy: rate }),
]);
