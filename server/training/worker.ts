/** The body of a training worker: one core for its lifetime, one task at a time. */
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import { type BenchFiles, openBench } from './bench.ts';
import { runTask } from './tasks.ts';
import type { Task, TaskOutcome } from './trainer.ts';

/** Errors lose their class and their code between threads, so they travel as plain data. */
export type TaskAnswer =
  | { readonly ok: true; readonly seconds: number; readonly value: TaskOutcome }
  | { readonly ok: false; readonly seconds: number; readonly code: ErrorCode; readonly message: string };

// Linux gives every thread a priority of its own: the server's thread, which answers people, goes first.
if (process.platform === 'linux') setPriority(10);

const bench = openBench(workerData as BenchFiles);

export async function run(task: Task): Promise<TaskAnswer> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  try {
    const value = await runTask(await bench, task);
    return { ok: true, seconds: seconds(), value };
  } catch (error) {
    if (error instanceof GameError)
      return { ok: false, seconds: seconds(), code: error.code, message: error.message };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, seconds: seconds(), code: 'internal', message };
  }
}
