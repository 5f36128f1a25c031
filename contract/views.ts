import { z } from 'zod';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import type { AttackDesk, DefendDesk, PublicView, RoomView } from '../engine/match/views.ts';
import { attackPlanSchema, defencePlanSchema } from '../engine/round/plans.ts';
import {
  boutId,
  bySide,
  millis,
  phase,
  playerId,
  purchase,
  roomCode,
  roundNumber,
  scenarioId,
  seed,
  shownBout,
  team,
  teamId,
} from './values.ts';

/** A schema for every key of a type, optional ones included. */
type Shape<T> = Record<keyof T, z.ZodType>;

/** What everybody in the room may see at any time. Secrets have no field here. */
const publicView = z.strictObject({
  code: roomCode,
  phase,
  endsAt: millis.nullable(),
  pausedWithMillis: z.number().nullable(),
  locked: z.boolean(),
  format: z.enum(FORMAT_IDS),
  teams: z.array(team),
  players: z.array(
    z.strictObject({ id: playerId, nickname: z.string(), team: teamId, connected: z.boolean() }),
  ),
  scenarios: z.array(scenarioId),
  round: roundNumber,
  rounds: roundNumber,
  scenario: scenarioId,
  bouts: z.array(
    z.strictObject({ id: boutId, teams: bySide(teamId), well: teamId, committed: bySide(z.boolean()) }),
  ),
  revealed: z.array(shownBout),
  history: z.array(shownBout),
  standings: z.array(z.strictObject({ team: teamId, points: z.number() })),
} satisfies Shape<PublicView>);

const points = z.number().min(0);

const attackDesk = z.strictObject({
  bout: boutId,
  points,
  epsilonMax: z.number(),
  spent: points,
  bought: z.array(purchase),
  plan: attackPlanSchema.nullable(),
  previewSeed: seed,
} satisfies Shape<AttackDesk>);

const defendDesk = z.strictObject({
  bout: boutId,
  points,
  epsilonRange: z.tuple([z.number(), z.number()]),
  spent: points,
  bought: z.array(purchase),
  plan: defencePlanSchema.nullable(),
  streamReady: z.boolean(),
} satisfies Shape<DefendDesk>);

/** What a connection sees, by what it is: a strict object each, so that a secret has nowhere to be. */
export const roomView: z.ZodType<RoomView> = z.discriminatedUnion('role', [
  publicView.extend({ role: z.literal('spectator') }),
  publicView.extend({ role: z.literal('host') }),
  publicView.extend({
    role: z.literal('player'),
    you: playerId,
    team: teamId,
    attack: attackDesk.nullable(),
    defend: defendDesk.nullable(),
  }),
]);
