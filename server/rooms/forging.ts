import type { Reaction, ReactionParts } from './reaction.ts';
import { streamSpec } from './round-data.ts';

export interface Forging extends Reaction {
  /** Bouts whose stream can be fetched. */
  readonly ready: ReadonlySet<string>;
}

/** Forges the streams as soon as their defenders need them, and says when they are there. */
export function createForging({
  journal,
  trainer,
  changed,
  report,
}: Pick<ReactionParts, 'journal' | 'trainer' | 'changed' | 'report'>): Forging {
  const ready = new Set<string>();
  const asked = new Set<string>();
  let closed = false;

  async function forge(bout: string): Promise<void> {
    const spec = streamSpec(journal.match(), bout);
    if (!spec || asked.has(bout)) return;
    asked.add(bout);
    try {
      await trainer.stream(spec);
      ready.add(bout);
      if (!closed) changed();
    } catch (error) {
      asked.delete(bout); // whoever fetches it asks again
      report(error);
    }
  }

  return {
    ready,
    look() {
      const match = journal.match();
      if (match.phase === 'filter') for (const { id } of match.bouts) void forge(id);
    },
    close() {
      closed = true;
    },
  };
}
