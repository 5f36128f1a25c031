import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';

/** The team of an id; a view or a replay that names a team holds it. */
export function teamOf(teams: readonly Team[], id: TeamId): Team {
  return teams.find((team) => team.id === id) ?? { id, emblem: 'heron' };
}
