import type { Millis } from '../../engine/match/views.ts';
import { type Reaction, type ReactionParts, STORE_RETRY_MILLIS } from './reaction.ts';

/** A clock that goes off a little early finds nothing to do and is set again after this. */
const EARLY_MILLIS = 20;

/** Ends phases when their time is up. */
export function createDeadline({
  journal,
  clock,
  grown,
  report,
  due: dueNow,
}: Pick<ReactionParts, 'journal' | 'clock' | 'grown' | 'report'> & {
  /** When something is due by the clock alone. */
  due(): Millis | null;
}): Reaction {
  let closed = false;
  let callOff = () => {};

  function arm(least = 0): void {
    callOff();
    const due = dueNow();
    if (due === null || closed) return;
    callOff = clock.after(Math.max(least, due - clock.now()), () => void ring());
  }

  async function ring(): Promise<void> {
    try {
      const outcome = await journal.submit({ type: 'tick', at: clock.now() });
      if (outcome.ok && outcome.events.length > 0) grown();
      else arm(EARLY_MILLIS);
    } catch (error) {
      report(error);
      arm(STORE_RETRY_MILLIS);
    }
  }

  return {
    look: () => arm(),
    close() {
      closed = true;
      callOff();
    },
  };
}
