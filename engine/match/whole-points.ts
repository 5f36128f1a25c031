import type { BySide, Side } from '../round/sides.ts';
import type { Bout } from './schedule.ts';
import { pointsByRound, type RoundPoints, type ScoredBout, type Standing, standingsOf } from './standings.ts';
import type { Team } from './teams.ts';

export type PaidBout = ScoredBout & Pick<Bout, 'id'>;

/** What a bout paid each side, in points as they are shown. */
export type WholeScores = (bout: PaidBout) => BySide<number>;

export interface PaidBouts {
  readonly teams: readonly Team[];
  readonly bouts: readonly PaidBout[];
  /** What all bouts came to; that of these bouts when absent. */
  readonly standings?: readonly Standing[];
}

/**
 * Whole numbers for parts that are shown beside their total: they add up to the total as it is shown. Each part is
 * rounded down, and those with the largest remainders get the points that are left; equal remainders in order.
 *
 * @param parts  ≥ 0 each
 * @param total  their sum, but for the last bits of its arithmetic
 */
export function wholeParts(parts: readonly number[], total: number): number[] {
  const whole = parts.map(Math.floor);
  const left = Math.round(total) - whole.reduce((sum, part) => sum + part, 0);
  const remainder = (i: number) => (parts[i] as number) - (whole[i] as number);
  const byRemainder = parts.map((_, i) => i).sort((a, b) => remainder(b) - remainder(a) || a - b);
  for (const i of byRemainder.slice(0, Math.max(0, left))) whole[i] = (whole[i] as number) + 1;
  return whole;
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
}: PaidBouts): RoundPoints[] {
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
export function wholeScores(scored: PaidBouts): WholeScores {
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
