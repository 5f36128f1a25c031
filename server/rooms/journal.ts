import { GameError } from '../../engine/errors.ts';
import { type Command, type Decision, type Refused, refuse } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import { evolve, replayLog } from '../../engine/match/evolve.ts';
import type { LoggedEvent, Match, MatchEvent } from '../../engine/match/match.ts';
import type { Rules } from '../../engine/match/rules.ts';
import type { SeatHash, Store } from '../store/store.ts';

/** Times a command is decided again after losing the race for a place in the log. */
const MOST_RACES = 8;

export type AppendOutcome = { readonly ok: true; readonly events: readonly MatchEvent[] } | Refused;

/** A room's match as the log tells it, and the only way to add to it. */
export interface Journal {
  match(): Match;
  /** Events so far. */
  seq(): number;
  /**
   * Decides, then appends; on a lost race reads what the winner wrote and decides again. One command
   * at a time. `seat` makes the seat that is stored together with the events.
   */
  submit(
    command: Command,
    seat?: (events: readonly MatchEvent[]) => SeatHash | undefined,
  ): Promise<AppendOutcome>;
}

export function createJournal(
  code: string,
  log: readonly LoggedEvent[],
  store: Store,
  rules: Rules,
): Journal {
  let match = replayLog(log);
  let seq = log.length;
  let turn: Promise<unknown> = Promise.resolve();

  async function readAgain(): Promise<void> {
    const fresh = await store.load(code);
    if (!fresh) throw new GameError('room-unknown', `room ${code} is gone from the store`);
    match = replayLog(fresh);
    seq = fresh.length;
  }

  async function submitNow(
    command: Command,
    seat?: (events: readonly MatchEvent[]) => SeatHash | undefined,
  ): Promise<AppendOutcome> {
    for (let race = 0; race < MOST_RACES; race++) {
      const decision: Decision = decide(match, command, rules);
      if (!decision.ok || decision.events.length === 0) return decision;
      const { events } = decision;
      if ((await store.append(code, seq, events, seat?.(events))) === 'appended') {
        match = events.reduce(evolve, match);
        seq += events.length;
        return { ok: true, events };
      }
      await readAgain();
    }
    return refuse('conflict', 'too many commands at once: try again');
  }

  return {
    match: () => match,
    seq: () => seq,
    submit(command, seat) {
      const mine = turn.then(() => submitNow(command, seat));
      turn = mine.catch(() => {}); // whoever asked hears of a failure; the next in line is not held up
      return mine;
    },
  };
}
