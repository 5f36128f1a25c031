import { z } from 'zod';
import type { Team } from '../engine/match/teams.ts';
import type { BoutRecord, Phase } from '../engine/match/views.ts';
import type { Seed } from '../engine/random.ts';
import type { Scenario } from '../engine/round/scenario.ts';

/** A seed of a match: 128 bits in hex, as the server draws it, or a whole number of 32 bits. */
export const seedSchema = z.union([z.int().min(0).max(0xffffffff), z.string().regex(/^[0-9a-f]{32}$/)]);

/**
 * The HTTP side of the contract. Failures are `{ code, message }` with a 4xx or 5xx status: 401 without
 * a seat where one is needed, 403 for the wrong role, 404 for an unknown room or bout, 409 when the
 * phase is too early, 429 when asked too often.
 *
 *   POST /api/rooms                              createRoomSchema → RoomCreated
 *   GET  /api/rooms/:code                        RoomInfo
 *   GET  /api/rooms/:code/bouts/:id/known        attackers only, from 'prepare': clean samples they know (sections)
 *   GET  /api/rooms/:code/bouts/:id/stream       defenders from 'filter', everybody from 'train' (sections)
 *   GET  /api/rooms/:code/bouts/:id/training     everybody from 'train': which rows are trained on, frames so far (sections)
 *   GET  /api/rooms/:code/bouts/:id/reveal       everybody from 'reveal': fates of all samples, both models (sections)
 *   GET  /api/rooms/:code/replay                 from 'over': ReplayFile
 *   GET  /api/scenarios                          OwnScenarios
 *   GET  /packs/:scenario.pack                   the scenario's data (sections), revalidated by ETag
 *   GET  /healthz                                { ok: true, version, protocol }
 *   GET  /readyz                                 { ok: true } once rooms are loaded, 503 before
 *
 * A seat is named by the header `Authorization: Bearer <token>`; no token means a spectator. "Sections"
 * are encoded by engine/data/sections.ts. What they hold (n rows of the bout's stream, d features):
 *
 *   known     meta DataMeta with n = rows red knows
 *             x        u8[n·d] or u16[n·d]   codes of the scenario's quantiser (bytes when levels ≤ 255)
 *             y        u8[n]                 class ids
 *             targets.x, targets.y           what red wants misjudged and its true labels, k rows as above;
 *                                            only where the objective is targeted
 *   stream    meta DataMeta
 *             x, y     as above, in the order in which blue sees them
 *             golden.x, golden.y             blue's trusted samples, as above; for blue only, at all times
 *             contributor  i32[n]            the account each row came from; only where accounts are known
 *   training  meta TrainingMeta
 *             kept     u8[n]                 1 where the row is trained on
 *             cleanModel  u8                 model of the clean data, encoded by engine/victims/codec.ts
 *             frame0 … frame{k−1}  u8        models shown so far, encoded likewise; meta.frames[i] has the numbers
 *   reveal    meta DataMeta
 *             origin   u8[n]                 index into ORIGINS
 *             source   i32[n]                row of the clean training set, −1 for inserted rows
 *             removedBy  u8[n]               0 kept, k dropped by blue's k-th filter (from 1)
 *             turned    u8[n]                1 where a filter kept the row under another label
 *             model, cleanModel  u8          encoded by engine/victims/codec.ts
 *             targets.x, targets.y           what red wanted misjudged and its true labels, k rows as above;
 *                                            only where the objective is targeted
 *
 * A code is read back as Math.fround(lo + code · ((hi − lo) / levels)), bit for bit the server's own feature.
 * The rows themselves are not repeated in `training` and `reveal`: they are the rows of `stream`.
 * `origin` and `source` are nowhere but in `reveal`.
 */
export const createRoomSchema = z.strictObject({
  scenarios: z.array(z.string().max(40)).min(1).max(3),
  /** Multiplies every phase's time; 1 is the scenario's own. */
  pace: z.number().min(0.02).max(10).default(1),
  /** Fixes the seed of the match, for a rematch or a test; drawn by the server when absent. */
  seed: seedSchema.optional(),
});
export type CreateRoom = z.input<typeof createRoomSchema>;

export interface CreatedRoom {
  readonly code: string;
  /** The host's secret: resume with it. */
  readonly hostToken: string;
  /** Addresses of the join page, the LAN ones first. */
  readonly joinUrls: readonly string[];
}

export interface RoomInfo {
  readonly code: string;
  readonly phase: Phase;
  readonly locked: boolean;
  readonly players: number;
  readonly scenarios: readonly string[];
  readonly joinUrls: readonly string[];
}

/** Scenarios that the host of this server has added to those that come with the game. */
export interface OwnScenarios {
  readonly own: readonly Scenario[];
}

/** Header of `known`, `stream` and `reveal`. */
export interface DataMeta {
  readonly bout: string;
  readonly scenario: string;
  readonly n: number;
  readonly d: number;
  readonly classes: number;
  /** The word that each feature stands for, where samples are texts. */
  readonly vocabulary?: readonly string[];
}

/** Header of `training`. */
export interface TrainingMeta {
  readonly bout: string;
  readonly scenario: string;
  readonly n: number;
  /** Accuracy of the clean model on the test set, the ghost to compare with; 0 … 1. */
  readonly cleanAccuracy: number;
  /** Frames of the whole training. */
  readonly count: number;
  /** Those shown so far, oldest first. */
  readonly frames: readonly {
    readonly step: number;
    readonly index: number;
    readonly loss: number;
    readonly accuracy: number;
  }[];
}

/** A finished match: enough to recompute every number of it. */
export interface ReplayFile {
  readonly format: 'poisoned-well-replay';
  readonly version: 2;
  readonly code: string;
  readonly seed: Seed;
  readonly teams: readonly Team[];
  /** The engine that the match was played on; another one comes to other numbers. */
  readonly engine: number;
  readonly bouts: readonly BoutRecord[];
}
