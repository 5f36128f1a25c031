import type { Seed } from '../random.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { Side } from '../round/sides.ts';
import type { Bought, Purchase } from './bought.ts';
import type { Clock } from './clock.ts';
import { type Bout, type FormatId, roundsOf, type TeamId } from './formats.ts';
import type { Team } from './teams.ts';
import type { BoutRecord, Handed, Millis, RoundPhase } from './views.ts';

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

/** A plan of a bout in play. */
export interface HeldPlan<Plan> extends Handed<Plan> {
  /** The seats that played the side when the plan was committed: no other seat sees it before the reveal. */
  readonly seenBy: readonly string[];
}

interface Trained {
  readonly summary: RoundSummary;
  /** Time that was left for showing the training when its result came. */
  readonly showMillis: number;
}

interface Common {
  readonly code: string;
  /** The match's seed: every bout's seed follows from it. */
  readonly seed: Seed;
  /** Multiplies every phase's time. */
  readonly pace: number;
  readonly format: FormatId;
  readonly teams: readonly Team[];
  /** The engine that its rounds are computed by (engine/round/engine-version.ts). */
  readonly engine: number;
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
}

interface InRound extends Common {
  /** 1-based. */
  readonly round: number;
  readonly clock: Clock;
}

/** A bout whose attackers are at work. */
export interface AttackedBout extends Bout {
  readonly attack: HeldPlan<AttackPlan> | null;
}
/** A bout whose defenders are at work. */
export interface DefendedBout extends Bout {
  readonly attack: HeldPlan<AttackPlan>;
  readonly defend: HeldPlan<DefencePlan> | null;
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
/** A bout of the round that is played, as far as it has come. */
export type BoutInPlay = AttackedBout | DefendedBout | TrainedBout;

/** One variant per phase, so that a field that a phase lacks cannot be read in it. */
export type Match =
  | (Common & { readonly phase: 'lobby' })
  | (InRound & { readonly phase: 'briefing' })
  | (InRound & { readonly phase: 'prepare'; readonly bouts: readonly AttackedBout[] })
  | (InRound & { readonly phase: 'filter'; readonly bouts: readonly DefendedBout[] })
  | (InRound & {
      readonly phase: 'train';
      readonly bouts: readonly TrainedBout[];
      /** True when the host ended the phase before the results came: then nothing is left to be watched. */
      readonly hurried: boolean;
    })
  | (InRound & { readonly phase: 'reveal' })
  | (Common & { readonly phase: 'over' });

export type RoundMatch = Extract<Match, { readonly clock: Clock }>;
export type TrainMatch = Extract<Match, { readonly phase: 'train' }>;

/** When, and by which command; null for what time or the server itself brought about. */
interface Stamp {
  readonly at: Millis;
  readonly command: string | null;
}

export type RoomCreated = Stamp & {
  readonly type: 'room-created';
  readonly code: string;
  readonly seed: Seed;
  readonly pace: number;
  readonly format: FormatId;
  readonly teams: readonly Team[];
  readonly engine: number;
  readonly scenarios: readonly string[];
};

/** What can happen to a match that exists. A match is the list of these, which is also its replay. */
export type MatchEvent = Stamp &
  (
    | {
        readonly type: 'player-joined';
        readonly player: string;
        readonly nickname: string;
        readonly team: TeamId;
      }
    | { readonly type: 'player-left'; readonly player: string }
    | { readonly type: 'player-kicked'; readonly player: string }
    | { readonly type: 'team-changed'; readonly player: string; readonly team: TeamId }
    | { readonly type: 'lock-set'; readonly locked: boolean }
    | {
        readonly type: 'phase-started';
        readonly phase: RoundPhase;
        readonly round: number;
        readonly endsAt: Millis;
      }
    | { readonly type: 'clock-set'; readonly clock: Clock }
    /** `by` is null when a bot played for an absent team. */
    | {
        readonly type: 'attack-committed';
        readonly bout: string;
        readonly by: string | null;
        readonly plan: AttackPlan;
      }
    | {
        readonly type: 'defence-committed';
        readonly bout: string;
        readonly by: string | null;
        readonly plan: DefencePlan;
      }
    | {
        readonly type: 'bought';
        readonly bout: string;
        readonly by: string;
        readonly purchase: Purchase;
      }
    | { readonly type: 'training-requested'; readonly bout: string }
    | {
        readonly type: 'training-failed';
        readonly bout: string;
        readonly reason: string;
        /** True when another attempt would fail in the same way; absent in logs of earlier versions. */
        readonly final?: boolean;
      }
    | {
        readonly type: 'bout-trained';
        readonly bout: string;
        readonly summary: RoundSummary;
        readonly showMillis: number;
      }
    /** No training of this bout came to an end; nobody scores. */
    | { readonly type: 'bout-voided'; readonly bout: string }
    | { readonly type: 'match-ended' }
  );

export type LoggedEvent = RoomCreated | MatchEvent;

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

/** The bouts of the round that is played, as far as they have come; none before plans can be made and after. */
export const boutsInPlay = (match: Match): readonly BoutInPlay[] => ('bouts' in match ? match.bouts : []);

/** The side on which a player acts in a bout; null for whoever is in another team or watches the round. */
export function sideOf(player: Player, { round, teams }: Bout): Side | null {
  if (!playsIn(player, round)) return null;
  if (teams.attack === player.team) return 'attack';
  return teams.defend === player.team ? 'defend' : null;
}

/** When something is due by the clock alone; null when the match waits for people or for a training. */
export function dueAt(match: Match): Millis | null {
  if (match.phase === 'lobby' || match.phase === 'over' || !match.clock.running) return null;
  if (match.phase === 'train' && match.bouts.some((bout) => isOpen(bout))) return null;
  return match.clock.endsAt;
}

/** True while neither a result nor the end of all attempts has come for a bout in training. */
export const isOpen = ({ trained, voided }: TrainedBout): boolean => trained === null && !voided;

/** The bouts of which a training is under way. */
export function inTraining(match: Match): readonly TrainedBout[] {
  if (match.phase !== 'train') return [];
  return match.bouts.filter((bout) => isOpen(bout) && bout.asked > bout.failed);
}
