import { boutsAhead, nextAhead } from '../../engine/match/ahead.ts';
import type { Rules } from '../../engine/match/rules.ts';
import type { Reaction, ReactionParts } from './reaction.ts';
import { streamSpecOf } from './round-data.ts';

/** Tasks that one room has worked out ahead at a time: what is needed now never waits for more. */
const AT_ONCE = 2;

/**
 * Forges deliveries while attacks are still prepared, and trains models while others still defend, as soon as the plans
 * that they follow from are final. The trainer remembers what came of it; nobody is told before the phase ends.
 */
export function createForesight(
  { journal, trainer, clock }: Pick<ReactionParts, 'journal' | 'trainer' | 'clock'>,
  rules: Pick<Rules, 'takeBackMillis'>,
): Reaction {
  const begun = new Set<string>();
  let running = 0;
  let closed = false;
  let callOff = () => {};

  async function work(key: string, ask: () => Promise<unknown>): Promise<void> {
    begun.add(key);
    running++;
    // A failure is met again, and told, when the phase asks for the same.
    await ask().catch(() => {});
    running--;
    look();
  }

  function look(): void {
    callOff();
    if (closed) return;
    const [match, now] = [journal.match(), clock.now()];
    for (const bout of boutsAhead(match, now, rules)) {
      if (running >= AT_ONCE) return;
      const { defencePlan } = bout;
      const stream = streamSpecOf(bout, bout.attackPlan);
      const key = `${match.phase} ${bout.id}`;
      if (begun.has(key)) continue;
      void work(key, () =>
        defencePlan ? trainer.round({ ...stream, defencePlan }) : trainer.stream(stream),
      );
    }
    const next = nextAhead(match, now, rules);
    if (next !== null) callOff = clock.after(next - now, look);
  }

  return {
    look,
    close() {
      closed = true;
      callOff();
    },
  };
}
