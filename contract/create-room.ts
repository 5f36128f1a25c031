import { z } from 'zod';
import { FORMAT_IDS } from '../engine/match/formats.ts';
import { MOST_TEAMS } from '../engine/match/teams.ts';
import { BOT_LEVELS } from '../engine/round/bot-levels.ts';
import { seatKey } from './seat-key.ts';
import { MOST_ROUNDS, MOST_SCENARIOS, perAddress, scenarioId, seed } from './values.ts';

/** What a room is opened with. */
export const createRoomBody = z.strictObject({
  /** The key of the host's seat; whoever has its token is the host. */
  key: seatKey,
  /** Who meets whom; see engine/match/formats.ts. `wells` when absent. */
  format: z.enum(FORMAT_IDS).optional(),
  scenarios: z.array(scenarioId).min(1).max(MOST_SCENARIOS),
  /** 2 to 100 in `wells`, 2 to 16 in `everyone`, 2 in a `duel`; by `people` and `teamSize` when absent. */
  teams: z.int().min(2).max(MOST_TEAMS).optional(),
  /** People that are expected, and how many of them make a team. */
  people: z.int().min(1).max(200).optional(),
  teamSize: z.int().min(1).max(10).optional(),
  /** Three or as many as scenarios when absent; a duel has two for every scenario. */
  rounds: z.int().min(1).max(MOST_ROUNDS).optional(),
  /**
   * `workshop` (when absent) gives every phase its scenario's time and `brisk` six tenths of it; with `none` only the
   * training ends by itself, the other phases when all teams have handed in or the host ends them. A number multiplies
   * every phase's time.
   */
  pace: z.union([z.enum(['workshop', 'brisk', 'none']), z.number().min(0.02).max(10)]).optional(),
  /** Whether players choose their team; true when absent. */
  choose: z.boolean().optional(),
  /** How well bots play for teams that have nobody and no draft; `medium` when absent. */
  bots: z.enum(BOT_LEVELS).optional(),
  /** Rounds without poison, drawn by the seed; none when absent. */
  phantoms: z.int().min(0).max(MOST_ROUNDS).optional(),
  /** Seats that one network address may have: 24 or, of more people that are expected, some more than those. */
  perAddress: perAddress.optional(),
  /** Whether a host has to nod to every new player; false when absent. */
  nod: z.boolean().optional(),
  /** What the event is called. */
  event: z.string().min(1).max(200).optional(),
  /** Fixes the seed of the match, for a rematch or a test; drawn by the server when absent. */
  seed: seed.optional(),
});
