import type { ErrorCode } from '../errors.ts';
import type { AttackPlan, DefencePlan } from '../round/plans.ts';
import type { RoundSummary } from '../round/result.ts';
import type { Purchase } from './bought.ts';
import type { TeamId } from './formats.ts';
import type { MatchEvent } from './match.ts';
import type { Millis, RoundPhase } from './views.ts';

/** The host's name as the author of a command; players are named by their seats. */
export const HOST = 'host';

interface Asked {
  /** The caller's id of the command; the same id of the same author does nothing twice. */
  readonly id: string;
  /** HOST, or a player's seat. */
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
  | (Asked & { readonly type: 'commit-attack'; readonly bout: string; readonly plan: AttackPlan })
  | (Asked & { readonly type: 'commit-defence'; readonly bout: string; readonly plan: DefencePlan });

/** What somebody wants to learn for points, with the answer: the server has found it out before. */
type BuyCommand = Asked & {
  readonly type: 'buy';
  readonly bout: string;
  readonly purchase: Purchase;
};

export type HostCommand =
  | (Asked & { readonly type: 'start' })
  | (Asked & { readonly type: 'pause' })
  | (Asked & { readonly type: 'resume' })
  | (Asked & { readonly type: 'advance'; readonly shown?: ShownPhase | undefined })
  | (Asked & { readonly type: 'extend'; readonly millis: number })
  | (Asked & { readonly type: 'lock'; readonly locked: boolean })
  | (Asked & { readonly type: 'move'; readonly player: string; readonly team: TeamId })
  | (Asked & { readonly type: 'kick'; readonly player: string });

/** What the server itself has to say. */
type ServerCommand =
  | { readonly type: 'tick'; readonly at: Millis }
  /** The server was down for a while. */
  | { readonly type: 'recover'; readonly at: Millis }
  | {
      readonly type: 'training-done';
      readonly bout: string;
      readonly summary: RoundSummary;
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

export type Command = PlayerCommand | BuyCommand | HostCommand | ServerCommand;

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

/** What a command is remembered by; null for the server's own. */
export function commandKey(command: Command): string | null {
  if (!('id' in command)) return null;
  return command.type === 'join' ? `join:${command.id}` : `${command.by}:${command.id}`;
}
