import { Queue, QueueEvents } from 'bullmq';
import { GameError } from '../../engine/errors.ts';
import type { RedisLink } from '../bus/redis.ts';
import { createFairQueue, type QueuePlace, RANKS } from './fair-queue.ts';
import { coresIn, fetchAnswer, idOfTask, JOB_SECONDS, packTask, TASK_QUEUE, type TaskJob } from './queue.ts';
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

/** How often the workers are counted while there is work. */
const COUNT_MILLIS = 2_000;

/**
 * Trainings on whichever machines run workers (`npm run worker`). What several servers ask for is done once. A server
 * hands over as many tasks as the workers do at a time; the others wait with it for their rooms' turns.
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

  let cores = 1;
  let counted = Number.NEGATIVE_INFINITY;
  const fair = createFairQueue(() => cores);

  async function countCores(): Promise<void> {
    if (performance.now() - counted < COUNT_MILLIS) return;
    counted = performance.now();
    const workers = await queue.getWorkers();
    cores = Math.max(
      1,
      workers.reduce((sum, { rawname = '' }) => sum + coresIn(rawname), 0),
    );
  }

  async function run(task: Task, place: QueuePlace): Promise<TaskOutcome> {
    const id = idOfTask(task);
    const asked = performance.now();
    await countCores().catch(report);
    const answer =
      (await fetchAnswer(link, id)) ?? (await fair.run(place, () => done(task, id, place, asked)));
    if (answer?.ok) return answer.value;
    const what = `${task.kind} of ${task.scenario}, seed ${task.seed}`;
    if (answer) throw new GameError(answer.code, answer.message);
    throw new GameError('training-failed', `${what}: the answer is gone`);
  }

  /** @param asked  when the task was asked for: since then it has waited for its turn */
  async function done(task: Task, id: string, { rank }: QueuePlace, asked: number) {
    ({ waiting: ahead = 0 } = (await queue.getJobCounts('waiting')) as { waiting?: number });
    try {
      const job = await queue.add(task.kind, packTask(task), {
        jobId: id,
        priority: RANKS.indexOf(rank),
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
    const whole = (performance.now() - asked) / 1_000;
    const tookSeconds = Math.min(whole, answer?.seconds ?? whole);
    const job = { kind: task.kind, recipe: recipeOf(task), ok: answer?.ok ?? false };
    count({ ...job, waitedSeconds: whole - tookSeconds, tookSeconds });
    return answer;
  }

  return {
    ...trainerOf(run),
    waiting: () => ahead + fair.waiting(),
    async check() {
      if ((await queue.getWorkersCount()) === 0) throw new Error('no worker is there: npm run worker');
    },
    async close() {
      fair.close(new GameError('training-failed', 'the server is stopping'));
      await Promise.all([queue.close(), events.close()]);
    },
  };
}
