import { GameError } from '../errors.ts';
import type { EarlierMatch, Match } from './match.ts';

/** A match as its replay needs it: one that was followed by another, or one that is over. */
export type PlayedMatch = EarlierMatch | Extract<Match, { readonly phase: 'over' }>;

/** The matches of a room that are over, oldest first. */
export const playedMatches = (match: Match): readonly PlayedMatch[] => [
  ...match.earlier,
  ...(match.phase === 'over' ? [match] : []),
];

/**
 * A match of the room that is over, by its number: 1 is the first.
 * @throws GameError 'unknown-name' for one that has not been played, 'wrong-phase' for the one that is
 */
export function playedMatch(match: Match, number: number): PlayedMatch {
  const held = playedMatches(match)[number - 1];
  if (held) return held;
  if (number > match.earlier.length + 1)
    throw new GameError('unknown-name', 'this room has not had so many matches');
  throw new GameError('wrong-phase', 'the replay is there when the match is over');
}
