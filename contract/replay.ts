import { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import type { Team } from '../engine/match/teams.ts';
import type { BoutRecord } from '../engine/match/views.ts';
import type { Seed } from '../engine/random.ts';
import { bringReplayUpToDate } from './earlier-replays.ts';
import { boutRecord, roomCode, seed, team } from './values.ts';

/** Refused above this: a match of three scenarios is some 10 KB. */
export const REPLAY_MAX_CHARS = 1_000_000;

/** A finished match: enough to recompute every number of it. */
export interface ReplayFile {
  readonly format: 'poisoned-well-replay';
  readonly version: 2;
  readonly code: string;
  readonly seed: Seed;
  readonly teams: readonly Team[];
  /** The engine that it was played on; an earlier engine's numbers are shown, and not worked out again. */
  readonly engine: number;
  readonly bouts: readonly BoutRecord[];
}

export const replayFile: z.ZodType<ReplayFile> = z.strictObject({
  format: z.literal('poisoned-well-replay'),
  version: z.literal(2),
  code: roomCode,
  seed,
  teams: z.array(team).max(100),
  engine: z.int().min(1),
  bouts: z.array(boutRecord).max(10_000),
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
  const parsed = replayFile.safeParse(bringReplayUpToDate(value));
  if (parsed.success) return withItsTeams(parsed.data);
  const issue = parsed.error.issues[0];
  throw new GameError('bad-file', `not a replay: ${issue?.path.join('.') || 'file'}: ${issue?.message}`);
}

/** A bout of a team that the file does not have would be shown under another's name. */
function withItsTeams(file: ReplayFile): ReplayFile {
  const known = new Set(file.teams.map(({ id }) => id));
  const strange = file.bouts.find(
    ({ teams, well }) => ![teams.attack, teams.defend, well].every((id) => known.has(id)),
  );
  if (!strange) return file;
  throw new GameError(
    'bad-file',
    `not a replay: bout ${strange.id} names a team that the file does not have`,
  );
}
