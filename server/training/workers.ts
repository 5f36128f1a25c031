import type { PackFolders } from '../scenarios/pack-files.ts';
import {
  createWorkerTrainer,
  type JobDone,
  type WorkerTrainer,
  type WorkerTrainerOptions,
} from './worker-trainer.ts';

/** What one task may take. */
export const TASK_LIMITS = { millis: 60_000, heapMb: 512 } as const;

/** Trainings in `threads` threads of this process, within the limits of a task. */
export function openWorkers(
  files: PackFolders & Pick<WorkerTrainerOptions, 'wasmFile' | 'workerFile'>,
  threads: number,
  done: (job: JobDone) => void,
  report: (error: unknown) => void,
): WorkerTrainer {
  const { wasmFile, packsDir, ownPacksDir, workerFile } = files;
  const { millis: limitMillis, heapMb: maxHeapMb } = TASK_LIMITS;
  return createWorkerTrainer({
    ...{ wasmFile, packsDir, ownPacksDir, workerFile, threads, limitMillis, maxHeapMb, done, report },
  });
}
