import type { BySide, Side } from '../round/sides.ts';
import type { TeamId } from './schedule.ts';
import type { Team } from './teams.ts';

/** What a score in a match counts from: a finished bout. */
export interface ScoredBout {
  readonly round: number;
  readonly teams: BySide<TeamId>;
  readonly summary: { readonly attackScore: number; readonly defenceScore: number };
}

/** A team's points so far. */
export interface Standing {
  readonly team: TeamId;
  /** 1 for the first; teams with equal points, attack and best round share a rank. */
  readonly rank: number;
  /** Over all rounds: the mean of its attacks in a round plus the mean of its defences in it. */
  readonly points: number;
  /** The parts of `points`. */
  readonly attack: number;
  readonly defend: number;
}

/** What a team got in one round: means over its bouts on each side, 0 where it had none that was scored. */
export interface RoundPoints extends BySide<number> {
  readonly round: number;
  readonly team: TeamId;
}

/** Every team's points in every round that has finished bouts, by round, then in the order of the teams. */
export function pointsByRound(teams: readonly Team[], bouts: readonly ScoredBout[]): RoundPoints[] {
  const rounds = [...new Set(bouts.map(({ round }) => round))].sort((a, b) => a - b);
  return rounds.flatMap((round) => {
    const played = bouts.filter((bout) => bout.round === round);
    return teams.map(({ id: team }) => ({
      round,
      team,
      attack: mean(played, team, 'attack'),
      defend: mean(played, team, 'defend'),
    }));
  });
}

function mean(bouts: readonly ScoredBout[], team: TeamId, side: Side): number {
  const own = bouts.filter(({ teams }) => teams[side] === team);
  if (own.length === 0) return 0;
  const score = ({ summary }: ScoredBout) => (side === 'attack' ? summary.attackScore : summary.defenceScore);
  return own.reduce((sum, bout) => sum + score(bout), 0) / own.length;
}

/**
 * All teams, best first: by points, then by the points of their attacks, then by their best round, then in the order
 * of the teams. The same wherever standings are shown or exported.
 */
export function standingsOf({
  teams,
  records,
}: {
  readonly teams: readonly Team[];
  readonly records: readonly ScoredBout[];
}): Standing[] {
  const rounds = pointsByRound(teams, records);
  const sums = teams.map(({ id: team }, order) => {
    const own = rounds.filter((each) => each.team === team);
    const attack = own.reduce((sum, each) => sum + each.attack, 0);
    const defend = own.reduce((sum, each) => sum + each.defend, 0);
    const best = Math.max(0, ...own.map((each) => each.attack + each.defend));
    return { team, order, attack, defend, points: attack + defend, best };
  });
  const worth = (a: (typeof sums)[number], b: (typeof sums)[number]) =>
    b.points - a.points || b.attack - a.attack || b.best - a.best;
  sums.sort((a, b) => worth(a, b) || a.order - b.order);
  return sums.map((sum) => {
    const { team, points, attack, defend } = sum;
    return { team, rank: 1 + sums.findIndex((other) => worth(other, sum) === 0), points, attack, defend };
  });
}
