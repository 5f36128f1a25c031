import type { BluePlan, RedPlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';

/**
 * The teams of a match. A team has a name of its own and attacks in every second round; red and blue are the colours of
 * the sides, attack and defence, and no team's.
 */
export const TEAMS = ['heron', 'otter'] as const;
export type Team = (typeof TEAMS)[number];
export const otherTeam = (team: Team): Team => (team === 'heron' ? 'otter' : 'heron');
/** What a connection may see. Players see as the side that their team is on. */
export type Role = 'host' | 'red' | 'blue' | 'spectator';
export const ROUND_PHASES = ['briefing', 'prepare', 'filter', 'train', 'reveal'] as const;
export type RoundPhase = (typeof ROUND_PHASES)[number];
export type Phase = 'lobby' | RoundPhase | 'over';
/** Milliseconds since 1970, by the server's clock. */
export type Millis = number;

export interface PlayerView {
  readonly id: string;
  readonly nickname: string;
  readonly team: Team;
  readonly connected: boolean;
}

/**
 * A finished round as everybody may see it, plans included. It has no seed: the next round may be played
 * on the same one. The replay has it, once the match is over.
 */
export interface ShownRound {
  readonly round: number;
  readonly scenario: string;
  /** Which team attacked. */
  readonly attackers: Team;
  readonly red: RedPlan;
  readonly blue: BluePlan;
  /** True where the side was absent and a bot played it. */
  readonly redByBot: boolean;
  readonly blueByBot: boolean;
  readonly summary: RoundSummary;
  /** One sentence of what happened. */
  readonly story: string;
}

/** A finished round with all that it takes to play it again. */
export interface RoundRecord extends ShownRound {
  readonly seed: number;
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
  readonly players: readonly PlayerView[];
  /** Ids in playing order; each is played twice, sides swapped. */
  readonly scenarios: readonly string[];
  /** 1-based; 0 in the lobby. */
  readonly round: number;
  readonly rounds: number;
  /** Scenario of the current round, of the last one when over, of the first one in the lobby. */
  readonly scenario: string;
  /** Which team attacks in this round; null in lobby and over. */
  readonly attackers: Team | null;
  readonly redCommitted: boolean;
  readonly blueCommitted: boolean;
  /** The round on show in 'reveal', else null. */
  readonly revealed: ShownRound | null;
  readonly history: readonly ShownRound[];
  /** Points so far, by team. */
  readonly totals: Readonly<Record<Team, number>>;
}

export interface SpectatorView extends PublicView {
  readonly role: 'spectator';
  /** The seat of a player who joined in the middle of the round and plays from the next briefing on; else null. */
  readonly you: string | null;
}

interface HostView extends PublicView {
  readonly role: 'host';
}

export interface RedView extends PublicView {
  readonly role: 'red';
  readonly you: string;
  readonly objective: string;
  /** Attack points of this round: an inserted row costs 1, a flipped one 1, a mutated one 2, a removed one 3. */
  readonly points: number;
  readonly epsilonMax: number;
  readonly plan: RedPlan | null;
  /** Seed for previews: red's own, not the round's. */
  readonly previewSeed: number;
}

export interface BlueView extends PublicView {
  readonly role: 'blue';
  readonly you: string;
  readonly points: number;
  /** What blue is told of ε. */
  readonly epsilonRange: readonly [number, number];
  readonly plan: BluePlan | null;
  /** True once GET …/stream answers for this round. */
  readonly streamReady: boolean;
}

/** In lobby and over every player has the view of the side that the team is on in the first or the last round. */
export type RoomView = SpectatorView | HostView | RedView | BlueView;
