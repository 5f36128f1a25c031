import type { Seed } from '../random.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RecordedSummary } from '../round/result.ts';
import type { Purchase } from './bought.ts';
import type { Clock } from './clock.ts';
import type { Door } from './door.ts';
import type { Share } from './drafts.ts';
import type { TeamId } from './formats.ts';
import type { Guess } from './guesses.ts';
import type { Setup } from './match.ts';
import type { RevealStep } from './reveal.ts';
import type { Team } from './teams.ts';
import type { HowHanded, Millis, RoundPhase } from './views.ts';

/** When, and by which command; null for what time or the server itself brought about. */
interface Stamp {
  readonly at: Millis;
  readonly command: string | null;
}

export type RoomCreated = Stamp &
  Setup & {
    readonly type: 'room-created';
    readonly code: string;
    readonly seed: Seed;
    readonly teams: readonly Team[];
    readonly scenarios: readonly string[];
    /** Absent in logs of earlier versions. */
    readonly door?: Door;
  };

/** A plan, and the side that it is for. */
export type SidePlan =
  | { readonly side: 'attack'; readonly plan: AttackPlan }
  | { readonly side: 'defend'; readonly plan: DefencePlan };

/** What is written down for those who read the log of a room, and changes nothing in its match. */
export type Noted =
  /** A host has answered somebody who waited at the door. */
  | { readonly type: 'nod-given'; readonly by: string; readonly letIn: boolean }
  /** Somebody who has the token of a host's connected seat has asked for it, and this came of it. */
  | {
      readonly type: 'seat-claimed';
      readonly seat: string;
      readonly outcome: 'handed-over' | 'kept' | 'unanswered';
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
    | { readonly type: 'player-banned'; readonly player: string }
    | { readonly type: 'player-renamed'; readonly player: string; readonly nickname: string }
    | { readonly type: 'team-renamed'; readonly team: TeamId; readonly name: string }
    /** Other teams, and the team of every player among them. */
    | {
        readonly type: 'teams-set';
        readonly teams: readonly Team[];
        readonly seats: readonly { readonly player: string; readonly team: TeamId }[];
      }
    | { readonly type: 'host-invited'; readonly host: string }
    | { readonly type: 'host-dismissed'; readonly host: string }
    | Noted
    | { readonly type: 'message-said'; readonly to: string | null; readonly text: string }
    | { readonly type: 'team-changed'; readonly player: string; readonly team: TeamId }
    | { readonly type: 'lock-set'; readonly locked: boolean }
    | { readonly type: 'door-set'; readonly door: Door }
    | {
        readonly type: 'phase-started';
        readonly phase: RoundPhase;
        readonly round: number;
        /** Null where the phase has no end of its own. */
        readonly endsAt: Millis | null;
        /** Of 'filter': when the deliveries are due. Absent in logs of earlier versions, where each came when it was made. */
        readonly opensAt?: Millis;
      }
    /** A step of the reveal is on show; with a bout that the host has put on the large stage, where one was. */
    | { readonly type: 'reveal-shown'; readonly step: RevealStep; readonly bout?: string }
    /** The deliveries of the round are with their defenders. */
    | { readonly type: 'delivered' }
    | { readonly type: 'clock-set'; readonly clock: Clock }
    /** Null where the team spends its points together again. */
    | {
        readonly type: 'split-set';
        readonly team: TeamId;
        readonly by: string;
        readonly shares: readonly Share[] | null;
      }
    | ({ readonly type: 'draft-set'; readonly team: TeamId; readonly by: string } & SidePlan)
    | {
        readonly type: 'ready-set';
        readonly team: TeamId;
        readonly player: string;
        readonly ready: boolean;
      }
    /** Without a plan of its own it is the draft that is handed in. */
    | {
        readonly type: 'plan-committed';
        readonly team: TeamId;
        /** The seat whose doing it was; null where nobody's alone. */
        readonly by: string | null;
        readonly how: HowHanded;
        readonly plan?: SidePlan;
      }
    | {
        readonly type: 'bought';
        readonly bout: string;
        readonly by: string;
        readonly purchase: Purchase;
      }
    /** One guess, or many that were made at about the same time. */
    | { readonly type: 'guesses-made'; readonly round: number; readonly guesses: readonly Guess[] }
    | { readonly type: 'plan-taken-back'; readonly team: TeamId; readonly by: string }
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
        readonly summary: RecordedSummary;
        readonly showMillis: number;
      }
    /** No training of this bout came to an end; nobody scores. */
    | { readonly type: 'bout-voided'; readonly bout: string }
    | { readonly type: 'match-ended' }
    /** The same people begin another match in the lobby. */
    | {
        readonly type: 'match-begun-again';
        readonly seed: Seed;
        readonly scenarios: readonly string[];
        readonly rounds: number;
      }
  );

export type LoggedEvent = RoomCreated | MatchEvent;
