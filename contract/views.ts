import { z } from 'zod';
import { ACCURACY_BINS, type CrowdView, type GuesserView, type OwnGuess } from '../engine/match/crowd.ts';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import { REVEAL_STEPS, type RevealView } from '../engine/match/reveal.ts';
import type { Standing } from '../engine/match/standings.ts';
import type {
  AttackDesk,
  BoutResult,
  BoutView,
  DefendDesk,
  DraftView,
  HostView,
  PlayedView,
  PublicView,
  RoomView,
  ShareView,
} from '../engine/match/views.ts';
import { BOT_LEVELS } from '../engine/round/bot-levels.ts';
import { attackPlanSchema, defencePlanSchema } from '../engine/round/plans.ts';
import { howHanded, purchase, shownBout } from './bouts.ts';
import {
  boutId,
  bySide,
  hostId,
  knockId,
  millis,
  perAddress,
  phase,
  playerId,
  roomCode,
  roundNumber,
  scenarioId,
  seed,
  team,
  teamId,
} from './values.ts';

/** A schema for every key of a type, optional ones included. */
type Shape<T> = Record<keyof T, z.ZodType>;

const boutView = z.strictObject({
  id: boutId,
  teams: bySide(teamId),
  well: teamId,
  committed: bySide(z.boolean()),
  accuracy: z.number().nullable(),
  cleanAccuracy: z.number().nullable(),
} satisfies Shape<BoutView>);

const boutResult = z.strictObject({
  id: boutId,
  round: roundNumber,
  teams: bySide(teamId),
  phantom: z.literal(true).exactOptional(),
  attackScore: z.number(),
  defenceScore: z.number(),
  accuracy: z.number(),
  cleanAccuracy: z.number(),
} satisfies Shape<BoutResult>);

const standing = z.strictObject({
  team: teamId,
  rank: z.int().min(1),
  points: z.number(),
  attack: z.number(),
  defend: z.number(),
} satisfies Shape<Standing>);

const guesser = z.strictObject({
  number: z.int().min(1),
  nickname: z.string().nullable(),
  rank: z.int().min(1),
  rounds: z.int().min(1),
  points: z.number(),
} satisfies Shape<GuesserView>);

const crowd = z.strictObject({
  open: z.boolean(),
  guesses: z.int().min(0),
  teams: z.array(z.strictObject({ team: teamId, guesses: z.int().min(1) })),
  accuracies: z.array(z.int().min(0)).length(ACCURACY_BINS),
  outcome: z.strictObject({ accuracy: z.number(), teams: z.array(teamId) }).nullable(),
  scored: z.int().min(0),
  best: z.array(guesser),
} satisfies Shape<CrowdView>);

/** What everybody in the room may see at any time. Secrets have no field here. */
const publicView = z.strictObject({
  code: roomCode,
  phase,
  event: z.string().nullable(),
  endsAt: millis.nullable(),
  paused: z.boolean(),
  pausedWithMillis: z.number().nullable(),
  locked: z.boolean(),
  choose: z.boolean(),
  bots: z.enum(BOT_LEVELS),
  phantoms: z.int().min(0),
  seedHash: z.string().regex(/^[0-9a-f]{64}$/),
  seedChosen: z.boolean(),
  format: z.enum(FORMAT_IDS),
  teams: z.array(team),
  players: z.array(
    z.strictObject({ id: playerId, nickname: z.string(), team: teamId, connected: z.boolean() }),
  ),
  scenarios: z.array(scenarioId),
  round: roundNumber,
  rounds: roundNumber,
  scenario: scenarioId,
  bouts: z.array(boutView),
  revealed: z.array(shownBout),
  history: z.array(shownBout),
  results: z.array(boutResult),
  standings: z.array(standing),
  said: z.array(z.strictObject({ to: z.string().nullable(), text: z.string(), at: millis })),
  crowd,
  reveal: z
    .strictObject({
      step: z.enum(REVEAL_STEPS),
      bout: boutId.nullable(),
      fates: z.array(z.tuple([z.int().min(0), z.int().min(0), z.int().min(0)]).nullable()),
    } satisfies Shape<RevealView>)
    .nullable(),
} satisfies Shape<PublicView>);

const points = z.number().min(0);

const ownGuess = z.strictObject({
  number: z.int().min(1).nullable(),
  guess: z.strictObject({ team: teamId, accuracy: z.number() }).nullable(),
  points: z.number().nullable(),
  rank: z.int().min(1).nullable(),
  total: z.number(),
} satisfies Shape<OwnGuess>);

const draftOf = <P extends z.ZodType>(plan: P) =>
  z.strictObject({
    plan: plan.nullable(),
    changedBy: playerId.nullable(),
    changedAt: millis.nullable(),
    ready: z.array(playerId),
    captain: playerId.nullable(),
    handed: z.strictObject({ by: z.string().nullable(), how: howHanded, takeBackUntil: millis }).nullable(),
  } satisfies Shape<DraftView<unknown>>);

const attackDesk = z.strictObject({
  bout: boutId,
  bouts: z.array(boutId),
  draft: draftOf(attackPlanSchema).nullable(),
  shares: z
    .array(z.strictObject({ player: playerId, points, spent: points } satisfies Shape<ShareView>))
    .nullable(),
  points,
  epsilonMax: z.number(),
  spent: points,
  bought: z.array(purchase),
  plan: attackPlanSchema.nullable(),
  previewSeed: seed,
} satisfies Shape<AttackDesk>);

const defendDesk = z.strictObject({
  bout: boutId,
  bouts: z.array(boutId),
  draft: draftOf(defencePlanSchema).nullable(),
  points,
  epsilonRange: z.tuple([z.number(), z.number()]),
  spent: points,
  bought: z.array(purchase),
  plan: defencePlanSchema.nullable(),
  streamReady: z.boolean(),
} satisfies Shape<DefendDesk>);

/** What a connection sees, by what it is: a strict object each, so that a secret has nowhere to be. */
export const roomView: z.ZodType<RoomView> = z.discriminatedUnion('role', [
  publicView.extend({ role: z.literal('spectator'), guess: ownGuess.nullable() }),
  publicView.extend({
    role: z.literal('host'),
    you: hostId,
    hosts: z.array(z.strictObject({ id: hostId, connected: z.boolean() })),
    door: z.strictObject({ perAddress, nod: z.boolean() }),
    knocks: z.array(z.strictObject({ id: knockId, nickname: z.string() })),
    matches: z.array(
      z.strictObject({
        number: z.int().min(1),
        scenarios: z.array(scenarioId),
        bouts: z.int().min(0),
      } satisfies Shape<PlayedView>),
    ),
    progress: z.array(
      z.strictObject({
        player: playerId,
        acted: z.boolean(),
        watches: z.boolean(),
        lagMillis: z.number().nullable(),
      }),
    ),
  } satisfies Partial<Shape<HostView>>),
  publicView.extend({
    role: z.literal('player'),
    you: playerId,
    team: teamId,
    attack: attackDesk.nullable(),
    defend: defendDesk.nullable(),
    guess: ownGuess.nullable(),
  }),
]);
