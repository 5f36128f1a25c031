import type { Seed } from '../random.ts';
import type { BotLevel } from '../round/bot-levels.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RecordedSummary } from '../round/result.ts';
import type { Side } from '../round/sides.ts';
import type { Bought } from './bought.ts';
import type { Clock } from './clock.ts';
import type { Door } from './door.ts';
import type { Desk, HeldPlan } from './drafts.ts';
import { type Bout, boutsOf, type FormatId, roundsOf, type TeamId } from './formats.ts';
import type { Guessing } from './guesses.ts';
import type { Reveal } from './reveal.ts';
import type { Schedule } from './schedule.ts';
import type { Team } from './teams.ts';
import type { BoutRecord, Millis } from './views.ts';

export interface Player {
  readonly id: string;
  readonly nickname: string;
  readonly team: TeamId;
  /** The join command and its time: a retry of the same command finds the same seat. */
  readonly joinedBy: string;
  readonly joinedAt: Millis;
  /** The first round that this seat plays; it watches the ones before. */
  readonly playsFrom: number;
}

/** A seat that was left or kicked after the match had begun: whoever had it stays on that team. */
export interface LeftSeat {
  readonly id: string;
  readonly nickname: string;
  readonly team: TeamId;
}

interface Trained {
  readonly summary: RecordedSummary;
  /** Time that was left for showing the training when its result came. */
  readonly showMillis: number;
}

/** What a host chooses for a match. */
export interface Setup {
  readonly format: FormatId;
  /** Rounds of formats that leave their number to the host. */
  readonly rounds: number;
  /** Multiplies every phase's time; null where no phase but the training has an end of its own. */
  readonly pace: number | null;
  /** Whether players choose their team. */
  readonly choose: boolean;
  /** What plays for teams without people. */
  readonly bots: BotLevel;
  /** Rounds without poison; which ones is a secret until they are revealed. */
  readonly phantoms: number;
  /** What the event is called; null where it has no name. */
  readonly event: string | null;
  /** Whether the host chose the seed. */
  readonly seedChosen: boolean;
  /** The engine that its rounds are computed by (engine/round/engine-version.ts). */
  readonly engine: number;
}

export interface Common extends Setup, Guessing {
  readonly door: Door;
  readonly code: string;
  /** The match's seed: every bout's seed follows from it. */
  readonly seed: Seed;
  readonly teams: readonly Team[];
  readonly scenarios: readonly string[];
  readonly locked: boolean;
  readonly players: readonly Player[];
  readonly left: readonly LeftSeat[];
  /** Seats given so far; a seat's name is never given twice. */
  readonly seats: number;
  /** Keys of the commands that took effect, oldest first: a retry does nothing twice. */
  readonly commands: readonly string[];
  /** What teams have paid points to learn, oldest first. */
  readonly bought: readonly Bought[];
  /** Finished bouts. */
  readonly records: readonly BoutRecord[];
  /** Seats that are not let in again. */
  readonly banned: readonly LeftSeat[];
  /** Seats of hosts beside the first. */
  readonly hosts: readonly string[];
  /** Co-hosts invited so far; their seats' names are never given twice. */
  readonly invited: number;
  /** What hosts have said, oldest first. */
  readonly said: readonly Said[];
  /** Matches that were played in this room before, by the same people. */
  readonly earlier: readonly EarlierMatch[];
}

/** What a host has said to everybody (null), to a team or to a player. */
export interface Said {
  readonly to: string | null;
  readonly text: string;
  readonly at: Millis;
}

/** A match that was followed by another in the same room. */
export interface EarlierMatch extends Schedule, Guessing {
  readonly format: FormatId;
  readonly engine: number;
  readonly teams: readonly Team[];
  readonly records: readonly BoutRecord[];
}

interface InRound extends Common {
  /** 1-based. */
  readonly round: number;
  readonly clock: Clock;
}

/** A bout whose defenders are at work. */
export interface DefendedBout extends Bout {
  readonly attack: HeldPlan<AttackPlan>;
}
/** A bout whose model is trained. */
export interface TrainedBout extends Bout {
  readonly attack: HeldPlan<AttackPlan>;
  readonly defend: HeldPlan<DefencePlan>;
  /** Trainings asked for, and those that failed; another is under way while they differ. */
  readonly asked: number;
  readonly failed: number;
  /** True when a failure was one that would come again. */
  readonly hopeless: boolean;
  readonly trained: Trained | null;
  /** True when the bout was given up: nobody scores in it. */
  readonly voided: boolean;
}
/**
 * When the deliveries of a round reach their defenders: all at one moment, which does not follow from how long any of
 * them takes to make.
 */
export interface Arrival {
  readonly startedAt: Millis;
  /** Where a delivery is not made by then, it is later by a whole number of times `opensAt − startedAt`. */
  readonly opensAt: Millis;
  readonly opened: boolean;
}
/** Bouts of the round by id, in the order in which their models were trained. */
type TrainingOrder = readonly string[];

/** A bout of the round that is played, as far as it has come. */
export type BoutInPlay = Bout | DefendedBout | TrainedBout;

/** One variant per phase, so that a field that a phase lacks cannot be read in it. */
export type Match =
  | (Common & { readonly phase: 'lobby' })
  | (InRound & { readonly phase: 'briefing' })
  | (InRound & { readonly phase: 'prepare'; readonly desks: readonly Desk<AttackPlan>[] })
  | (InRound & {
      readonly phase: 'filter';
      readonly bouts: readonly DefendedBout[];
      readonly desks: readonly Desk<DefencePlan>[];
      readonly arrival: Arrival;
    })
  | (InRound & {
      readonly phase: 'train';
      readonly bouts: readonly TrainedBout[];
      readonly order: TrainingOrder;
      /** True when the host ended the phase before the results came: then nothing is left to be watched. */
      readonly hurried: boolean;
    })
  | (InRound & { readonly phase: 'reveal'; readonly reveal: Reveal; readonly order: TrainingOrder })
  | (Common & { readonly phase: 'over' });

/** A match in a phase in which plans are made. */
export type DraftMatch = Extract<Match, { readonly desks: readonly unknown[] }>;

/** The side that makes its plans in this phase. */
export const sideOfPhase = (match: DraftMatch): Side => (match.phase === 'prepare' ? 'attack' : 'defend');

export type RoundMatch = Extract<Match, { readonly clock: Clock }>;
export type TrainMatch = Extract<Match, { readonly phase: 'train' }>;
export type RevealMatch = Extract<Match, { readonly phase: 'reveal' }>;

export const teamSize = (match: Match, team: TeamId): number =>
  match.players.filter((player) => player.team === team).length;

/** Whether a seat plays in a round; a seat that was taken in the middle of it watches. */
export const playsIn = (player: Player, round: number): boolean => player.playsFrom <= round;

/** The players who act for a team in a round. */
export const actingPlayers = (match: Match, team: TeamId, round: number): Player[] =>
  match.players.filter((player) => player.team === team && playsIn(player, round));

/** The first round that a seat plays which is taken now: this one until its briefing is over. */
export function nextRoundToPlay(match: Match): number {
  if (match.phase === 'lobby') return 1;
  if (match.phase === 'over') return roundsOf(match) + 1;
  return match.phase === 'briefing' ? match.round : match.round + 1;
}

/** The bouts of the round that is played, as far as they have come; none in between rounds. */
export function boutsInPlay(match: Match): readonly BoutInPlay[] {
  if (match.phase === 'prepare') return boutsOf(match, match.round);
  return 'bouts' in match ? match.bouts : [];
}

/** The side on which a player acts in a bout; null for whoever is in another team or watches the round. */
export function sideOf(player: Player, { round, teams }: Bout): Side | null {
  if (!playsIn(player, round)) return null;
  if (teams.attack === player.team) return 'attack';
  return teams.defend === player.team ? 'defend' : null;
}

/** What a match has in every phase. */
export function roundless(match: Match): Common {
  const ofPhase = new Set([
    'phase',
    'round',
    'clock',
    'bouts',
    'desks',
    'arrival',
    'hurried',
    'reveal',
    'order',
  ]);
  return Object.fromEntries(Object.entries(match).filter(([key]) => !ofPhase.has(key))) as unknown as Common;
}
