import { createHash } from 'node:crypto';
import { deserialize, serialize } from 'node:v8';
import type { RedisLink } from '../bus/redis.ts';
import type { Task, TaskOutcome } from './trainer.ts';
import type { TaskAnswer } from './worker.ts';

/** The queue of tasks in Redis. */
export const TASK_QUEUE = 'well-tasks';
/** How long an answer can be fetched; a job is remembered for less, so that what is asked for again is there or done again. */
export const ANSWER_SECONDS = 300;
export const JOB_SECONDS = 200;

/** A worker is called by how many tasks it does at a time, so that servers know how many to hand over. */
export const nameOfWorker = (cores: number): string => `cores-${cores}`;

/** Tasks that a worker does at a time, by the name of its connection; one where it does not say. */
export const coresIn = (name: string): number => Number(/cores-(\d+)$/.exec(name)?.[1] ?? 1);

/** A job's payload: a task as V8 writes it, base64. */
export interface TaskJob {
  readonly task: string;
}

export const packTask = (task: Task): TaskJob => ({ task: Buffer.from(serialize(task)).toString('base64') });
export const unpackTask = ({ task }: TaskJob): Task => deserialize(Buffer.from(task, 'base64')) as Task;

/** A task's name: of servers that ask for the same, the first has it done for all. */
export function idOfTask(task: Task): string {
  const files = 'rows' in task ? (task.rows ?? []) : [];
  const rows = files.map((file) => createHash('sha256').update(file).digest('hex'));
  return createHash('sha256')
    .update(JSON.stringify({ ...task, rows }))
    .digest('hex');
}

const keyOf = (id: string) => `well:answer:${id}`;

export async function keepAnswer({ commands }: RedisLink, id: string, answer: TaskAnswer): Promise<void> {
  await commands.set(keyOf(id), serialize(answer), 'EX', ANSWER_SECONDS);
}

/** Null where there is none. */
export async function fetchAnswer({ commands }: RedisLink, id: string): Promise<TaskAnswer | null> {
  const bytes = await commands.getBuffer(keyOf(id));
  return bytes === null ? null : plain(deserialize(bytes) as TaskAnswer);
}

/** V8 gives views into one large buffer; each file gets bytes of its own, so that one that is kept does not keep all. */
function plain(answer: TaskAnswer): TaskAnswer {
  return answer.ok ? { ...answer, value: structuredClone(answer.value) as TaskOutcome } : answer;
}
