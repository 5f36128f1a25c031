import { GameError } from '../errors.ts';
import type { Bout, Format, Schedule, TeamId } from './schedule.ts';
import { phantomRounds, roundSeed, wellSeed } from './seeds.ts';

export type { Bout, TeamId } from './schedule.ts';

const idsOf = ({ teams }: Schedule): TeamId[] => teams.map(({ id }) => id);

/**
 * Two teams, one bout a round: every scenario twice, sides alternating. Each round has a well of its own: what a team
 * learns as attacker says nothing about the delivery that it defends.
 */
const duel: Format = {
  teams: { least: 2, most: 2 },
  rounds: ({ scenarios }) => 2 * scenarios.length,
  scenario: ({ scenarios }, round) => scenarios[Math.floor((round - 1) / 2)],
  pairs(schedule, round) {
    const [first, second] = idsOf(schedule) as [TeamId, TeamId];
    return [round % 2 === 1 ? { attack: first, defend: second } : { attack: second, defend: first }];
  },
  seed: (schedule, round) => roundSeed(schedule.seed, round - 1),
};

/** Every team has a well of its own in every round; scenarios follow one another in blocks of rounds. */
const withWells = {
  rounds: ({ rounds }: Schedule) => rounds,
  scenario: ({ scenarios, rounds }: Schedule, round: number) =>
    scenarios[Math.floor(((round - 1) * scenarios.length) / rounds)],
  seed: (schedule: Schedule, round: number, well: TeamId) => wellSeed(schedule.seed, round, well),
};

/**
 * The teams stand in a circle. In round r every team attacks the well of the team k(r) places on and guards its own
 * against the team k(r) places back; k runs through 1 … n − 1, so n teams meet anew for half of n rounds, and nobody
 * attacks the same well again before having attacked all.
 */
const wells: Format = {
  ...withWells,
  teams: { least: 2, most: 100 },
  pairs(schedule, round) {
    const ids = idsOf(schedule);
    const step = 1 + ((round - 1) % (ids.length - 1));
    return ids.map((attack, i) => ({ attack, defend: ids[(i + step) % ids.length] as TeamId }));
  },
};

/** Every attack meets every defence: a team's one attack plan goes to all other wells, its one defence plan guards its own against all. */
const everyone: Format = {
  ...withWells,
  teams: { least: 2, most: 16 },
  pairs(schedule) {
    const ids = idsOf(schedule);
    return ids.flatMap((attack) =>
      ids.filter((defend) => defend !== attack).map((defend) => ({ attack, defend })),
    );
  },
};

/** Keys are wire format: add, never rename. */
const FORMATS = { duel, wells, everyone } as const satisfies Readonly<Record<string, Format>>;
export type FormatId = keyof typeof FORMATS;
export const FORMAT_IDS = Object.keys(FORMATS) as [FormatId, ...FormatId[]];

/** A schedule and the format that draws its bouts. */
export interface FormatSchedule extends Schedule {
  readonly format: FormatId;
}

/** Least and most teams that a format can be played by. */
export const teamsOfFormat = (format: FormatId): Format['teams'] => FORMATS[format].teams;

export const roundsOf = (schedule: FormatSchedule): number => FORMATS[schedule.format].rounds(schedule);

/** Bouts that were drawn, by the teams of a match: every event and every view asks for those of its round. */
const drawn = new WeakMap<Schedule['teams'], Map<string, readonly Bout[]>>();

/** The bouts of a round, 1-based; none for a round that is not played. */
export function boutsOf(schedule: FormatSchedule, round: number): readonly Bout[] {
  if (!isPlayed(schedule, round)) return [];
  const last = asked.get(schedule);
  if (last?.round === round) return last.bouts;
  const bouts = drawnOnce(schedule, round);
  asked.set(schedule, { round, bouts });
  return bouts;
}

/** What a state of a match was last asked for: all views of a moment ask for the same. */
const asked = new WeakMap<FormatSchedule, { readonly round: number; readonly bouts: readonly Bout[] }>();

function drawnOnce(schedule: FormatSchedule, round: number): readonly Bout[] {
  const { format, teams, scenarios, rounds, phantoms, seed } = schedule;
  const held = drawn.get(teams) ?? new Map<string, readonly Bout[]>();
  drawn.set(teams, held);
  const key = JSON.stringify([format, scenarios, rounds, phantoms, seed, round]);
  const bouts = held.get(key) ?? drawBouts(schedule, round);
  held.set(key, bouts);
  return bouts;
}

function drawBouts(schedule: FormatSchedule, round: number): readonly Bout[] {
  const format = FORMATS[schedule.format];
  const scenario = scenarioOfRound(schedule, round);
  const phantom = phantomRounds(schedule.seed, roundsOf(schedule), schedule.phantoms).has(round);
  return format.pairs(schedule, round).map((teams, i) => ({
    id: `r${round}b${i + 1}`,
    round,
    teams,
    well: teams.defend,
    scenario,
    seed: format.seed(schedule, round, teams.defend),
    ...(phantom && { phantom: true as const }),
  }));
}

/** @throws GameError 'internal' for a round that is not played */
export function scenarioOfRound(schedule: FormatSchedule, round: number): string {
  const scenario = isPlayed(schedule, round) && FORMATS[schedule.format].scenario(schedule, round);
  if (!scenario) throw new GameError('internal', `there is no round ${round}`);
  return scenario;
}

const isPlayed = (schedule: FormatSchedule, round: number) =>
  Number.isInteger(round) && round >= 1 && round <= roundsOf(schedule);

/** The round of a bout's id; 0 where it is none. */
export function roundOfBout(id: string): number {
  return Number(/^r([1-9]\d{0,2})b[1-9]\d{0,2}$/.exec(id)?.[1] ?? 0);
}
