import { z } from 'zod';
import { GameError } from '../engine/errors.ts';
import { fromBase64 } from '../engine/extractor/base64.ts';
import type { Guess } from '../engine/match/guesses.ts';
import { MOST_GUESSERS } from '../engine/match/rules.ts';
import type { Team } from '../engine/match/teams.ts';
import type { BoutRecord } from '../engine/match/views.ts';
import type { Seed } from '../engine/random.ts';
import { rowsNamed } from '../engine/round/plans.ts';
import { boutRecord } from './bouts.ts';
import { bringReplayUpToDate } from './earlier-replays.ts';
import { POISON_MAX_BYTES, poisonHash } from './files/poison.ts';
import { MOST_ROUNDS, roomCode, roundNumber, seed, team, teamId } from './values.ts';

/** Refused above this: a match of three scenarios is some 10 KB, and rows of poison up to 0.7 MB a bout. */
export const REPLAY_MAX_CHARS = 64_000_000;

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
  /** The files of rows that attack plans name (contract/files/poison.ts), base64, by their hashes. */
  readonly rows: Readonly<Record<string, string>>;
  /** What those believed of its rounds who did not play them, by number; none in files of versions before 0.3. */
  readonly guesses: readonly ReplayGuess[];
}

/** A guess (engine/match/guesses.ts) of the guesser with this number. */
export interface ReplayGuess extends Pick<Guess, 'team' | 'accuracy'> {
  readonly round: number;
  readonly guesser: number;
}

export const replayFile: z.ZodType<ReplayFile> = z.strictObject({
  format: z.literal('poisoned-well-replay'),
  version: z.literal(2),
  code: roomCode,
  seed,
  teams: z.array(team).max(100),
  engine: z.int().min(1),
  bouts: z.array(boutRecord).max(10_000),
  guesses: z
    .array(
      z.strictObject({
        round: roundNumber.min(1),
        guesser: z.int().min(1).max(MOST_GUESSERS),
        team: teamId,
        accuracy: z.number().min(0).max(1),
      }),
    )
    .max(MOST_GUESSERS * MOST_ROUNDS)
    .default([]),
  rows: z.record(z.string().max(32), z.base64().max(Math.ceil((POISON_MAX_BYTES * 4) / 3) + 4)).default({}),
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
  if (parsed.success) return withItsRows(withItsTeams(parsed.data));
  const issue = parsed.error.issues[0];
  if (issue?.path[0] === 'version')
    throw new GameError(
      'bad-file',
      'not a replay of a form that is read here, 1 or 2: open it with the version that wrote it',
    );
  throw new GameError('bad-file', `not a replay: ${issue?.path.join('.') || 'file'}: ${issue?.message}`);
}

/** A bout of a team that the file does not have would be shown under another's name. */
function withItsTeams(file: ReplayFile): ReplayFile {
  const known = new Set(file.teams.map(({ id }) => id));
  const strange = file.bouts.find(
    ({ teams, well }) => ![teams.attack, teams.defend, well].every((id) => known.has(id)),
  );
  const guess = file.guesses.find(({ team: id }) => !known.has(id));
  if (guess)
    throw new GameError('bad-file', `not a replay: a guess names a team that the file does not have`);
  if (!strange) return file;
  throw new GameError(
    'bad-file',
    `not a replay: bout ${strange.id} names a team that the file does not have`,
  );
}

/** Rows under another name than their own would be another attack; a plan whose rows are missing cannot be played again. */
function withItsRows(file: ReplayFile): ReplayFile {
  const bad = (why: string) => new GameError('bad-file', `not a replay: ${why}`);
  for (const [hash, text] of Object.entries(file.rows)) {
    if (poisonHash(fromBase64(text)) !== hash) throw bad(`the rows ${hash} are not what their name says`);
  }
  for (const { id, attack } of file.bouts) {
    if (rowsNamed(attack.plan).some(({ rows: { hash } }) => !(hash in file.rows)))
      throw bad(`the rows of bout ${id} are missing`);
  }
  return file;
}

/** The files of rows that the attack plan of a bout names, in its order; none where recipes made them. */
export function rowsOfBout({ rows }: Pick<ReplayFile, 'rows'>, { attack }: BoutRecord): Uint8Array[] {
  return rowsNamed(attack.plan).map(({ rows: { hash } }) => fromBase64(rows[hash] ?? ''));
}
