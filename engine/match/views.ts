import type { Seed } from '../random.ts';
import type { BotLevel } from '../round/bot-levels.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RecordedSummary } from '../round/result.ts';
import type { BySide } from '../round/sides.ts';
import type { Purchase } from './bought.ts';
import type { CrowdView, OwnGuess } from './crowd.ts';
import type { Bout, FormatId, TeamId } from './formats.ts';
import type { RevealView } from './reveal.ts';
import type { Standing } from './standings.ts';
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

/**
 * How a plan came to be handed in: by the captain, because most of the connected members were ready, because the time
 * was up (then it is the draft as it was), or by a bot, where there was no draft.
 */
export const HOW_HANDED = ['captain', 'ready', 'time', 'bot'] as const;
export type HowHanded = (typeof HOW_HANDED)[number];

/** A plan as everybody sees it from the reveal on. */
export interface Handed<Plan> {
  readonly plan: Plan;
  /** True where a bot made it, because the team had no draft. */
  readonly byBot: boolean;
  /** The nickname of the captain who handed it in, or of whoever changed it last before the time was up. */
  readonly by?: string | null;
  /** Absent in matches of versions before 0.3. */
  readonly how?: HowHanded;
  /** Of a split plan the nicknames of those whose parts it has, in their order; null for a seat that nobody knows. */
  readonly members?: readonly (string | null)[];
}

/** A finished bout, plans included. */
export interface FinishedBout extends Omit<Bout, 'seed'> {
  readonly attack: Handed<AttackPlan>;
  readonly defend: Handed<DefencePlan>;
  readonly summary: RecordedSummary;
}

/**
 * A finished bout as everybody may see it. It has no seed: a later bout may be played on the same one. The replay has
 * it, once the match is over.
 */
export interface ShownBout extends FinishedBout {
  /** The scores as everybody is shown them: whole numbers that add up to each team's points (whole-points.ts). */
  readonly points: BySide<number>;
}

/** A finished bout with all that it takes to play it again. */
export interface BoutRecord extends FinishedBout {
  readonly seed: Seed;
}

/** A bout of the round that is played, as everybody may see it. */
export interface BoutView {
  readonly id: string;
  readonly teams: BySide<TeamId>;
  readonly well: TeamId;
  /** Whether the team on a side has handed in its plan; it may still take it back within five seconds. */
  readonly committed: BySide<boolean>;
  /**
   * Test accuracies of its model and of the clean one, as soon as it is trained; null before, and in a duel until the
   * reveal, where everybody watches the one training frame by frame.
   */
  readonly accuracy: number | null;
  readonly cleanAccuracy: number | null;
}

/** The figures of a finished bout, small enough for everybody to have those of all bouts. */
export interface BoutResult extends Pick<Bout, 'id' | 'round' | 'teams' | 'phantom'> {
  readonly attackScore: number;
  readonly defenceScore: number;
  readonly accuracy: number;
  readonly cleanAccuracy: number;
}

/** A message of a host. */
export interface SaidView {
  /** Null for everybody, a team's id, or a player's. */
  readonly to: string | null;
  readonly text: string;
  readonly at: Millis;
}

/** What everybody in the room may see at any time. Secrets have no field here. */
export interface PublicView {
  readonly code: string;
  readonly phase: Phase;
  /** What the event is called; null where it has no name. */
  readonly event: string | null;
  /** Server time at which the phase ends; null in lobby, over, while paused, and where it has no end of its own. */
  readonly endsAt: Millis | null;
  /** True while the host has stopped the clock. */
  readonly paused: boolean;
  /** Time left of a paused phase; null when running, and where it has no end of its own. */
  readonly pausedWithMillis: Millis | null;
  readonly locked: boolean;
  /** Whether players choose their team in the lobby. */
  readonly choose: boolean;
  /** What plays for teams that have nobody and no draft. */
  readonly bots: BotLevel;
  /** Rounds of the match that have no poison; which ones is not said before their reveal. */
  readonly phantoms: number;
  /** SHA-256 of the match's seed as text, hex: the replay, which has the seed, shows that it was fixed from the start. */
  readonly seedHash: string;
  /** True where the host has chosen the seed instead of having it drawn. */
  readonly seedChosen: boolean;
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
  /**
   * The bouts on show in 'reveal', plans included: all of them where a round has few bouts, else a player's own. The
   * others are at `GET /api/rooms/:code/bouts/:bout/result`.
   */
  readonly revealed: readonly ShownBout[];
  /** The finished bouts of all rounds, all or a player's own as in `revealed`. */
  readonly history: readonly ShownBout[];
  /** The figures of every finished bout; of a player's own where `revealed` holds no others. */
  readonly results: readonly BoutResult[];
  /** Best team first: one total order, the same in every view and export. */
  readonly standings: readonly Standing[];
  /** What hosts have said to whoever looks, oldest first. */
  readonly said: readonly SaidView[];
  /** What those believe who do not play the round. Players at work on it see no more of it than the table. */
  readonly crowd: CrowdView;
  /** What of a reveal is on show; null in other phases. */
  readonly reveal: RevealView | null;
}

export interface SpectatorView extends PublicView {
  readonly role: 'spectator';
  /** Null for a watcher without an identity. */
  readonly guess: OwnGuess | null;
}

/** How somebody gets on, for the host's eyes. */
export interface ProgressView {
  readonly player: string;
  /** Whether they have done anything with the draft of this phase. */
  readonly acted: boolean;
  /** Whether they watch this round, because they came in the middle of it. */
  readonly watches: boolean;
  /** Time of a message there and back, to 50 ms; null while nothing is known of it. */
  readonly lagMillis: number | null;
}

/** A match of the room that is over. */
export interface PlayedView {
  /** 1 for the first. */
  readonly number: number;
  readonly scenarios: readonly string[];
  readonly bouts: number;
}

export interface HostView extends PublicView {
  readonly role: 'host';
  /** Which host looks: 'host', or a co-host's 'host-1'. */
  readonly you: string;
  /** Co-hosts that are invited, and whether somebody is connected as each. */
  readonly hosts: readonly { readonly id: string; readonly connected: boolean }[];
  /** How many seats one network address may have, and whether new players need a nod. */
  readonly door: { readonly perAddress: number; readonly nod: boolean };
  /** Who stands at the door and waits for a host's nod, by a name that is theirs alone. */
  readonly knocks: readonly { readonly id: string; readonly nickname: string }[];
  /** Matches of the room that are over, by their numbers: each has a replay. */
  readonly matches: readonly PlayedView[];
  /** In the order of `players`. */
  readonly progress: readonly ProgressView[];
}

/** A team's draft, as all its members see it who play the round. */
export interface DraftView<Plan> {
  /** Null while nobody has made one. */
  readonly plan: Plan | null;
  /** The seat that changed it last, and when. */
  readonly changedBy: string | null;
  readonly changedAt: Millis | null;
  /** Seats that are ready for it to be handed in; any change empties this. */
  readonly ready: readonly string[];
  /** The seat that may hand it in alone: the first connected member. Null where nobody is connected. */
  readonly captain: string | null;
  /** How it was handed in, and until when it can be taken back; null while it is open. */
  readonly handed: {
    readonly by: string | null;
    readonly how: HowHanded;
    readonly takeBackUntil: Millis;
  } | null;
}

/** What a member may spend of the team's points, and what has gone on answers of it. */
export interface ShareView {
  readonly player: string;
  readonly points: number;
  readonly spent: number;
}

/** What attackers work with. */
export interface AttackDesk {
  /** The bout whose data show what the attackers work with, and all bouts that the plan is for. */
  readonly bout: string;
  readonly bouts: readonly string[];
  /** The team's draft in 'prepare'; null in other phases. */
  readonly draft: DraftView<AttackPlan> | null;
  /** In 'prepare', where the team has split its points: the share of each member. The draft has a part of each then. */
  readonly shares: readonly ShareView[] | null;
  /** Points of this bout: an inserted row costs 1, a flipped one 1, a mutated one 2, a removed one 3. */
  readonly points: number;
  readonly epsilonMax: number;
  /** Of the points, those that the team has spent on answers, and the answers. */
  readonly spent: number;
  readonly bought: readonly Purchase[];
  /** The plan that was handed in. */
  readonly plan: AttackPlan | null;
  /** Seed for previews: the attackers' own, not the bout's. */
  readonly previewSeed: Seed;
}

/** What defenders work with. */
export interface DefendDesk {
  /** The bout whose delivery is looked at first, and all bouts that the plan is for. */
  readonly bout: string;
  readonly bouts: readonly string[];
  /** The team's draft in 'filter'; null in other phases. */
  readonly draft: DraftView<DefencePlan> | null;
  readonly points: number;
  /** What defenders are told of ε. */
  readonly epsilonRange: readonly [number, number];
  /** Of the points, those that the team has spent on answers, and the answers. */
  readonly spent: number;
  readonly bought: readonly Purchase[];
  /** The plan that was handed in. */
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
  /** For a seat that watches the round or has guessed before; null for others. */
  readonly guess: OwnGuess | null;
}

export type RoomView = SpectatorView | HostView | SeatView;
