import { takesGuesses } from './decide-guesses.ts';
import { type Guess, guesserStandings, guessesOf, outcomesOf, scoreGuess } from './guesses.ts';
import { type Match, type Player, playsIn } from './match.ts';
import { seatNickname } from './members.ts';
import type { TeamId } from './schedule.ts';
import type { Team } from './teams.ts';

/** Teams that the crowd's picks are shown of, and guessers of its table. */
const MOST_PICKS = 8;
const MOST_BEST = 10;
/** Bars of the histogram of guessed accuracies: tenths. */
export const ACCURACY_BINS = 10;

/** Somebody who guesses, as everybody sees them. */
export interface GuesserView {
  /** Counts those who guess, in the order of their first guess; what a watcher is called by. */
  readonly number: number;
  /** A player's nickname; null for a watcher. */
  readonly nickname: string | null;
  readonly rank: number;
  readonly rounds: number;
  readonly points: number;
}

/** What those believe who do not play the round. Who guessed what is not said. */
export interface CrowdView extends Beliefs {
  /** Whether guesses are taken now. */
  readonly open: boolean;
  /** Guessers that have points, and the first of them. */
  readonly scored: number;
  readonly best: readonly GuesserView[];
}

/** Guesses of a round, and what came of it. */
export interface Beliefs {
  /** How many there are. */
  readonly guesses: number;
  /** How many named each team, most first, then in the order of the teams; teams that nobody named are left out. */
  readonly teams: readonly { readonly team: TeamId; readonly guesses: number }[];
  /** Guesses by tenths of accuracy, the last with 1. */
  readonly accuracies: readonly number[];
  /** What the round came to, from its reveal on. */
  readonly outcome: { readonly accuracy: number; readonly teams: readonly TeamId[] } | null;
}

/** What somebody who guesses sees of themselves. */
export interface OwnGuess {
  /** Null until the first guess. */
  readonly number: number | null;
  /** The guess of this round, and its points from the reveal on. */
  readonly guess: Pick<Guess, 'team' | 'accuracy'> | null;
  readonly points: number | null;
  /** Null until a guess is scored. */
  readonly rank: number | null;
  readonly total: number;
}

const shownRound = (match: Match) => ('round' in match ? match.round : 0);

export function crowdOf(match: Match): CrowdView {
  const round = shownRound(match);
  const standings = guesserStandings(match);
  return {
    open: takesGuesses(match),
    ...beliefsOf(match.teams, guessesOf(match, round)),
    outcome: match.phase === 'reveal' ? outcomeOf(match, round) : null,
    scored: standings.length,
    best: standings.slice(0, MOST_BEST).map(({ by, rank, rounds, points }) => ({
      ...{ rank, rounds, points },
      number: match.guessers.indexOf(by) + 1,
      nickname: seatNickname(match, by),
    })),
  };
}

/** Guesses of one round, counted. */
export function beliefsOf(
  all: readonly Team[],
  guesses: readonly Pick<Guess, 'team' | 'accuracy'>[],
): Omit<Beliefs, 'outcome'> {
  const named = new Map<TeamId, number>();
  const accuracies = Array.from({ length: ACCURACY_BINS }, () => 0);
  for (const { team, accuracy } of guesses) {
    named.set(team, (named.get(team) ?? 0) + 1);
    const bin = Math.min(ACCURACY_BINS - 1, Math.floor(Math.round(accuracy * 100) / 10));
    accuracies[bin] = (accuracies[bin] ?? 0) + 1;
  }
  const teams = all.flatMap(({ id: team }) => {
    const n = named.get(team);
    return n === undefined ? [] : [{ team, guesses: n }];
  });
  teams.sort((a, b) => b.guesses - a.guesses);
  return { guesses: guesses.length, teams: teams.slice(0, MOST_PICKS), accuracies };
}

/** The same for players who are at work on the round: of its guesses they see nothing. */
export function quietCrowd(crowd: CrowdView): CrowdView {
  return { ...crowd, guesses: 0, teams: [], accuracies: crowd.accuracies.map(() => 0) };
}

/** Whether a player sees what the crowd believes: not while the round that they play takes guesses. */
export const seesCrowd = (player: Player, match: Match): boolean =>
  !takesGuesses(match) || !playsIn(player, shownRound(match));

/** What a round came to; null where it has no finished bout. */
export function outcomeOf(match: Parameters<typeof outcomesOf>[0], round: number): Beliefs['outcome'] {
  const outcome = outcomesOf(match).find((each) => each.round === round);
  if (!outcome) return null;
  const most = Math.max(...outcome.points.values());
  const teams = match.teams.flatMap(({ id }) => (outcome.points.get(id) === most ? [id] : []));
  return { accuracy: outcome.accuracy, teams };
}

/** @param by  a watcher's identity or a player's seat */
export function ownGuessOf(match: Match, by: string): OwnGuess {
  const round = shownRound(match);
  const at = match.guessers.indexOf(by);
  const made = guessesOf(match, round).find((each) => each.by === by);
  const standing = guesserStandings(match).find((each) => each.by === by);
  const outcome = outcomesOf(match).find((each) => each.round === round);
  const score = made && outcome ? scoreGuess(made, outcome) : null;
  return {
    number: at < 0 ? null : at + 1,
    guess: made ? { team: made.team, accuracy: made.accuracy } : null,
    points: score && score.teamPoints + score.accuracyPoints,
    rank: standing?.rank ?? null,
    total: standing?.points ?? 0,
  };
}
