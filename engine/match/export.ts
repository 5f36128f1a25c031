import type { TableCell } from '../data/csv.ts';
import { isSplitPlan } from '../round/plans.ts';
import { auditOf } from './audit.ts';
import type { LoggedEvent } from './events.ts';
import { roundsOf } from './formats.ts';
import { guesserStandings, scoredGuesses } from './guesses.ts';
import type { Match } from './match.ts';
import { seatNickname } from './members.ts';
import { playedMatches } from './played.ts';
import { standingsOf } from './standings.ts';
import type { BoutRecord } from './views.ts';

type ExportRow = Readonly<Record<string, TableCell>>;

/** The columns of each table, in their order. */
export const EXPORT_COLUMNS = {
  players: ['player', 'nickname', 'team', 'connected'],
  teams: ['team', 'emblem', 'name'],
  plans: ['bout', 'side', 'team', 'by', 'how', 'plan'],
  parts: [
    'bout',
    'team',
    'player',
    'nickname',
    'rows',
    'through',
    'accuracyWithout',
    'hitsWithout',
    'attackSuccessWithout',
  ],
  scores: [
    ...['bout', 'round', 'scenario', 'attackTeam', 'defendTeam', 'attackScore', 'defenceScore'],
    ...['accuracy', 'cleanAccuracy', 'phantom'],
  ],
  standings: ['rank', 'team', 'points', 'attack', 'defend'],
  guesses: ['round', 'guesser', 'nickname', 'team', 'accuracy', 'teamPoints', 'accuracyPoints'],
  guessers: ['rank', 'guesser', 'nickname', 'rounds', 'points'],
  matches: ['match', 'format', 'scenarios', 'rounds', 'bouts', 'winners'],
  audit: ['number', 'time', 'what', 'who', 'about', 'detail'],
} as const satisfies Record<string, readonly string[]>;

export type ExportTable = keyof typeof EXPORT_COLUMNS;
export const EXPORT_TABLES = Object.keys(EXPORT_COLUMNS) as ExportTable[];
export type Exported = Readonly<Record<ExportTable, readonly ExportRow[]>>;

/**
 * A match as tables of facts, at any time. It holds what a host may see: plans and scores of finished bouts only, and
 * of the log who did what and when, without plans, seeds and command ids.
 *
 * @param connected  seats with a live connection
 */
export function exportOf(
  match: Match,
  log: readonly LoggedEvent[],
  connected: ReadonlySet<string>,
): Exported {
  return {
    players: match.players.map(({ id: player, nickname, team }) => ({
      ...{ player, nickname, team },
      connected: connected.has(player),
    })),
    teams: match.teams.map(({ id: team, emblem, name = null }) => ({ team, emblem, name })),
    plans: match.records.flatMap(({ id: bout, teams, ...record }) =>
      (['attack', 'defend'] as const).map((side) => {
        const { plan, by = null, how = null } = record[side];
        return { bout, side, team: teams[side], by, how, plan: JSON.stringify(plan) };
      }),
    ),
    parts: match.records.flatMap(partsOf),
    scores: match.records.map(({ id: bout, round, scenario, teams, phantom = false, summary }) => {
      const { attackScore, defenceScore, accuracy, cleanAccuracy } = summary;
      const sides = { attackTeam: teams.attack, defendTeam: teams.defend };
      return {
        ...{ bout, round, scenario, ...sides, attackScore, defenceScore },
        ...{ accuracy, cleanAccuracy, phantom },
      };
    }),
    standings: standingsOf(match).map(({ rank, team, points, attack, defend }) => ({
      ...{ rank, team, points, attack, defend },
    })),
    guesses: scoredGuesses(match).map(({ round, by, ...guess }) => ({
      ...{ round, guesser: numberOf(match, by), nickname: seatNickname(match, by) },
      ...guess,
    })),
    guessers: guesserStandings(match).map(({ rank, by, rounds, points }) => ({
      ...{ rank, guesser: numberOf(match, by), nickname: seatNickname(match, by), rounds, points },
    })),
    matches: playedMatches(match).map((played, i) => ({
      ...{ match: i + 1, format: played.format, scenarios: played.scenarios.join(' ') },
      ...{ rounds: roundsOf(played), bouts: played.records.length, winners: winnersOf(played) },
    })),
    audit: auditOf(log),
  };
}

/** The teams that share the first place. */
const winnersOf = (match: Parameters<typeof standingsOf>[0]) =>
  standingsOf(match)
    .flatMap(({ rank, team }) => (rank === 1 ? [team] : []))
    .join(' ');

/** Guessers are named by numbers: the identity of a watcher stays theirs. */
const numberOf = ({ guessers }: Match, by: string) => guessers.indexOf(by) + 1;

/** What each member's part of a split attack did; no row where the attack was not split. */
function partsOf({ id: bout, teams, attack, summary }: BoutRecord): ExportRow[] {
  const parts = isSplitPlan(attack.plan) ? attack.plan.parts : [];
  return (summary.parts ?? []).map(({ rows, through, without }, i) => ({
    ...{ bout, team: teams.attack, player: parts[i]?.by ?? null, nickname: attack.members?.[i] ?? null },
    ...{ rows, through, accuracyWithout: without?.accuracy ?? null },
    ...{ hitsWithout: without?.hits ?? null, attackSuccessWithout: without?.attackSuccess ?? null },
  }));
}
