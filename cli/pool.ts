import { availableParallelism } from 'node:os';
import { MessageChannel } from 'node:worker_threads';
import { Piscina } from 'piscina';
import { GameError, RemarkError } from '../engine/errors.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Answer } from './tasks.ts';

/** Threads with a core of the engine each; the main thread stays free for progress and Ctrl-C. */
export interface Pool {
  readonly workers: number;
  /** Runs the function of worker.ts called `name`; done when its last report has arrived as well. */
  run<T, Report>(name: string, task: object, onReport: (report: Report) => void): Promise<T>;
}

/**
 * A pool for as long as `work` runs. Ctrl-C ends the threads, in the middle of a training if need be.
 *
 * @param tasks    how many there will be at once
 * @param explain  what is said after Ctrl-C
 */
export async function withPool<T>(
  tasks: number,
  explain: () => string,
  work: (pool: Pool) => Promise<T>,
): Promise<T> {
  const workers = Math.max(1, Math.min(tasks, availableParallelism()));
  const piscina = new Piscina({
    filename: new URL('./worker.js', import.meta.url).href,
    // A thread may be ended while it loads, which Node survives in an `import` and not in a `require`.
    execArgv: ['--no-experimental-require-module'],
    atomics: 'disabled', // a thread that waits on an atomic cannot close the port of its last task
    minThreads: workers,
    maxThreads: workers,
  });
  const run = async <R, Report>(
    name: string,
    task: object,
    onReport: (report: Report) => void,
  ): Promise<R> => {
    const { port1, port2 } = new MessageChannel();
    port1.on('message', onReport);
    const closed = new Promise((resolve) => port1.once('close', resolve));
    try {
      const answer: Answer<R> = await piscina.run({ port: port2, task }, { name, transferList: [port2] });
      await closed;
      if ('refused' in answer) {
        const { code, message, remark } = answer.refused;
        throw remark ? new RemarkError(code, message, remark) : new GameError(code, message);
      }
      return answer.result;
    } finally {
      port1.close();
    }
  };
  try {
    return await untilInterrupted(work({ workers, run }), () => piscina.destroy(), explain);
  } finally {
    await piscina.destroy();
  }
}
