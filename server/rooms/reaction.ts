import type { Trainer } from '../training/trainer.ts';
import type { ServerClock } from './clock.ts';
import type { Journal } from './journal.ts';

/** Something that a room does by itself because of how its match stands. */
export interface Reaction {
  /** Does what the match calls for now; called after every change, and harmless when nothing is due. */
  look(): void;
  /** Ends its timers. What is under way elsewhere ends by itself and is heard of no more. */
  close(): void;
}

/** What reactions work with. */
export interface ReactionParts {
  readonly journal: Journal;
  readonly trainer: Trainer;
  readonly clock: ServerClock;
  /** The log has grown: everybody has to look again. */
  grown(): void;
  /** Something that a view shows is different now, though the log is not. */
  changed(): void;
  report(error: unknown): void;
}

/** After trouble with the store, the same is tried again after this. */
export const STORE_RETRY_MILLIS = 1_000;
