import { GameError } from '../errors.ts';
import type { Seed } from '../random.ts';
import type { BySide } from '../round/sides.ts';
import { roundSeed } from './seeds.ts';

/** A team's id in its room. */
export type TeamId = string;

/** One attack on one well: one delivery, one defence plan, one trained model, one pair of scores. */
export interface Bout {
  /** Its round and its number in it, as in `r3b1`. */
  readonly id: string;
  readonly round: number;
  /** The team on each side. */
  readonly teams: BySide<TeamId>;
  /** The team whose data and model these are. */
  readonly well: TeamId;
  readonly scenario: string;
  /** A secret until the match is over. */
  readonly seed: Seed;
}

/** What the schedule of a match follows from. */
export interface Schedule {
  readonly format: FormatId;
  readonly teams: readonly { readonly id: TeamId }[];
  /** Ids in playing order. */
  readonly scenarios: readonly string[];
  readonly seed: Seed;
}

/** How bouts are drawn: pure functions of the schedule and the round. */
interface Format {
  /** Teams it can be played by. */
  readonly teams: { readonly least: number; readonly most: number };
  rounds(schedule: Schedule): number;
  /** The scenario that all bouts of a round play. */
  scenario(schedule: Schedule, round: number): string;
  bouts(schedule: Schedule, round: number): Bout[];
}

/** Two teams, one bout a round: every scenario twice, sides alternating. Each round has a well of its own: what a team learns as attacker says nothing about the delivery that it defends. */
const duel: Format = {
  teams: { least: 2, most: 2 },
  rounds: ({ scenarios }) => 2 * scenarios.length,
  scenario: ({ scenarios }, round) => scenarios[Math.floor((round - 1) / 2)] as string,
  bouts(schedule, round) {
    const [first, second] = schedule.teams.map(({ id }) => id) as [TeamId, TeamId];
    const [attack, defend] = round % 2 === 1 ? [first, second] : [second, first];
    return [
      {
        id: boutId(round, 1),
        round,
        teams: { attack, defend },
        well: defend,
        scenario: duel.scenario(schedule, round),
        seed: roundSeed(schedule.seed, round - 1),
      },
    ];
  },
};

/** Keys are wire format: add, never rename. */
export const FORMAT_IDS = ['duel'] as const;
export type FormatId = (typeof FORMAT_IDS)[number];
const FORMATS: Readonly<Record<FormatId, Format>> = { duel };

export const roundsOf = (schedule: Schedule): number => FORMATS[schedule.format].rounds(schedule);

/** The bouts of a round, 1-based; none for a round that is not played. */
export function boutsOf(schedule: Schedule, round: number): readonly Bout[] {
  if (!(Number.isInteger(round) && round >= 1 && round <= roundsOf(schedule))) return [];
  return FORMATS[schedule.format].bouts(schedule, round);
}

/** @throws GameError 'internal' for a round that is not played */
export function scenarioOfRound(schedule: Schedule, round: number): string {
  const scenario = FORMATS[schedule.format].scenario(schedule, round);
  if (scenario === undefined) throw new GameError('internal', `there is no round ${round}`);
  return scenario;
}

const boutId = (round: number, number: number) => `r${round}b${number}`;

/** The round of a bout's id; 0 where it is none. */
export function roundOfBout(id: string): number {
  return Number(/^r([1-9]\d{0,2})b[1-9]\d{0,2}$/.exec(id)?.[1] ?? 0);
}
