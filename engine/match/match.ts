import type { BluePlan, RedPlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { Clock } from './clock.ts';
import { roundSeed } from './seeds.ts';
import type { Millis, RoundPhase, RoundRecord, Team } from './views.ts';

export interface Player {
  readonly id: string;
  readonly nickname: string;
  readonly team: Team;
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
  readonly team: Team;
}

/** A plan and who made it. */
export interface Handed<Plan> {
  readonly plan: Plan;
  readonly byBot: boolean;
  /** The seats that played the side when the plan was committed: no other seat sees it before the reveal. */
  readonly seenBy: readonly string[];
}

interface Trained {
  readonly summary: RoundSummary;
  readonly story: string;
  /** Time that was left for showing the training when its result came. */
  readonly showMillis: number;
}

interface Common {
  readonly code: string;
  /** The match's seed: every round's seed follows from it. */
  readonly seed: number;
  /** Multiplies every phase's time. */
  readonly pace: number;
  readonly scenarios: readonly string[];
  readonly locked: boolean;
  readonly players: readonly Player[];
  readonly left: readonly LeftSeat[];
  /** Seats given so far; a seat's name is never given twice. */
  readonly seats: number;
  /** Keys of the commands that took effect, oldest first: a retry does nothing twice. */
  readonly commands: readonly string[];
  /** Finished rounds. */
  readonly records: readonly RoundRecord[];
}

interface InRound extends Common {
  /** 1-based. */
  readonly round: number;
  readonly clock: Clock;
}

/** One variant per phase, so that a field that a phase lacks cannot be read in it. */
export type Match =
  | (Common & { readonly phase: 'lobby' })
  | (InRound & { readonly phase: 'briefing' })
  | (InRound & { readonly phase: 'prepare'; readonly red: Handed<RedPlan> | null })
  | (InRound & {
      readonly phase: 'filter';
      readonly red: Handed<RedPlan>;
      readonly blue: Handed<BluePlan> | null;
    })
  | (InRound & {
      readonly phase: 'train';
      readonly red: Handed<RedPlan>;
      readonly blue: Handed<BluePlan>;
      /** Trainings asked for, and those that failed; another is under way while they differ. */
      readonly asked: number;
      readonly failed: number;
      /** True when a failure was one that would come again. */
      readonly hopeless: boolean;
      readonly trained: Trained | null;
      /** True when the host ended the phase before the result came: then nothing is left to be watched. */
      readonly hurried: boolean;
      /** True when the round was given up: nobody scores and the match goes on. */
      readonly voided: boolean;
    })
  | (InRound & { readonly phase: 'reveal' })
  | (Common & { readonly phase: 'over' });

export type RoundMatch = Extract<Match, { readonly clock: Clock }>;

/** When, and by which command; null for what time or the server itself brought about. */
interface Stamp {
  readonly at: Millis;
  readonly command: string | null;
}

export type RoomCreated = Stamp & {
  readonly type: 'room-created';
  readonly code: string;
  readonly seed: number;
  readonly pace: number;
  readonly scenarios: readonly string[];
};

/** What can happen to a match that exists. A match is the list of these, which is also its replay. */
export type MatchEvent = Stamp &
  (
    | {
        readonly type: 'player-joined';
        readonly player: string;
        readonly nickname: string;
        readonly team: Team;
      }
    | { readonly type: 'player-left'; readonly player: string }
    | { readonly type: 'player-kicked'; readonly player: string }
    | { readonly type: 'team-changed'; readonly player: string; readonly team: Team }
    | { readonly type: 'lock-set'; readonly locked: boolean }
    | {
        readonly type: 'phase-started';
        readonly phase: RoundPhase;
        readonly round: number;
        readonly endsAt: Millis;
      }
    | { readonly type: 'clock-set'; readonly clock: Clock }
    /** `by` is null when a bot played for an absent side. */
    | { readonly type: 'attack-committed'; readonly by: string | null; readonly plan: RedPlan }
    | { readonly type: 'filter-committed'; readonly by: string | null; readonly plan: BluePlan }
    | { readonly type: 'training-requested'; readonly round: number }
    | {
        readonly type: 'training-failed';
        readonly round: number;
        readonly reason: string;
        /** True when another attempt would fail in the same way; absent in logs of earlier versions. */
        readonly final?: boolean;
      }
    | {
        readonly type: 'round-trained';
        readonly round: number;
        readonly summary: RoundSummary;
        readonly story: string;
        readonly showMillis: number;
      }
    /** No training of this round came to an end; nobody scores. */
    | { readonly type: 'round-voided'; readonly round: number }
    | { readonly type: 'match-ended' }
  );

export type LoggedEvent = RoomCreated | MatchEvent;

/** Rounds of a match: every scenario twice on the same seed, sides swapped. */
export const roundsOf = (match: Pick<Match, 'scenarios'>): number => 2 * match.scenarios.length;

/** The scenario that a round plays. */
export function scenarioIdOf(match: Pick<Match, 'scenarios'>, round: number): string {
  return match.scenarios[Math.floor((round - 1) / 2)] as string;
}

/** The seed of a round; a secret until the match is over. */
export function roundSeedOf(match: Pick<Match, 'seed'>, round: number): number {
  return roundSeed(match.seed, Math.floor((round - 1) / 2));
}

export const attackersOf = (round: number): Team => (round % 2 === 1 ? 'heron' : 'otter');
export const defendersOf = (round: number): Team => (round % 2 === 1 ? 'otter' : 'heron');

export const teamSize = (match: Match, team: Team): number =>
  match.players.filter((player) => player.team === team).length;

/** Whether a seat plays in a round; a seat that was taken in the middle of it watches. */
export const playsIn = (player: Player, round: number): boolean => player.playsFrom <= round;

/** The players who act for a team in a round. */
export const actingPlayers = (match: Match, team: Team, round: number): Player[] =>
  match.players.filter((player) => player.team === team && playsIn(player, round));

/** The first round that a seat plays which is taken now: this one until its briefing is over. */
export function nextRoundToPlay(match: Match): number {
  if (match.phase === 'lobby') return 1;
  if (match.phase === 'over') return roundsOf(match) + 1;
  return match.phase === 'briefing' ? match.round : match.round + 1;
}

/** When something is due by the clock alone; null when the match waits for people or for a training. */
export function dueAt(match: Match): Millis | null {
  if (match.phase === 'lobby' || match.phase === 'over' || !match.clock.running) return null;
  if (match.phase === 'train' && match.trained === null) return null;
  return match.clock.endsAt;
}

/** True while the match waits for the result of a training. */
export function awaitsTraining(match: Match): match is Extract<Match, { phase: 'train' }> {
  return match.phase === 'train' && match.trained === null && match.asked > match.failed;
}
