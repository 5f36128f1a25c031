import type { QueuePlace } from './fair-queue.ts';
import type { Task, TaskOutcome } from './trainer.ts';

/** Tasks that no match waits for. */
const SPARE: ReadonlySet<Task['kind']> = new Set<Task['kind']>(['why', 'reply']);

export const isSpare = ({ kind }: Pick<Task, 'kind'>): boolean => SPARE.has(kind);

type Run = (task: Task, place: QueuePlace, calledOff?: AbortSignal) => Promise<TaskOutcome>;

/**
 * Runs what no match waits for one at a time, and only while nothing else is to be done. Where another task needs the
 * thread that it is on, it is called off and begun anew later.
 */
export function inSpareTime(
  run: Run,
  threads: number,
): (task: Task, place: QueuePlace) => Promise<TaskOutcome> {
  let urgent = 0;
  let current: AbortController | null = null;
  let waiting: (() => void)[] = [];

  function wake(): void {
    const all = waiting;
    waiting = [];
    for (const go of all) go();
  }

  async function atLeisure(task: Task, place: QueuePlace): Promise<TaskOutcome> {
    while (urgent > 0 || current !== null) await new Promise<void>((go) => waiting.push(go));
    const mine = new AbortController();
    current = mine;
    try {
      return await run(task, place, mine.signal);
    } catch (error) {
      if (!mine.signal.aborted) throw error;
    } finally {
      current = null;
      wake();
    }
    return atLeisure(task, place);
  }

  async function atOnce(task: Task, place: QueuePlace): Promise<TaskOutcome> {
    urgent++;
    if (urgent >= threads) current?.abort();
    try {
      return await run(task, place);
    } finally {
      urgent--;
      wake();
    }
  }

  return (task, place) => (isSpare(task) ? atLeisure(task, place) : atOnce(task, place));
}
