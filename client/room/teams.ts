import { GameError } from '../../engine/errors.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Team } from '../../engine/match/teams.ts';
import type { Texts } from '../../texts/texts.ts';

/**
 * The team of an id. Views hold every team that they name, and a replay that does not is refused when it is read.
 * @throws GameError 'internal' for a team that is not there
 */
export function teamOf(teams: readonly Team[], id: TeamId): Team {
  const team = teams.find((each) => each.id === id);
  if (!team) throw new GameError('internal', `there is no team ${id}`);
  return team;
}

/** What its members have called a team; until they do, it is named after its emblem. */
export const teamName = (
  { team, emblems }: Pick<Texts['match'], 'team' | 'emblems'>,
  { name, emblem }: Team,
): string => name ?? team(emblems[emblem]);
