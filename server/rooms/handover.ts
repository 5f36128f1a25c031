import { type Refused, refuse } from '../../engine/match/commands.ts';
import type { Noted } from '../../engine/match/events.ts';
import type { BusMessage } from '../bus/bus.ts';
import type { ServerClock } from './clock.ts';

/** Who has a seat has this long to answer somebody else who has its token; without an answer it is handed over. */
const ANSWER_MILLIS = 15_000;
/** Whoever asks and does not ask again for this long has gone away. */
const GONE_MILLIS = 6_000;
/** Who has kept a seat is not asked again for this long. */
const KEPT_MILLIS = 60_000;

/** Who asks for a seat. */
export interface SeatAsker {
  /** A name of the page or program, the same over its connections. */
  readonly page: string;
  readonly address: string;
}

/** What whoever has the seat is shown. */
export interface SeatClaim {
  /** The address of who asks. */
  readonly from: string;
  /** When the seat is handed over without an answer. */
  readonly until: number;
}

interface Asking extends SeatAsker {
  until: number;
  heardAt: number;
  /** Null while nobody has answered. */
  keep: boolean | null;
}

/** Asks those who have a seat before somebody else takes it. */
export interface Handover {
  /** Null where a seat may be taken now; else why not, or not yet. */
  ask(seat: string, asker: SeatAsker): Refused | null;
  /** Somebody has taken the seat. */
  sat(seat: string, page: string): void;
  /** What whoever has the seat says; false where nobody has asked. */
  answer(seat: string, keep: boolean): boolean;
  /** What whoever has the seat is asked now. */
  wanted(seat: string): SeatClaim | null;
  /** Tells other servers which pages have seats here. */
  introduce(here: readonly string[]): void;
  /** Takes what another server says. */
  hear(message: HandoverMessage): void;
}

export type HandoverMessage = Extract<BusMessage, { readonly kind: 'sat' | 'wanted' | 'answered' }>;

export function createHandover({
  room,
  connected,
  clock,
  publish,
  tell,
  note,
}: {
  readonly room: string;
  /** Seats with a live connection, here or to another server. */
  readonly connected: ReadonlySet<string>;
  readonly clock: ServerClock;
  publish(message: BusMessage): void;
  /** Asks whoever is connected here on the seat. */
  tell(seat: string): void;
  /** Writes down what came of it. */
  note(noted: Noted): void;
}): Handover {
  const pages = new Map<string, string>(); // who has a seat, by seat
  const askings = new Map<string, Asking>(); // by seat

  function begin(seat: string, { page, address }: SeatAsker, until: number, heardAt: number): void {
    askings.set(seat, { page, address, until, heardAt, keep: null });
    tell(seat);
  }

  function settle(seat: string, keep: boolean): boolean {
    const asking = askings.get(seat);
    if (!asking || asking.keep !== null) return false;
    asking.keep = keep;
    if (keep) asking.until = clock.now() + KEPT_MILLIS;
    return true;
  }

  return {
    ask(seat, asker) {
      const now = clock.now();
      const asking = askings.get(seat);
      const isOwn = pages.get(seat) === asker.page;
      if (!connected.has(seat) || isOwn) return null;
      if (asking?.keep === true && now < asking.until) return KEPT;
      if (asking?.keep !== true && asking?.page === asker.page) {
        asking.heardAt = now;
        return asking.keep === false || now >= asking.until ? null : ASKED;
      }
      if (asking && asking.keep === null && now - asking.heardAt < GONE_MILLIS) return ASKED;
      const until = now + ANSWER_MILLIS;
      begin(seat, asker, until, now);
      publish({ kind: 'wanted', room, seat, ...asker, until });
      return ASKED;
    },
    sat(seat, page) {
      pages.set(seat, page);
      const asking = askings.get(seat);
      if (asking?.page === page) {
        askings.delete(seat);
        if (asking.keep === null) note({ type: 'seat-claimed', seat, outcome: 'unanswered' });
      }
      publish({ kind: 'sat', room, seat, page });
    },
    introduce(here) {
      for (const seat of here) {
        const page = pages.get(seat);
        if (page !== undefined) publish({ kind: 'sat', room, seat, page });
      }
    },
    answer(seat, keep) {
      if (!settle(seat, keep)) return false;
      publish({ kind: 'answered', room, seat, keep });
      note({ type: 'seat-claimed', seat, outcome: keep ? 'kept' : 'handed-over' });
      return true;
    },
    wanted(seat) {
      const asking = askings.get(seat);
      if (!asking || asking.keep !== null || clock.now() >= asking.until) return null;
      return { from: asking.address, until: asking.until };
    },
    hear(message) {
      const { seat } = message;
      // Who asks on another server is heard there: here they count as asking to the end.
      if (message.kind === 'wanted') begin(seat, message, message.until, message.until);
      else if (message.kind === 'answered') settle(seat, message.keep);
      else {
        pages.set(seat, message.page);
        if (askings.get(seat)?.page === message.page) askings.delete(seat);
      }
    },
  };
}

const ASKED = refuse('seat-asked', 'whoever has the seat is asked: ask again in some seconds');
const KEPT = refuse('seat-kept', 'whoever has the seat keeps it');
