import type { AskedBody } from '../../contract/routes.ts';
import { type FormatId, teamsOfFormat } from '../../engine/match/formats.ts';
import { PACES, type PaceId, setupOf, usualTeams } from '../../engine/match/setup.ts';
import { ROUND_PHASES } from '../../engine/match/views.ts';
import type { BotLevel } from '../../engine/round/bot-levels.ts';
import type { Scenario } from '../../engine/round/scenario.ts';

/** What a host has chosen; what is null follows from the rest. */
export interface Opening {
  readonly people: number;
  readonly format: FormatId | null;
  readonly teams: number | null;
  readonly scenarios: readonly string[];
  readonly rounds: number | null;
  readonly pace: PaceId;
  readonly bots: BotLevel;
  readonly phantoms: number;
  readonly choose: boolean;
  readonly event: string;
}

export const MOST_PEOPLE = 200;

/** What nobody has changed anything of: letters that are made up for the match, so that nothing known outside helps. */
export const FIRST_OPENING: Opening = {
  people: 12,
  format: null,
  teams: null,
  scenarios: ['letters'],
  rounds: null,
  pace: 'workshop',
  bots: 'medium',
  phantoms: 0,
  choose: true,
  event: '',
};

/** Two people play a duel, any other number have wells of their own. */
export const formatOf = ({ format, people }: Pick<Opening, 'format' | 'people'>): FormatId =>
  format ?? (people === 2 ? 'duel' : 'wells');

/** The teams that the room will have. */
export function teamsFor(opening: Pick<Opening, 'format' | 'people' | 'teams'>): number {
  const format = formatOf(opening);
  const { least, most } = teamsOfFormat(format);
  const teams = opening.teams ?? usualTeams(format, opening.people);
  return Math.min(most, Math.max(least, teams));
}

/** What a room is opened with, but for its host's key. */
export type RoomRequest = Omit<AskedBody<'POST /api/rooms'>, 'key'>;

/** The request that opens the room. */
export function requestOf(opening: Opening): RoomRequest {
  const { scenarios, pace, bots, choose, phantoms, rounds, event } = opening;
  const format = formatOf(opening);
  return {
    format,
    scenarios: [...scenarios],
    teams: teamsFor(opening),
    pace,
    bots,
    choose,
    phantoms,
    ...(format !== 'duel' && rounds !== null && { rounds }),
    ...(event.trim() !== '' && { event: event.trim() }),
  };
}

/** Rounds that the match will have. */
export const roundsFor = (opening: Opening): number => setupOf(requestOf(opening))?.rounds ?? 1;

/** Minutes that the match will last; null where no clock runs. */
export function minutesFor(opening: Opening, find: (id: string) => Scenario | undefined): number | null {
  const pace = PACES[opening.pace];
  if (pace === null || opening.scenarios.length === 0) return null;
  const lengths = opening.scenarios.map((id) => {
    const times = find(id)?.phaseMillis;
    return times ? ROUND_PHASES.reduce((sum, phase) => sum + times[phase], 0) : 0;
  });
  const mean = lengths.reduce((sum, each) => sum + each, 0) / lengths.length;
  return Math.max(1, Math.round((mean * pace * roundsFor(opening)) / 60_000));
}
