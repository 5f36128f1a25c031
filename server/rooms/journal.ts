import { GameError } from '../../engine/errors.ts';
import { type Command, type Decision, type Refused, refuse } from '../../engine/match/commands.ts';
import { decide } from '../../engine/match/decide.ts';
import { gatherGuesses } from '../../engine/match/decide-guesses.ts';
import type { LoggedEvent, MatchEvent } from '../../engine/match/events.ts';
import { evolve, replayLog } from '../../engine/match/evolve.ts';
import type { TeamId } from '../../engine/match/formats.ts';
import type { Match } from '../../engine/match/match.ts';
import { isOpenToAll } from '../../engine/match/open-events.ts';
import type { Rules } from '../../engine/match/rules.ts';
import type { Present } from '../../engine/match/settle.ts';
import type { SeatHash, Store } from '../store/store.ts';
import type { ServerClock } from './clock.ts';

/** Times a command is decided again after losing the race for a place in the log. */
const MOST_RACES = 16;
/** Drafts and guesses are written down at most this often. */
const DRAFT_MILLIS = 250;
/** After trouble with the store, drafts are written again after this. */
const RETRY_MILLIS = 1_000;

export type AppendOutcome = { readonly ok: true; readonly events: readonly MatchEvent[] } | Refused;

/** Makes the seat that is stored together with events. */
type SeatOf = (events: readonly MatchEvent[]) => SeatHash | undefined;

/** A room's match as the log tells it, and the only way to add to it. */
export interface Journal {
  match(): Match;
  /** Events so far that everybody may know of: what a team does on its desk does not count, so that nobody counts it. */
  seq(): number;
  /** Events in the store, as far as this server has read or written them. */
  written(): number;
  /**
   * Decides, then appends; on a lost race reads what the winner wrote and decides again. One command
   * at a time. A change of a draft counts at once and is written a little later: of several changes that a member
   * makes in the meantime only the last is. Likewise guesses, all of the meantime in one event.
   */
  submit(command: Command, seat?: SeatOf): Promise<AppendOutcome>;
  /** Writes down what has not been written yet. */
  flush(): Promise<void>;
  /** Reads what others have written meanwhile; false when that is nothing. */
  catchUp(): Promise<boolean>;
}

export interface JournalParts {
  readonly store: Store;
  readonly rules: Rules;
  readonly clock: ServerClock;
  /** Seats that count as connected. */
  present(): Present;
  /** Told when something was written, and how many events there are. */
  wrote?(seq: number): void;
  report(error: unknown): void;
}

export function createJournal(code: string, log: readonly LoggedEvent[], parts: JournalParts): Journal {
  const { store, rules, clock, present, report } = parts;
  /** The match as it is written, and with what is still to be written. */
  let written = replayLog(log);
  let match = written;
  let seq = log.length;
  let open = log.filter(isOpenToAll).length;
  let turn: Promise<unknown> = Promise.resolve();
  /** Changes of drafts, and guesses, that are not written yet, by author, in the order of the last one of each. */
  const pending = new Map<string, { readonly command: Command; readonly events: readonly MatchEvent[] }>();
  let flushing = false;

  async function readOn(): Promise<boolean> {
    const fresh = await store.load(code, seq);
    if (!fresh) throw new GameError('room-unknown', `room ${code} is gone from the store`);
    if (fresh.length === 0) return false;
    written = (fresh as readonly MatchEvent[]).reduce(evolve, written); // a log begins with the one other event
    match = written;
    seq += fresh.length;
    open += fresh.filter(isOpenToAll).length;
    for (const [key, { command }] of [...pending]) {
      const decision = decide(match, command, rules, present());
      pending.delete(key);
      if (decision.ok && canWait(decision.events)) put(key, command, decision.events);
    }
    return true;
  }

  function put(key: string, command: Command, events: readonly MatchEvent[]): void {
    pending.delete(key);
    pending.set(key, { command, events });
    match = events.reduce(evolve, match);
  }

  async function submitNow(command: Command | null, seat?: SeatOf): Promise<AppendOutcome> {
    for (let race = 0; race < MOST_RACES; race++) {
      const decision: Decision = command
        ? decide(match, command, rules, present())
        : { ok: true, events: [] };
      if (!decision.ok) return decision;
      const { events } = decision;
      const key = command && waitingKey(command);
      if (key && canWait(events)) {
        put(key, command, events);
        writeSoon();
        return decision;
      }
      const waiting = [...pending.values()].flatMap((each) => each.events);
      const all = [...gatherGuesses(waiting), ...events];
      if (all.length === 0 || (command && events.length === 0)) return decision;
      if ((await store.append(code, seq, all, seat?.(events))) === 'appended') {
        written = all.reduce(evolve, written);
        match = written;
        seq += all.length;
        open += all.filter(isOpenToAll).length;
        pending.clear();
        parts.wrote?.(seq);
        return { ok: true, events };
      }
      await readOn();
    }
    return refuse('conflict', 'too many commands at once: try again');
  }

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = turn.then(work);
    turn = mine.catch(() => {}); // whoever asked hears of a failure; the next in line is not held up
    return mine;
  }

  function writeSoon(millis = DRAFT_MILLIS): void {
    if (flushing) return;
    flushing = true;
    clock.after(millis, () => {
      flushing = false;
      flush().catch((error: unknown) => {
        report(error);
        writeSoon(RETRY_MILLIS);
      });
    });
  }

  const flush = async () => {
    await inTurn(() => submitNow(null));
  };

  return {
    match: () => match,
    seq: () => open,
    written: () => seq,
    submit: (command, seat) => inTurn(() => submitNow(command, seat)),
    flush,
    catchUp: () => inTurn(readOn),
  };
}

/** Whether events are changes of drafts or guesses, from which nothing follows. */
const canWait = (events: readonly MatchEvent[]) =>
  events.length > 0 && events.every(({ type }) => type === 'draft-set' || type === 'guesses-made');

/** Whose change of a draft or guess a command is; null for any other command. */
function waitingKey(command: Command): string | null {
  if (command.type === 'guess') return `guess ${command.by}`;
  return command.type === 'set-draft' ? `${command.side} ${command.by}` : null;
}

/** The team whose draft is all that has changed; null where more has. */
export function draftTeam(events: readonly MatchEvent[]): TeamId | null {
  const [first] = events;
  const isOnly = events.length === 1 && first?.type === 'draft-set';
  return isOnly ? first.team : null;
}
