import type { Seed } from '../random.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { BySide } from '../round/sides.ts';
import type { Purchase } from './bought.ts';
import type { Bout, FormatId, TeamId } from './formats.ts';
import type { Team } from './teams.ts';

export const ROUND_PHASES = ['briefing', 'prepare', 'filter', 'train', 'reveal'] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];
export type Phase = 'lobby' | RoundPhase | 'over';
/** Milliseconds since 1970, by the server's clock. */
export type Millis = number;

/** Somebody on a seat, as everybody sees them. */
export interface PlayerView {
  readonly id: string;
  readonly nickname: string;
  readonly team: TeamId;
  readonly connected: boolean;
}

/** A plan, and whether a bot made it for an absent team. */
export interface Handed<Plan> {
  readonly plan: Plan;
  readonly byBot: boolean;
}

/**
 * A finished bout as everybody may see it, plans included. It has no seed: a later bout may be played on the same
 * one. The replay has it, once the match is over.
 */
export interface ShownBout extends Omit<Bout, 'seed'> {
  readonly attack: Handed<AttackPlan>;
  readonly defend: Handed<DefencePlan>;
  readonly summary: RoundSummary;
}

/** A finished bout with all that it takes to play it again. */
export interface BoutRecord extends ShownBout {
  readonly seed: Seed;
}

/** A bout of the round that is played, as everybody may see it. */
export interface BoutView {
  readonly id: string;
  readonly teams: BySide<TeamId>;
  readonly well: TeamId;
  readonly committed: BySide<boolean>;
}

/** A team's points so far. */
export interface Standing {
  readonly team: TeamId;
  readonly points: number;
}

/** What everybody in the room may see at any time. Secrets have no field here. */
export interface PublicView {
  readonly code: string;
  readonly phase: Phase;
  /** Server time at which the phase ends; null in lobby, over, and while paused. */
  readonly endsAt: Millis | null;
  /** Time left of a paused phase, null when running. */
  readonly pausedWithMillis: Millis | null;
  readonly locked: boolean;
  readonly format: FormatId;
  readonly teams: readonly Team[];
  readonly players: readonly PlayerView[];
  /** Ids in playing order. */
  readonly scenarios: readonly string[];
  /** 1-based; 0 in the lobby. */
  readonly round: number;
  readonly rounds: number;
  /** Scenario of the current round, of the last one when over, of the first one in the lobby. */
  readonly scenario: string;
  /** The bouts of this round; none in lobby and over. */
  readonly bouts: readonly BoutView[];
  /** The bouts on show in 'reveal'. */
  readonly revealed: readonly ShownBout[];
  readonly history: readonly ShownBout[];
  /** In the order of the teams. */
  readonly standings: readonly Standing[];
}

export interface SpectatorView extends PublicView {
  readonly role: 'spectator';
}

interface HostView extends PublicView {
  readonly role: 'host';
}

/** What attackers work with in a bout. */
export interface AttackDesk {
  readonly bout: string;
  /** Points of this bout: an inserted row costs 1, a flipped one 1, a mutated one 2, a removed one 3. */
  readonly points: number;
  readonly epsilonMax: number;
  /** Of the points, those that the team has spent on answers, and the answers. */
  readonly spent: number;
  readonly bought: readonly Purchase[];
  readonly plan: AttackPlan | null;
  /** Seed for previews: the attackers' own, not the bout's. */
  readonly previewSeed: Seed;
}

/** What defenders work with in a bout. */
export interface DefendDesk {
  readonly bout: string;
  readonly points: number;
  /** What defenders are told of ε. */
  readonly epsilonRange: readonly [number, number];
  /** Of the points, those that the team has spent on answers, and the answers. */
  readonly spent: number;
  readonly bought: readonly Purchase[];
  readonly plan: DefencePlan | null;
  /** True once the bout's stream can be fetched. */
  readonly streamReady: boolean;
}

/** What a player sees: a desk for each side that the team plays in this round. */
export interface SeatView extends PublicView {
  readonly role: 'player';
  /** The seat that looks. */
  readonly you: string;
  readonly team: TeamId;
  readonly attack: AttackDesk | null;
  readonly defend: DefendDesk | null;
}

export type RoomView = SpectatorView | HostView | SeatView;
