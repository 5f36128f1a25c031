import {
  pointsByRound,
  type RoundPoints,
  type ScoredBout,
  type Standing,
  standingsOf,
} from '../../engine/match/standings.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { BoutResult, RoomView, ShownBout } from '../../engine/match/views.ts';
import type { BySide, Side } from '../../engine/round/sides.ts';
import type { WonBy } from '../../texts/facts.ts';
import { wholeParts } from '../picture/shown-numbers.ts';

type PaidBout = ScoredBout & Pick<ShownBout, 'id'>;

/** What a bout paid each side, in points as they are shown. */
export type WholeScores = (bout: PaidBout) => BySide<number>;

interface Scored {
  readonly teams: readonly Team[];
  readonly bouts: readonly PaidBout[];
  /** What all bouts came to; that of these bouts when absent. */
  readonly standings?: readonly Standing[];
}

/**
 * The points of teams in each round as whole numbers, which add up to the team's points as they are shown, after this
 * round and after every one before it: what a reveal has shown holds when the match is over. Only of teams whose
 * finished bouts are all known.
 */
export function wholePoints({
  teams,
  bouts,
  standings = standingsOf({ teams, records: bouts }),
}: Scored): RoundPoints[] {
  const rounds = pointsByRound(teams, bouts);
  return standings.flatMap(({ team, ...sum }) => {
    const own = rounds.filter((round) => round.team === team);
    const whole: RoundPoints[] = [];
    let [attacking, defending] = [0, 0];
    for (const { round, attack, defend } of own) {
      const before = Math.round(attacking + defending);
      attacking += attack;
      defending += defend;
      const now = Math.round(attacking + defending);
      const [asAttacker = 0, asDefender = 0] = wholeParts([attack, defend], now - before);
      whole.push({ round, team, attack: asAttacker, defend: asDefender });
    }
    return attacking === sum.attack && defending === sum.defend ? whole : [];
  });
}

/** The scores of bouts, each a part of its team's points where the team has no other bout on its side in the round. */
export function wholeScores(scored: Scored): WholeScores {
  const points = new Map(wholePoints(scored).map((each) => [`${each.round} ${each.team}`, each]));
  return ({ id, round, teams, summary }) => {
    const on = (side: Side, score: number) => {
      const isMean = scored.bouts.some(
        (other) => other.round === round && other.teams[side] === teams[side] && other.id !== id,
      );
      return (isMean ? undefined : points.get(`${round} ${teams[side]}`)?.[side]) ?? Math.round(score);
    };
    return { attack: on('attack', summary.attackScore), defend: on('defend', summary.defenceScore) };
  };
}

/** A bout of which there are figures alone. */
export const paidBout = ({ attackScore, defenceScore, ...bout }: BoutResult): PaidBout => ({
  ...bout,
  summary: { attackScore, defenceScore },
});

/** The finished bouts that a page of a match knows: all of them, or in rounds of many bouts a player's own. */
const known = ({ teams, results, standings }: Known): Scored => ({
  teams,
  bouts: results.map(paidBout),
  standings,
});
type Known = Pick<RoomView, 'teams' | 'results' | 'standings'>;

export const scoresInMatch = (view: Known): WholeScores => wholeScores(known(view));
export const pointsInMatch = (view: Known): RoundPoints[] => wholePoints(known(view));

/** What puts the first team before the second, where their points are shown as the same; null where they tell it, or nothing does. */
export function leadOf(standings: readonly Standing[]): WonBy | null {
  const [first, second] = standings;
  if (!first || !second || second.rank === 1) return null;
  if (Math.round(first.points) !== Math.round(second.points)) return null;
  if (first.points !== second.points) return { by: 'points', points: [first.points, second.points] };
  return { by: first.attack !== second.attack ? 'attack' : 'round' };
}
