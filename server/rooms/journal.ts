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
/** Commands that are written together, at most. */
const MOST_TOGETHER = 64;
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
   * Decides, then appends; on a lost race reads what the winner wrote and decides again. Commands are decided one after
   * the other; those that come while the store is at work are written together. A change of a draft counts at once and is written a little later: of several changes that a member
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

/** A command that has come, and who waits for it; null has what waits written down. */
interface Asked {
  readonly command: Command | null;
  readonly seat: SeatOf | undefined;
  done(outcome: AppendOutcome): void;
  failed(error: unknown): void;
  /** Whether it was answered. */
  isDone(): boolean;
}

/** What a command comes to. */
interface Grown {
  readonly asked: Asked;
  readonly decision: Decision;
  readonly seat: SeatHash | undefined;
  /** Whether it counts at once, and is written down later. */
  readonly waits?: true;
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
  const queue: Asked[] = [];

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

  /** Decides commands one after the other, each on what the ones before it have made of the match. */
  function decided(batch: readonly Asked[]): Grown[] {
    let state = match;
    let isGrown = false;
    return batch.map((asked) => {
      const { command, seat } = asked;
      if (!command) return { asked, decision: { ok: true, events: [] }, seat: undefined };
      const decision = decide(state, command, rules, present());
      if (!decision.ok) return { asked, decision, seat: undefined };
      const { events } = decision;
      const key = waitingKey(command);
      if (key && canWait(events) && !isGrown) {
        put(key, command, events);
        writeSoon();
        state = match;
        return { asked, decision, seat: undefined, waits: true };
      }
      isGrown ||= events.length > 0;
      state = events.reduce(evolve, state);
      return { asked, decision, seat: seat?.(events) };
    });
  }

  /** Decides and appends; on a lost race reads what the winner wrote and decides again. */
  async function append(batch: readonly Asked[]): Promise<void> {
    let left = batch;
    for (let race = 0; race < MOST_RACES; race++) {
      const grown = decided(left);
      // What waits is answered, whatever comes of the others.
      for (const { asked, decision, waits } of grown) if (waits) asked.done(decision);
      const rest = grown.filter(({ waits }) => !waits);
      left = rest.map(({ asked }) => asked);
      const own = rest.flatMap(({ decision }) => (decision.ok ? decision.events : []));
      const mustWrite = own.length > 0 || left.some(({ command }) => command === null);
      const waiting = mustWrite ? [...pending.values()].flatMap(({ events }) => events) : [];
      const all = [...gatherGuesses(waiting), ...own];
      const keys = rest.flatMap(({ seat }) => seat ?? []);
      const isWritten = all.length === 0 || (await store.append(code, seq, all, keys)) === 'appended';
      if (isWritten) {
        if (all.length > 0) wrote(all);
        for (const { asked, decision } of rest) asked.done(decision);
        return;
      }
      // Nobody was faster: something in the batch is refused by itself.
      if (!(await readOn()) && left.length > 1) return appendEach(left);
    }
    for (const { done } of left) done(refuse('conflict', 'too many commands at once: try again'));
  }

  async function appendEach(batch: readonly Asked[]): Promise<void> {
    for (const asked of batch) await append([asked]).catch(asked.failed);
  }

  function wrote(all: readonly MatchEvent[]): void {
    written = all.reduce(evolve, written);
    match = written;
    seq += all.length;
    open += all.filter(isOpenToAll).length;
    pending.clear();
    parts.wrote?.(seq);
  }

  /** Those that have come while the store was at work are written together. */
  async function appendAll(): Promise<void> {
    const batch = queue.splice(0, MOST_TOGETHER);
    try {
      await append(batch);
    } catch (error) {
      // One that cannot be written takes no others with it; the store may know those that have been answered.
      if (batch.length > 1) await appendEach(batch.filter(({ isDone }) => !isDone()));
      else for (const { failed } of batch) failed(error);
    }
  }

  function submit(command: Command | null, seat?: SeatOf): Promise<AppendOutcome> {
    return new Promise((done, failed) => {
      let isDone = false;
      const settle =
        <T>(tell: (value: T) => void) =>
        (value: T) => {
          isDone = true;
          tell(value);
        };
      queue.push({ command, seat, done: settle(done), failed: settle(failed), isDone: () => isDone });
      void inTurn(appendAll);
    });
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
    await submit(null);
  };

  return {
    match: () => match,
    seq: () => open,
    written: () => seq,
    submit,
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
