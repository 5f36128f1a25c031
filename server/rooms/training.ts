import { GameError } from '../../engine/errors.ts';
import type { Command } from '../../engine/match/commands.ts';
import { inTraining } from '../../engine/match/trainings.ts';
import { type Reaction, type ReactionParts, STORE_RETRY_MILLIS } from './reaction.ts';
import { roundSpec } from './round-data.ts';

/** Longest reason of a failure in the log. */
const REASON_CHARS = 500;

/** Has bouts trained when the match asks for it, and writes down what came of it. */
export function createTraining({
  journal,
  trainer,
  clock,
  grown,
  report,
}: Omit<ReactionParts, 'changed'>): Reaction {
  const asked = new Set<string>(); // bout and attempt
  const callOffs = new Set<() => void>();
  let closed = false;

  /** What a training comes to; a failure is a result too. */
  async function result(bout: string): Promise<Command | null> {
    const spec = roundSpec(journal.match(), bout);
    if (!spec) return null;
    try {
      const { summary } = await trainer.round(spec);
      return { type: 'training-done', bout, summary, at: clock.now() };
    } catch (error) {
      if (!closed) report(error);
      const reason = (error instanceof Error ? error.message : String(error)).slice(0, REASON_CHARS);
      const final = error instanceof GameError && error.code === 'training-impossible';
      return { type: 'training-failed', bout, reason, final, at: clock.now() };
    }
  }

  async function train(bout: string, attempt: string): Promise<void> {
    asked.add(attempt);
    try {
      const command = await result(bout);
      if (closed || command === null) return;
      await journal.submit(command);
      grown();
    } catch (error) {
      report(error);
      asked.delete(attempt);
      if (closed) return;
      const callOff = clock.after(STORE_RETRY_MILLIS, () => {
        callOffs.delete(callOff);
        look();
      });
      callOffs.add(callOff);
    }
  }

  function look(): void {
    for (const { id, asked: attempts } of inTraining(journal.match())) {
      const attempt = `${id}/${attempts}`;
      if (!closed && !asked.has(attempt)) void train(id, attempt);
    }
  }

  return {
    look,
    close() {
      closed = true;
      for (const callOff of callOffs) callOff();
    },
  };
}
