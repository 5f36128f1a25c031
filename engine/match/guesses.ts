import type { TeamId } from './schedule.ts';
import { pointsByRound, type ScoredBout } from './standings.ts';
import type { Team } from './teams.ts';

/** What somebody who does not play a round believes of it, before its models are trained. */
export interface Guess {
  /** A player's seat, or a watcher's identity. */
  readonly by: string;
  /** The team that will have most points of this round. */
  readonly team: TeamId;
  /** Mean test accuracy of the round's models, 0 to 1, in whole hundredths. */
  readonly accuracy: number;
}

/** The guesses of one round, oldest first, one a guesser. */
export interface RoundGuesses {
  readonly round: number;
  readonly guesses: readonly Guess[];
}

/** Those who have guessed in a match, in the order of their first guess. */
export interface Guessing {
  readonly guessers: readonly string[];
  readonly guesses: readonly RoundGuesses[];
}

export const NO_GUESSES: Guessing = { guessers: [], guesses: [] };

/** What a round came to, as far as guesses are about it. */
export interface RoundOutcome {
  readonly round: number;
  /** Mean test accuracy over its finished bouts. */
  readonly accuracy: number;
  /** Points of every team in it. */
  readonly points: ReadonlyMap<TeamId, number>;
}

/** A guess and what it was worth; nothing is known of that before the reveal. */
export interface ScoredGuess extends Guess {
  readonly round: number;
  readonly teamPoints: number | null;
  readonly accuracyPoints: number | null;
}

/** Identities of watchers: this, and 16 hex digits. */
const WATCHER = /^w-[0-9a-f]{16}$/;
export const isWatcher = (by: string): boolean => WATCHER.test(by);

/** The guesses of a match with these added, which belong to one round. */
export function addGuesses(
  { guessers, guesses }: Guessing,
  round: number,
  added: readonly Guess[],
): Guessing {
  const known = new Set(guessers);
  const fresh = added.flatMap(({ by }) => (known.has(by) ? [] : [by]));
  const held = guesses.some((each) => each.round === round)
    ? guesses
    : [...guesses, { round, guesses: [] as readonly Guess[] }];
  return {
    guessers: fresh.length === 0 ? guessers : [...guessers, ...fresh],
    guesses: held.map((each) =>
      each.round === round ? { round, guesses: [...each.guesses, ...added] } : each,
    ),
  };
}

/** The guesses of one round. */
export const guessesOf = ({ guesses }: Pick<Guessing, 'guesses'>, round: number): readonly Guess[] =>
  guesses.find((each) => each.round === round)?.guesses ?? [];

interface Finished extends ScoredBout {
  readonly summary: ScoredBout['summary'] & { readonly accuracy: number };
}

/** Outcomes that were worked out: every guesser's view asks for them. */
const outcomes = new WeakMap<readonly Finished[], readonly RoundOutcome[]>();

/** Every round that has finished bouts. */
export function outcomesOf({ teams, records }: Pick<Scored, 'teams' | 'records'>): readonly RoundOutcome[] {
  const held = outcomes.get(records) ?? workOut(teams, records);
  outcomes.set(records, held);
  return held;
}

function workOut(teams: readonly Team[], records: readonly Finished[]): RoundOutcome[] {
  const points = pointsByRound(teams, records);
  return [...new Set(points.map(({ round }) => round))].map((round) => {
    const bouts = records.filter((record) => record.round === round);
    const sums = points.filter((each) => each.round === round);
    return {
      round,
      accuracy: bouts.reduce((sum, { summary }) => sum + summary.accuracy, 0) / bouts.length,
      points: new Map(sums.map(({ team, attack, defend }) => [team, attack + defend])),
    };
  });
}

/**
 * What a guess is worth, at most 100. For the team 50 times the share of the other teams that have fewer points in the
 * round; a team with as many counts half. For the accuracy 50 less one for every percentage point that it is off, which
 * can come to less than nothing. Both are consistent: nobody expects more from naming another team than the one that
 * they believe to leave most others behind, or another accuracy than the median of what they believe.
 */
export function scoreGuess(
  { team, accuracy }: Pick<Guess, 'team' | 'accuracy'>,
  outcome: Pick<RoundOutcome, 'accuracy' | 'points'>,
): { readonly teamPoints: number; readonly accuracyPoints: number } {
  const own = outcome.points.get(team) ?? 0;
  let behind = 0;
  for (const [other, points] of outcome.points) {
    if (other !== team && points <= own) behind += points < own ? 1 : 0.5;
  }
  return {
    teamPoints: (50 * behind) / Math.max(1, outcome.points.size - 1),
    accuracyPoints: 50 - 100 * Math.abs(accuracy - outcome.accuracy),
  };
}

type Scored = Guessing & { readonly teams: readonly Team[]; readonly records: readonly Finished[] };

/** All guesses of a match, by round, then in the order in which they were made. */
export function scoredGuesses(match: Scored): ScoredGuess[] {
  const known = outcomesOf(match);
  return match.guesses.flatMap(({ round, guesses }) => {
    const outcome = known.find((each) => each.round === round);
    return guesses.map((guess) => {
      const score = outcome ? scoreGuess(guess, outcome) : { teamPoints: null, accuracyPoints: null };
      return { ...guess, round, ...score };
    });
  });
}

/** A guesser's points so far. */
export interface GuesserStanding {
  readonly by: string;
  /** 1 for the first; those with equal points from as many rounds share a rank. */
  readonly rank: number;
  /** Rounds that were guessed and scored. */
  readonly rounds: number;
  readonly points: number;
}

/** Standings that were worked out, by the records that they follow from: a revealed round takes no guess. */
const ranked = new WeakMap<Scored['records'], readonly GuesserStanding[]>();

/** All whose guesses were scored, best first: by points, then by fewer rounds, then by who guessed first. */
export function guesserStandings(match: Scored): readonly GuesserStanding[] {
  const held = ranked.get(match.records);
  if (held) return held;
  const sums = new Map<string, { points: number; rounds: number }>();
  for (const { by, teamPoints, accuracyPoints } of scoredGuesses(match)) {
    if (teamPoints === null || accuracyPoints === null) continue;
    const sum = sums.get(by) ?? { points: 0, rounds: 0 };
    sums.set(by, { points: sum.points + teamPoints + accuracyPoints, rounds: sum.rounds + 1 });
  }
  const order = new Map(match.guessers.map((by, i) => [by, i]));
  const list = [...sums].map(([by, sum]) => ({ by, order: order.get(by) ?? 0, ...sum }));
  const worth = (a: (typeof list)[number], b: (typeof list)[number]) =>
    b.points - a.points || a.rounds - b.rounds;
  list.sort((a, b) => worth(a, b) || a.order - b.order);
  const standings: GuesserStanding[] = [];
  for (const [i, each] of list.entries()) {
    const { by, rounds, points } = each;
    const before = list[i - 1];
    const rank = before && worth(before, each) === 0 ? (standings[i - 1]?.rank ?? 1) : i + 1;
    standings.push({ by, rank, rounds, points });
  }
  ranked.set(match.records, standings);
  return standings;
}
