import { Queue, QueueEvents } from 'bullmq';
import { GameError } from '../../engine/errors.ts';
import type { RedisLink } from '../bus/redis.ts';
import { fetchAnswer, idOfTask, JOB_SECONDS, packTask, TASK_QUEUE, type TaskJob } from './queue.ts';
import { isSpare } from './spare-time.ts';
import type { Task, TaskOutcome, Trainer } from './trainer.ts';
import { trainerOf } from './trainer-of.ts';
import { type JobDone, recipeOf } from './worker-trainer.ts';

export interface QueueTrainer extends Trainer {
  /** Jobs that waited for a worker when one was last asked for. */
  waiting(): number;
  /** @throws when no worker is there */
  check(): Promise<void>;
}

/**
 * Trainings on whichever machines run workers (`npm run worker`). What several servers ask for is done once.
 *
 * @param limitMillis  what one task may take; those ahead of it in the queue count in its favour
 * @param count  told of every job that was waited for
 */
export function createQueueTrainer(
  link: RedisLink,
  limitMillis: number,
  count: (job: JobDone) => void,
  report: (error: unknown) => void,
): QueueTrainer {
  const queue = new Queue<TaskJob>(TASK_QUEUE, { connection: link.waiting() });
  const events = new QueueEvents(TASK_QUEUE, { connection: link.waiting() });
  let ahead = 0;
  queue.on('error', report);
  events.on('error', report);

  async function run(task: Task): Promise<TaskOutcome> {
    const id = idOfTask(task);
    const answer = (await fetchAnswer(link, id)) ?? (await done(task, id));
    if (answer?.ok) return answer.value;
    const what = `${task.kind} of ${task.scenario}, seed ${task.seed}`;
    if (answer) throw new GameError(answer.code, answer.message);
    throw new GameError('training-failed', `${what}: the answer is gone`);
  }

  async function done(task: Task, id: string) {
    const began = performance.now();
    ({ waiting: ahead = 0 } = (await queue.getJobCounts('waiting')) as { waiting?: number });
    try {
      const job = await queue.add(task.kind, packTask(task), {
        jobId: id,
        // Jobs without a priority come first.
        ...(isSpare(task) && { priority: 1 }),
        removeOnComplete: { age: JOB_SECONDS },
        removeOnFail: true,
      });
      await job.waitUntilFinished(events, limitMillis * (2 + ahead));
    } catch (cause) {
      const why = cause instanceof Error ? cause.message : String(cause);
      throw new GameError('training-failed', `${task.kind} of ${task.scenario}: ${why}`, { cause });
    }
    const answer = await fetchAnswer(link, id);
    const whole = (performance.now() - began) / 1_000;
    const tookSeconds = Math.min(whole, answer?.seconds ?? whole);
    const job = { kind: task.kind, recipe: recipeOf(task), ok: answer?.ok ?? false };
    count({ ...job, waitedSeconds: whole - tookSeconds, tookSeconds });
    return answer;
  }

  return {
    ...trainerOf(run),
    waiting: () => ahead,
    async check() {
      if ((await queue.getWorkersCount()) === 0) throw new Error('no worker is there: npm run worker');
    },
    async close() {
      await Promise.all([queue.close(), events.close()]);
    },
  };
}
