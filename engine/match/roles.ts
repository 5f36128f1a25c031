import { HOST, isHost, type Refused, refuse } from './commands.ts';
import type { Match } from './match.ts';
import type { TeamId } from './schedule.ts';

/** Null for the host and for co-hosts that are still invited. */
export const hostOnly = (match: Match, by: string): Refused | null =>
  by === HOST || (isHost(by) && match.hosts.includes(by))
    ? null
    : refuse('wrong-role', 'only the host may do this');

/** Null where the seat is there. */
export function seated(match: Match, player: string, code: Refused['code'] = 'wrong-role'): Refused | null {
  return match.players.some(({ id }) => id === player) ? null : refuse(code, 'no such player in this room');
}

/** Null where the room has the team. */
export function hasTeam(match: Match, team: TeamId): Refused | null {
  if (match.teams.some(({ id }) => id === team)) return null;
  return refuse('unknown-name', `there is no such team: ${match.teams.map(({ id }) => id).join(', ')}`);
}
