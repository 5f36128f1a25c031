import type { FormatId } from '../../engine/match/formats.ts';
import type { PaceId } from '../../engine/match/setup.ts';
import type { BotLevel } from '../../engine/round/bot-levels.ts';
import { list, plural } from './numbers.ts';

const teams = (n: number) => plural(n, { one: 'team', other: 'teams' });
const rounds = (n: number) => plural(n, { one: 'round', other: 'rounds' });

/** Opening a room. */
export const opening = {
  event: 'Name of the event',
  people: 'How many people?',
  format: 'Who meets whom',
  formats: { wells: 'Wells', duel: 'Duel', everyone: 'Everyone' } satisfies Record<FormatId, string>,
  /** One line each. */
  formatLines: {
    wells: 'Every team poisons another team’s well and guards its own, in every round.',
    duel: 'Two teams, one well: one poisons, the other filters, then they swap.',
    everyone: 'Every team’s attack meets every other team’s defence; 16 teams at most.',
  } satisfies Record<FormatId, string>,
  more: 'More options',
  teams: 'Teams',
  rounds: 'Rounds',
  pace: 'Pace',
  paces: { workshop: 'Workshop', brisk: 'Brisk', none: 'No clock' } satisfies Record<PaceId, string>,
  paceLines: {
    workshop: 'Time to read and to talk.',
    brisk: 'Six tenths of the time, for people who have played before.',
    none: 'A phase ends when all teams have handed in, or when the host ends it.',
  } satisfies Record<PaceId, string>,
  bots: 'Bots play for teams without a plan',
  botLevels: { easy: 'Easy', medium: 'Medium', hard: 'Hard' } satisfies Record<BotLevel, string>,
  phantoms: 'Phantom rounds',
  phantomsHelp:
    'Rounds without any poison. Nobody is told which ones: whoever filters too much loses points.',
  choose: 'Players choose their team',
  scenarios: 'Scenarios',
  /** What the room will be, in a line; null minutes where there is no clock. */
  summary: (room: {
    teams: number;
    people: number;
    rounds: number;
    titles: readonly string[];
    minutes: number | null;
  }) =>
    `${teams(room.teams)} for ${plural(room.people, { one: 'person', other: 'people' })}, ${rounds(room.rounds)} of ${list(room.titles.map((title) => `“${title}”`))}${room.minutes === null ? ', no clock' : `, about ${plural(room.minutes, { one: 'minute', other: 'minutes' })}`}.`,
};
