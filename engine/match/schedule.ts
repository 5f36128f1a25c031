import type { Seed } from '../random.ts';
import type { BySide } from '../round/sides.ts';

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
  /** A secret until the match is over. Bouts on the same well in a round share it. */
  readonly seed: Seed;
  /** True where nothing is delivered but clean data, whatever the attackers planned; a secret until the reveal. */
  readonly phantom?: true;
}

/** What the bouts of a match follow from. */
export interface Schedule {
  readonly teams: readonly { readonly id: TeamId }[];
  /** Ids in playing order. */
  readonly scenarios: readonly string[];
  /** Rounds that the host asked for; a duel has two for every scenario, whatever this says. */
  readonly rounds: number;
  /** Rounds without poison. */
  readonly phantoms: number;
  readonly seed: Seed;
}

/** How bouts are drawn: pure functions of the schedule and the round. */
export interface Format {
  /** Teams it can be played by. */
  readonly teams: { readonly least: number; readonly most: number };
  rounds(schedule: Schedule): number;
  /** The scenario that all bouts of a round play; undefined for a round that is not played. */
  scenario(schedule: Schedule, round: number): string | undefined;
  /** Who attacks whom in a round, in the order of the bouts. */
  pairs(schedule: Schedule, round: number): readonly BySide<TeamId>[];
  /** Seed of the well that a team guards in a round. */
  seed(schedule: Schedule, round: number, well: TeamId): Seed;
}
