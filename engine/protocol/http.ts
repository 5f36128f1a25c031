import { z } from 'zod';
import type { Phase, RoundRecord } from '../game/views.ts';

/**
 * The HTTP side of the contract. Failures are `{ code, message }` with a 4xx or 5xx status.
 *
 *   POST /api/rooms                              createRoomSchema → RoomCreated
 *   GET  /api/rooms/:code                        RoomInfo
 *   GET  /api/rooms/:code/rounds/:n/known        red only, from 'prepare': clean samples red knows (sections)
 *   GET  /api/rooms/:code/rounds/:n/stream       blue from 'filter', everybody from 'train' (sections)
 *   GET  /api/rooms/:code/rounds/:n/training     everybody from 'train': which rows are trained on, models' frames so far (sections)
 *   GET  /api/rooms/:code/rounds/:n/reveal       everybody from 'reveal': fates of all samples, both models (sections)
 *   GET  /api/rooms/:code/replay                 from 'over': ReplayFile
 *   GET  /packs/:scenario.pack                   the scenario's data (sections), immutable
 *   GET  /healthz                                { ok: true, version, protocol }
 *
 * A seat is named by the header `Authorization: Bearer <token>`. "Sections" are encoded by
 * engine/data/sections.ts.
 */
export const createRoomSchema = z.strictObject({
  scenarios: z.array(z.string().max(40)).min(1).max(3),
  /** Multiplies every phase's time; 1 is the scenario's own. */
  pace: z.number().min(0.02).max(10).default(1),
  /** Fixes the seed of the match, for a rematch or a test; drawn by the server when absent. */
  seed: z.int().min(0).max(0xffffffff).optional(),
});
export type CreateRoom = z.input<typeof createRoomSchema>;

export interface RoomCreated {
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

/** A finished match: enough to recompute every number of it. */
export interface ReplayFile {
  readonly format: 'poisoned-well-replay';
  readonly version: 1;
  readonly code: string;
  readonly seed: number;
  readonly rounds: readonly RoundRecord[];
}
