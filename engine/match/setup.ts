import type { BotLevel } from '../round/bot-levels.ts';
import { type Door, USUAL_DOOR } from './door.ts';
import { type FormatId, teamsOfFormat } from './formats.ts';
import type { Setup } from './match.ts';

/** Pace by name: phases as long as the scenario says, shorter, or without an end of their own. */
export const PACES = { workshop: 1, brisk: 0.6, none: null } as const satisfies Readonly<
  Record<string, number | null>
>;
export type PaceId = keyof typeof PACES;

/** What a host may say of a room; what is left open follows from the number of people. */
export interface RoomWish {
  readonly format?: FormatId | undefined;
  readonly scenarios: readonly string[];
  readonly teams?: number | undefined;
  /** People that are expected, and how many of them make a team. */
  readonly people?: number | undefined;
  readonly teamSize?: number | undefined;
  readonly rounds?: number | undefined;
  readonly pace?: PaceId | number | undefined;
  readonly choose?: boolean | undefined;
  readonly bots?: BotLevel | undefined;
  readonly phantoms?: number | undefined;
  readonly perAddress?: number | undefined;
  readonly nod?: boolean | undefined;
  readonly event?: string | undefined;
}

/** Rounds that fill an hour at the pace of a workshop. */
const USUAL_ROUNDS = 3;
/** Wells that keep somebody busy who plays alone, against bots. */
const TEAMS_ALONE = 4;
/** Seats for each of the people that are expected: some come with two devices. */
const SPARE = 1.25;

/** How many make a team, where nobody says: alone while that gives enough opponents, then so that everybody is needed. */
export function usualTeamSize(people: number): number {
  if (people < 8) return 1;
  if (people <= 24) return 2;
  return people <= 60 ? 3 : 4;
}

/** The teams of a room that expects so many people. */
export function usualTeams(format: FormatId, people: number, size = usualTeamSize(people)): number {
  const { least, most } = teamsOfFormat(format);
  const wanted = people === 1 ? TEAMS_ALONE : Math.round(people / size);
  return Math.min(most, Math.max(least, wanted));
}

/** The whole of what a host wants; null where the format cannot be played by so many teams. */
export function setupOf(
  wish: RoomWish,
): (Omit<Setup, 'engine' | 'seedChosen'> & { readonly teams: number; readonly door: Door }) | null {
  const { format = 'wells', scenarios, people = TEAMS_ALONE, teamSize, pace = 'workshop' } = wish;
  const teams = wish.teams ?? usualTeams(format, people, teamSize);
  const { least, most } = teamsOfFormat(format);
  if (teams < least || teams > most) return null;
  const rounds =
    format === 'duel' ? 2 * scenarios.length : (wish.rounds ?? Math.max(USUAL_ROUNDS, scenarios.length));
  return {
    format,
    teams,
    rounds,
    pace: typeof pace === 'number' ? pace : PACES[pace],
    choose: wish.choose ?? true,
    bots: wish.bots ?? 'medium',
    phantoms: Math.min(wish.phantoms ?? 0, rounds),
    event: wish.event ?? null,
    door: {
      perAddress:
        wish.perAddress ?? Math.max(USUAL_DOOR.perAddress, Math.min(200, Math.ceil(people * SPARE))),
      nod: wish.nod ?? USUAL_DOOR.nod,
    },
  };
}
