import type { ErrorCode } from '../errors.ts';
import type { Side } from '../round/sides.ts';
import { type Bout, boutsOf, roundOfBout } from './formats.ts';
import { type Match, sideOf } from './match.ts';
import type { RoundPhase } from './views.ts';

/** The data of a round that can be asked for. */
export const DATA_KINDS = ['known', 'stream', 'samples', 'training', 'reveal', 'models', 'well'] as const;
export type DataKind = (typeof DATA_KINDS)[number];

const ORDER: readonly RoundPhase[] = ['briefing', 'prepare', 'filter', 'train', 'reveal'];

/**
 * Why somebody may not have the data of a bout now, or null.
 * @param seat  a player's seat, 'host', or null for whoever watches
 */
export function dataRefusal(match: Match, kind: DataKind, id: string, seat: string | null): ErrorCode | null {
  const bout = boutsOf(match, roundOfBout(id)).find((each) => each.id === id);
  if (!bout) return 'unknown-name';
  const reached = (phase: RoundPhase) => hasReached(match, bout, phase);
  switch (kind) {
    case 'known':
      if (sideOfSeat(match, bout, seat) !== 'attack') return 'wrong-role';
      return reached('prepare') ? null : 'wrong-phase';
    case 'stream':
      if (reached('train')) return null;
      if (!reached('filter')) return 'wrong-phase';
      if (sideOfSeat(match, bout, seat) !== 'defend') return 'wrong-role';
      return match.phase === 'filter' && !match.arrival.opened ? 'wrong-phase' : null;
    case 'samples':
    case 'training':
      return reached('train') ? null : 'wrong-phase';
    case 'reveal':
    case 'models':
      return reached('reveal') ? null : 'wrong-phase';
    case 'well':
      return match.phase === 'over' && reached('reveal') ? null : 'wrong-phase';
    default:
      return kind satisfies never;
  }
}

/** The side on which a seat acts in a bout; null for everybody else. */
export function sideOfSeat(match: Match, bout: Bout, seat: string | null): Side | null {
  const player = match.players.find(({ id }) => id === seat);
  return player ? sideOf(player, bout) : null;
}

function hasReached(match: Match, { id, round }: Bout, phase: RoundPhase): boolean {
  if (match.phase === 'lobby' || (match.phase !== 'over' && match.round < round)) return false;
  if (match.phase === 'over' || match.phase === 'reveal' || match.round > round)
    return match.records.some((record) => record.id === id);
  return ORDER.indexOf(match.phase) >= ORDER.indexOf(phase);
}
