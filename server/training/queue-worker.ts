import { Worker } from 'bullmq';
import { GameError } from '../../engine/errors.ts';
import type { RedisLink } from '../bus/redis.ts';
import { keepAnswer, nameOfWorker, TASK_QUEUE, type TaskJob, unpackTask } from './queue.ts';
import type { Task, TaskOutcome } from './trainer.ts';
import type { TaskAnswer } from './worker.ts';

/** A job whose worker says nothing for this long is given to another one. */
const LOCK_MILLIS = 5_000;
const STALLED_MILLIS = 2_000;
/** Workers that one job may take down with it before it is given up. */
const MOST_STALLS = 2;

/**
 * Takes tasks from the queue, `cores` at a time, and keeps their answers for those who asked.
 *
 * @param run  does one task; what it refuses for good is an answer too, any other failure is the job's
 */
export async function workOnQueue(
  link: RedisLink,
  cores: number,
  run: (task: Task) => Promise<TaskOutcome>,
  report: (error: unknown) => void,
): Promise<{ close(): Promise<void> }> {
  const worker = new Worker<TaskJob>(
    TASK_QUEUE,
    async ({ id = '', data }) => keepAnswer(link, id, await answerOf(run(unpackTask(data)))),
    {
      connection: link.waiting(),
      name: nameOfWorker(cores),
      concurrency: cores,
      lockDuration: LOCK_MILLIS,
      stalledInterval: STALLED_MILLIS,
      maxStalledCount: MOST_STALLS,
    },
  );
  worker.on('error', report);
  await worker.waitUntilReady();
  // What is under way is not waited for: another worker begins it anew when the lock on it ends.
  return { close: () => worker.close(true) };
}

async function answerOf(outcome: Promise<TaskOutcome>): Promise<TaskAnswer> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  try {
    return { ok: true, value: await outcome, seconds: seconds() };
  } catch (error) {
    if (!(error instanceof GameError) || error.code !== 'training-impossible') throw error;
    return { ok: false, code: error.code, message: error.message, seconds: seconds() };
  }
}
