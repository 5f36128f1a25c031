import type { TeamId } from './formats.ts';

/** Signs that teams go by: each has a name, a colour and a shape of its own. Wire format: add, never rename. */
export const EMBLEMS = ['heron', 'otter'] as const;
export type Emblem = (typeof EMBLEMS)[number];

export interface Team {
  readonly id: TeamId;
  readonly emblem: Emblem;
}

/** As many teams as a new room needs, each with a sign of its own. */
export function newTeams(count: number): Team[] {
  return EMBLEMS.slice(0, count).map((emblem, i) => ({ id: `t${i + 1}`, emblem }));
}
