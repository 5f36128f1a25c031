import type { Match } from '../../engine/match/match.ts';
import { type Reaction, type ReactionParts, STORE_RETRY_MILLIS } from './reaction.ts';
import { streamSpec } from './round-data.ts';

/**
 * Forges the streams of a round as soon as their defenders need them, and hands them over all at once: when they are
 * due, or by whole steps later. So the moment tells nothing of what was forged.
 */
export function createForging({
  journal,
  trainer,
  clock,
  grown,
  report,
}: Omit<ReactionParts, 'changed'>): Reaction {
  /** Bouts whose stream is under way, and those of which it is made, or could not be. */
  const asked = new Set<string>();
  const settled = new Set<string>();
  let closed = false;
  let callOff = () => {};

  async function forge(bout: string): Promise<void> {
    const spec = streamSpec(journal.match(), bout);
    if (!spec || asked.has(bout)) return;
    asked.add(bout);
    try {
      await trainer.stream(spec);
    } catch (error) {
      asked.delete(bout); // whoever fetches it asks again
      report(error);
    }
    settled.add(bout);
    arm(journal.match());
  }

  function arm(match: Match, least = 0): void {
    callOff();
    if (closed || match.phase !== 'filter' || match.arrival.opened) return;
    if (!match.bouts.every(({ id }) => settled.has(id))) return;
    const wait = Math.max(least, waitOf(match.arrival, clock.now()));
    callOff = clock.after(wait, () => void handOver(match.round));
  }

  async function handOver(round: number): Promise<void> {
    try {
      const outcome = await journal.submit({ type: 'delivered', round, at: clock.now() });
      if (outcome.ok && outcome.events.length > 0) grown();
    } catch (error) {
      report(error);
      arm(journal.match(), STORE_RETRY_MILLIS);
    }
  }

  return {
    look() {
      const match = journal.match();
      if (match.phase === 'filter') for (const { id } of match.bouts) void forge(id);
      arm(match);
    },
    close() {
      closed = true;
      callOff();
    },
  };
}

/** Time until deliveries may be handed over: never more than a step, so that a clock that was set back delays nobody. */
function waitOf(
  { startedAt, opensAt }: { readonly startedAt: number; readonly opensAt: number },
  now: number,
): number {
  const step = opensAt - startedAt;
  if (step <= 0) return 0;
  const late = now - opensAt;
  return late <= 0 ? Math.min(step, -late) : step * Math.ceil(late / step) - late;
}
