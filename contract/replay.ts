import { z } from 'zod';
import type { RemarkError } from '../engine/errors.ts';
import { fromBase64 } from '../engine/extractor/base64.ts';
import type { Guess } from '../engine/match/guesses.ts';
import { MOST_GUESSERS } from '../engine/match/rules.ts';
import type { Team } from '../engine/match/teams.ts';
import type { BoutRecord } from '../engine/match/views.ts';
import type { Seed } from '../engine/random.ts';
import { ENGINE_VERSION } from '../engine/round/engine-version.ts';
import { rowsNamed } from '../engine/round/plans.ts';
import { boutRecord } from './bouts.ts';
import { bringReplayUpToDate } from './earlier-replays.ts';
import { POISON_MAX_BYTES, poisonHash } from './files/poison.ts';
import { replayFault } from './replay-faults.ts';
import { MOST_ROUNDS, roomCode, roundNumber, seed, team, teamId } from './values.ts';

/** Refused above this: a match of three scenarios is some 10 KB, and rows of poison up to 0.7 MB a bout. */
export const REPLAY_MAX_CHARS = 64_000_000;
const FORMAT = 'poisoned-well-replay';
/** Those that are read; the last is written. */
const REPLAY_VERSIONS = [1, 2];
/** Characters of a value or a path that a sentence about it has. */
const MOST_EXCERPT_CHARS = 60;

/** A finished match: enough to recompute every number of it. */
export interface ReplayFile {
  readonly format: typeof FORMAT;
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
  format: z.literal(FORMAT),
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
 * @throws RemarkError 'too-large' or 'bad-file' with the first thing that is wrong with it.
 */
export function parseReplay(text: string): ReplayFile {
  if (text.length > REPLAY_MAX_CHARS)
    throw replayFault('too-large', 'replay-large', { characters: text.length, most: REPLAY_MAX_CHARS });
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw replayFault('bad-file', faultOfText(text), {}, { cause });
  }
  checkKind(value);
  const current = bringReplayUpToDate(value);
  const parsed = replayFile.safeParse(current);
  if (parsed.success) return withItsRows(withItsTeams(parsed.data));
  throw faultOfField(current, parsed.error.issues[0] as z.core.$ZodIssue);
}

/** Why a text is no JSON. */
function faultOfText(text: string) {
  const start = text.trim();
  if (start === '') return 'replay-empty';
  if (!start.startsWith('{')) return 'replay-no-json';
  return isCutOff(start) ? 'replay-cut' : 'replay-broken';
}

/**
 * Whether a text that begins as JSON ends before all of its brackets and its last string are closed. Where a quote is missing
 * in the middle, all that follows looks like a string, the last bracket too.
 */
function isCutOff(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at++) {
    const sign = text.charAt(at);
    if (inString && sign === '\\') at++;
    else if (sign === '"') inString = !inString;
    else if (inString) continue;
    else if (sign === '{' || sign === '[') depth++;
    else if (sign === '}' || sign === ']') depth--;
  }
  return inString ? !text.endsWith('}') : depth > 0;
}

/** JSON may be of anything, a replay of another version or of a later engine, of which this one knows no fields. */
function checkKind(value: unknown): void {
  const { format, version } = isFields(value) ? value : {};
  if (format !== FORMAT)
    throw replayFault('bad-file', 'replay-other-kind', {
      found: format === undefined ? null : excerpt(format),
    });
  if (typeof version === 'number' && !REPLAY_VERSIONS.includes(version))
    throw replayFault('bad-file', 'replay-other-version', {
      found: String(version),
      read: REPLAY_VERSIONS,
    });
}

function faultOfField(file: unknown, issue: z.core.$ZodIssue): RemarkError {
  const { engine } = isFields(file) ? file : {};
  if (typeof engine === 'number' && engine > ENGINE_VERSION)
    return replayFault('bad-file', 'replay-newer-engine', { found: engine, own: ENGINE_VERSION });
  const strange = issue.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : [];
  const field = [...issue.path, ...strange].join('.').slice(0, MOST_EXCERPT_CHARS);
  if (strange.length > 0) return replayFault('bad-file', 'replay-strange', { field });
  const found = issue.path.reduce<unknown>(
    (held, key) => (isFields(held) ? held[String(key)] : undefined),
    file,
  );
  return found === undefined
    ? replayFault('bad-file', 'replay-missing', { field })
    : replayFault('bad-file', 'replay-wrong', { field, found: excerpt(found) });
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null;

/** A value as it stands in the file, as far as a sentence has room for it. */
function excerpt(value: unknown): string {
  const text = JSON.stringify(value);
  return text.length > MOST_EXCERPT_CHARS ? `${text.slice(0, MOST_EXCERPT_CHARS)}…` : text;
}

/** A bout of a team that the file does not have would be shown under another's name. */
function withItsTeams(file: ReplayFile): ReplayFile {
  const known = new Set(file.teams.map(({ id }) => id));
  const strange = file.bouts.find(
    ({ teams, well }) => ![teams.attack, teams.defend, well].every((id) => known.has(id)),
  );
  if (file.guesses.some(({ team: id }) => !known.has(id)))
    throw replayFault('bad-file', 'replay-team', { bout: null });
  if (strange) throw replayFault('bad-file', 'replay-team', { bout: strange.id });
  return file;
}

/** Rows under another name than their own would be another attack; a plan whose rows are missing cannot be played again. */
function withItsRows(file: ReplayFile): ReplayFile {
  for (const [hash, text] of Object.entries(file.rows)) {
    if (poisonHash(fromBase64(text)) !== hash) throw replayFault('bad-file', 'replay-rows-changed', { hash });
  }
  for (const { id, attack } of file.bouts) {
    if (rowsNamed(attack.plan).some(({ rows: { hash } }) => !(hash in file.rows)))
      throw replayFault('bad-file', 'replay-rows-missing', { bout: id });
  }
  return file;
}

/** The files of rows that the attack plan of a bout names, in its order; none where recipes made them. */
export function rowsOfBout({ rows }: Pick<ReplayFile, 'rows'>, { attack }: BoutRecord): Uint8Array[] {
  return rowsNamed(attack.plan).map(({ rows: { hash } }) => fromBase64(rows[hash] ?? ''));
}
