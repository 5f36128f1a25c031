import { EMBLEMS, type Emblem } from './emblems.ts';
import type { TeamId } from './formats.ts';

export interface Team {
  readonly id: TeamId;
  readonly emblem: Emblem;
  /** What its members have called it; the emblem's name where they have not. */
  readonly name?: string;
}

/** Teams that one room can have. */
export const MOST_TEAMS = 100;

/** As many teams as a new room needs, each with an emblem of its own; `count` is at most MOST_TEAMS. */
export function newTeams(count: number): Team[] {
  return EMBLEMS.slice(0, count).map((emblem, i) => ({ id: `t${i + 1}`, emblem }));
}
