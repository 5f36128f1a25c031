import { GameError } from '../../engine/errors.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { PlayerView } from '../../engine/match/views.ts';

/**
 * The team of an id. Views hold every team that they name, and a replay that does not is refused when it is read.
 * @throws GameError 'internal' for a team that is not there
 */
export function teamOf(teams: readonly Team[], id: TeamId): Team {
  const team = teams.find((each) => each.id === id);
  if (!team) throw new GameError('internal', `there is no team ${id}`);
  return team;
}

/** A team with its members, in the order in which they joined. */
export interface PeopledTeam {
  readonly team: Team;
  readonly members: readonly PlayerView[];
  /** The first connected member, who may hand in alone; null where nobody is connected. */
  readonly captain: string | null;
}

export function peopledTeams(teams: readonly Team[], players: readonly PlayerView[]): readonly PeopledTeam[] {
  const byTeam = new Map<TeamId, PlayerView[]>(teams.map(({ id }) => [id, []]));
  for (const player of players) byTeam.get(player.team)?.push(player);
  return teams.map((team) => {
    const members = byTeam.get(team.id) ?? [];
    return { team, members, captain: members.find(({ connected }) => connected)?.id ?? null };
  });
}

/** How evenly players are spread: sizes of the smallest and the largest team that has any, and teams without. */
export function balanceOf(teams: readonly PeopledTeam[]): {
  readonly least: number;
  readonly most: number;
  readonly empty: number;
} {
  const sizes = teams.map(({ members }) => members.length).filter((size) => size > 0);
  const empty = teams.length - sizes.length;
  return { least: Math.min(...sizes, Infinity), most: Math.max(0, ...sizes), empty };
}
