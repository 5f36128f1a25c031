import type { ErrorCode } from '../errors.ts';
import type { Seed } from '../random.ts';
import type { DefencePlan, SinglePlan } from '../round/plans.ts';
import type { RecordedSummary } from '../round/result.ts';
import type { Side } from '../round/sides.ts';
import type { Purchase } from './bought.ts';
import type { Share } from './drafts.ts';
import type { MatchEvent, Noted } from './events.ts';
import type { TeamId } from './formats.ts';
import type { Guess } from './guesses.ts';
import type { RevealStep } from './reveal.ts';
import type { Millis, RoundPhase } from './views.ts';

/** The host's name as the author of a command; players are named by their seats, co-hosts `host-1`, `host-2`, … */
export const HOST = 'host';

/** Whether a seat is a host's or a co-host's. */
export const isHost = (seat: string | null): boolean =>
  seat === HOST || seat?.startsWith(`${HOST}-`) === true;

interface Asked {
  /** The caller's id of the command; the same id of the same author does nothing twice. */
  readonly id: string;
  /** A host's or a player's seat. */
  readonly by: string;
  readonly at: Millis;
}

/** What a page shows when somebody decides by it. */
interface ShownPhase {
  readonly phase: RoundPhase;
  readonly round: number;
}

/** What somebody wants. */
export type PlayerCommand =
  | {
      readonly type: 'join';
      readonly id: string;
      readonly nickname: string;
      readonly team: TeamId | null;
      /** The seat that this connection or browser is known to have had in the room before. */
      readonly before?: string | null;
      readonly at: Millis;
    }
  | (Asked & { readonly type: 'leave' })
  | (Asked & { readonly type: 'choose-team'; readonly team: TeamId })
  | (Asked & { readonly type: 'rename-team'; readonly team: TeamId; readonly name: string })
  | DraftCommand;

interface OnDraft extends Asked {
  /** What the author works on: a click that comes too late is refused with 'wrong-phase'. */
  readonly round: number;
  readonly side: Side;
}

/** A plan as a member makes it: the team's, or the own part where the team has split its points. */
export type OwnPlan =
  | { readonly side: 'attack'; readonly plan: SinglePlan }
  | { readonly side: 'defend'; readonly plan: DefencePlan };

/** What members of a team do with their draft. */
export type DraftCommand =
  | (Asked & { readonly type: 'set-draft'; readonly round: number } & OwnPlan)
  /** The captain splits the attackers' points: evenly, as given, or not any more (together). */
  | (OnDraft & {
      readonly type: 'split';
      readonly side: 'attack';
      readonly shares: 'even' | 'together' | readonly Share[];
    })
  | (OnDraft & { readonly type: 'say-ready'; readonly ready: boolean; readonly sure: boolean })
  | (OnDraft & { readonly type: 'commit'; readonly sure: boolean })
  | (OnDraft & { readonly type: 'take-back' });

/** What somebody wants to learn for points, with the answer: the server has found it out before. */
type BuyCommand = Asked & {
  readonly type: 'buy';
  readonly bout: string;
  readonly purchase: Purchase;
};

/** What somebody who does not play the round believes of it. Made by a player's seat or a watcher's identity. */
export type GuessCommand = Asked & { readonly type: 'guess'; readonly round: number } & Omit<Guess, 'by'>;

export type HostCommand =
  | (Asked & { readonly type: 'start' })
  | (Asked & { readonly type: 'pause' })
  | (Asked & { readonly type: 'resume' })
  | (Asked & { readonly type: 'advance'; readonly shown?: ShownPhase | undefined })
  | (Asked & { readonly type: 'extend'; readonly millis: number })
  /** Another step of the reveal of this round, another bout on its large stage, or both. */
  | (Asked & {
      readonly type: 'show-step';
      readonly round: number;
      readonly step?: RevealStep | undefined;
      readonly bout?: string | undefined;
    })
  | (Asked & { readonly type: 'lock'; readonly locked: boolean })
  | (Asked & {
      readonly type: 'set-door';
      readonly perAddress?: number | undefined;
      readonly nod?: boolean | undefined;
    })
  /** Removes everybody who is not connected. */
  | (Asked & { readonly type: 'clear' })
  | (Asked & { readonly type: 'move'; readonly player: string; readonly team: TeamId })
  | (Asked & { readonly type: 'kick' | 'ban'; readonly player: string })
  | (Asked & { readonly type: 'rename'; readonly player: string; readonly nickname: string })
  | (Asked & { readonly type: 'set-teams'; readonly count: number })
  | (Asked & { readonly type: 'say'; readonly to: string | null; readonly text: string })
  | (Asked & { readonly type: 'invite-host' })
  | (Asked & { readonly type: 'dismiss-host'; readonly host: string })
  | (Asked & { readonly type: 'end' })
  /** `seed` is the server's draw. */
  | (Asked & {
      readonly type: 'play-again';
      readonly seed: Seed;
      readonly scenarios: readonly string[];
      readonly rounds: number;
    });

/** What the server itself has to say. */
type ServerCommand =
  | { readonly type: 'tick'; readonly at: Millis }
  /** The deliveries of this round are made, and their time has come. */
  | { readonly type: 'delivered'; readonly round: number; readonly at: Millis }
  /** Seats of the lobby that nobody has been connected on for long. */
  | { readonly type: 'release'; readonly players: readonly string[]; readonly at: Millis }
  /** The server stood still, or its clock was set: that much of the time was nobody's. */
  | { readonly type: 'stalled'; readonly millis: Millis; readonly at: Millis }
  /** The server was down for a while. */
  | { readonly type: 'recover'; readonly at: Millis }
  /** What goes into the log alone. */
  | { readonly type: 'note'; readonly noted: Noted; readonly at: Millis }
  | {
      readonly type: 'training-done';
      readonly bout: string;
      readonly summary: RecordedSummary;
      readonly at: Millis;
    }
  | {
      readonly type: 'training-failed';
      readonly bout: string;
      readonly reason: string;
      /** True when another attempt would fail in the same way. */
      readonly final: boolean;
      readonly at: Millis;
    };

export type Command = PlayerCommand | BuyCommand | GuessCommand | HostCommand | ServerCommand;

export interface Refused {
  readonly ok: false;
  readonly code: ErrorCode;
  /** What to do about it; holds no secret. */
  readonly detail?: string;
}
export type Decision = { readonly ok: true; readonly events: readonly MatchEvent[] } | Refused;

export function refuse(code: ErrorCode, detail?: string): Refused {
  return detail === undefined ? { ok: false, code } : { ok: false, code, detail };
}

/**
 * What a command is remembered by; null for the server's own, and for guesses: the same guess again changes nothing, and
 * a crowd must not push the commands of players out of memory.
 */
export function commandKey(command: Command): string | null {
  if (!('id' in command) || command.type === 'guess') return null;
  return command.type === 'join' ? `join:${command.id}` : `${command.by}:${command.id}`;
}

/** The command of this type. */
export type CommandOf<T extends Command['type']> = Extract<Command, { type: T }>;
