import type { ErrorCode } from '../errors.ts';
import { attackersOf, defendersOf, type Match, playsIn, roundsOf } from './match.ts';
import type { RoundPhase, Team } from './views.ts';

/** The data of a round that can be asked for. */
export const DATA_KINDS = ['known', 'stream', 'training', 'reveal'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const ORDER: readonly RoundPhase[] = ['briefing', 'prepare', 'filter', 'train', 'reveal'];

/**
 * Why somebody may not have the data of a round now, or null.
 * @param seat  a player's seat, 'host', or null for whoever watches
 */
export function dataRefusal(
  match: Match,
  kind: DataKind,
  round: number,
  seat: string | null,
): ErrorCode | null {
  if (!(Number.isInteger(round) && round >= 1 && round <= roundsOf(match))) return 'unknown-name';
  const reached = (phase: RoundPhase) => hasReached(match, round, phase);
  switch (kind) {
    case 'known':
      if (teamIn(match, round, seat) !== attackersOf(round)) return 'wrong-role';
      return reached('prepare') ? null : 'wrong-phase';
    case 'stream':
      if (reached('train')) return null;
      if (!reached('filter')) return 'wrong-phase';
      return defends(match, round, seat) ? null : 'wrong-role';
    case 'training':
      return reached('train') ? null : 'wrong-phase';
    case 'reveal':
      return reached('reveal') ? null : 'wrong-phase';
    default:
      return kind satisfies never;
  }
}

/** Whether the seat is a player's on the side that defends in the round. */
export const defends = (match: Match, round: number, seat: string | null): boolean =>
  teamIn(match, round, seat) === defendersOf(round);

/** The team that the seat plays for in the round; undefined for a seat that only watches it. */
function teamIn(match: Match, round: number, seat: string | null): Team | undefined {
  const player = match.players.find(({ id }) => id === seat);
  return player && playsIn(player, round) ? player.team : undefined;
}

function hasReached(match: Match, round: number, phase: RoundPhase): boolean {
  if (match.phase === 'lobby') return false;
  if (match.phase === 'over' || match.round > round)
    return match.records.some((record) => record.round === round);
  return match.round === round && ORDER.indexOf(match.phase) >= ORDER.indexOf(phase);
}
