import { type BoutAhead, boutsAhead } from '../../engine/match/ahead.ts';
import type { Reaction, ReactionParts } from './reaction.ts';
import { streamSpecOf } from './round-data.ts';

/** Tasks that one room has worked out ahead at a time: what is needed now never waits for more. */
const AT_ONCE = 2;

/** A task that can be done before its time. */
interface Early {
  readonly name: string;
  /** The plan that it follows from: done again when this is another one. */
  readonly plan: object | null;
  ask(): Promise<unknown>;
}

/**
 * Works ahead while people think: what attackers will know during the briefing, deliveries while others still attack,
 * trainings and the samples that pages draw while others still defend. A plan counts as soon as it is handed in. The
 * trainer remembers what came of it; nobody is told before the phase ends.
 */
export function createForesight({ journal, trainer }: Pick<ReactionParts, 'journal' | 'trainer'>): Reaction {
  /** By the name of the task, the plan that it was begun with. */
  const begun = new Map<string, object | null>();
  let running = 0;
  let closed = false;

  async function work({ name, plan, ask }: Early): Promise<void> {
    begun.set(name, plan);
    running++;
    // A failure is met again, and told, when the phase asks for the same.
    await ask().catch(() => {});
    running--;
    look();
  }

  function tasksOf(bout: BoutAhead): Early[] {
    const { id, scenario, seed, attackPlan, defencePlan } = bout;
    if (!attackPlan)
      return [{ name: `known ${id}`, plan: null, ask: () => trainer.known({ scenario, seed, bout: id }) }];
    const stream = streamSpecOf(bout, attackPlan);
    if (journal.match().phase === 'prepare')
      return [{ name: `stream ${id}`, plan: attackPlan, ask: () => trainer.stream(stream) }];
    const samples = { name: `samples ${id}`, plan: null, ask: () => trainer.samples(stream) };
    if (!defencePlan) return [samples];
    const ask = () => trainer.round({ ...stream, defencePlan });
    return [{ name: `round ${id}`, plan: defencePlan, ask }, samples];
  }

  function look(): void {
    if (closed || running >= AT_ONCE) return;
    const isNew = ({ name, plan }: Early) => !begun.has(name) || begun.get(name) !== plan;
    const tasks = boutsAhead(journal.match()).flatMap(tasksOf).filter(isNew);
    // The phase will wait for trainings, and for nothing else.
    const first = tasks.filter(({ name }) => !name.startsWith('samples'));
    const last = tasks.filter(({ name }) => name.startsWith('samples'));
    for (const task of [...first, ...last].slice(0, AT_ONCE - running)) void work(task);
  }

  return {
    look,
    close() {
      closed = true;
    },
  };
}
