/** The body of a training worker: one core for its lifetime, one task at a time. */
import { setPriority } from 'node:os';
import { workerData } from 'node:worker_threads';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import type { WellFiles } from '../../engine/round/draw-well.ts';
import { openBench } from './bench.ts';
import { runTask } from './tasks.ts';
import type { Task, TaskOutcome } from './trainer.ts';

/** What a worker is started with. */
export interface WorkerData {
  readonly wasmFile: string;
}

/** A task with the prepared data of its scenario, in memory that all workers share. */
export type WorkerTask = Task & { readonly files: WellFiles };

/** Errors lose their class and their code between threads, so they travel as plain data. */
export type TaskAnswer =
  | { readonly ok: true; readonly seconds: number; readonly value: TaskOutcome }
  | { readonly ok: false; readonly seconds: number; readonly code: ErrorCode; readonly message: string };

// Linux gives every thread a priority of its own: the server's thread, which answers people, goes first.
if (process.platform === 'linux') setPriority(10);

const bench = openBench(workerData as WorkerData);
/** The same bytes in every task of a scenario: what is read out of them is kept with the first of them. */
const held = new Map<string, WellFiles>();

function heldFiles(scenario: string, files: WellFiles): WellFiles {
  const known = held.get(scenario);
  if (known) return known;
  if (files.pack) held.set(scenario, files);
  return files;
}

export async function run({ files, ...task }: WorkerTask): Promise<TaskAnswer> {
  const began = performance.now();
  const seconds = () => (performance.now() - began) / 1_000;
  try {
    const value = await runTask(await bench, heldFiles(task.scenario, files), task);
    return { ok: true, seconds: seconds(), value };
  } catch (error) {
    if (error instanceof GameError)
      return { ok: false, seconds: seconds(), code: error.code, message: error.message };
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { ok: false, seconds: seconds(), code: 'internal', message };
  }
}
