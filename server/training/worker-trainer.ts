import { Piscina } from 'piscina';
import { type ErrorCode, GameError } from '../../engine/errors.ts';
import type { PackFolders } from '../scenarios/pack-files.ts';
import { createFairQueue, NO_ROOM, type QueuePlace } from './fair-queue.ts';
import { openSharedFiles } from './shared-files.ts';
import { inSpareTime } from './spare-time.ts';
import type { Task, TaskOutcome, Trainer } from './trainer.ts';
import { trainerOf } from './trainer-of.ts';
import type { TaskAnswer, WorkerData, WorkerTask } from './worker.ts';

export interface WorkerTrainerOptions extends PackFolders, WorkerData {
  /** The compiled worker. */
  readonly workerFile: string;
  readonly threads: number;
  /** A task that takes longer is ended together with its worker. */
  readonly limitMillis: number;
  /** Heap of one worker; beyond it the worker ends, not the server. */
  readonly maxHeapMb: number;
  /** Told of every job that has ended. */
  done?(job: JobDone): void;
  /** Told of workers that died outside of a task. */
  report(error: unknown): void;
}

/** A job of a worker, as it is counted. */
export interface JobDone {
  readonly kind: string;
  /** The recipe of the attack, 'rows' for rows that were made elsewhere, '' where the job has none. */
  readonly recipe: string;
  readonly ok: boolean;
  readonly waitedSeconds: number;
  readonly tookSeconds: number;
}

export interface WorkerTrainer extends Trainer {
  /** Jobs that wait for a worker. */
  waiting(): number;
  /** @param place  nobody's when absent */
  run(task: Task, place?: QueuePlace): Promise<TaskOutcome>;
}

/** Failures inside a task that do not follow from the task alone. */
const PASSING: ReadonlySet<string> = new Set<ErrorCode>(['training-failed', 'out-of-memory', 'bad-file']);

/**
 * The pool loads a worker's file by `require` and, where that is refused, by `import`. Node crashes the whole process
 * when a thread is ended while it is inside a `require` of an ES module; an `import` can be ended at any time.
 */
const WORKER_FLAGS = ['--no-experimental-require-module'];

/**
 * What a worker has just made, MB: most of its memory is large arrays, which are no part of that, and three times as much
 * by default makes no task faster.
 */
const YOUNG_MB = 6;

/** Trainings at a time: on all cores where workers give way to the server's thread (worker.ts), else one is left to it. */
export const trainingThreads = (platform: NodeJS.Platform, cores: number): number =>
  platform === 'linux' ? cores : Math.max(1, cores - 1);

/** Trainings in worker threads. */
export function createWorkerTrainer(options: WorkerTrainerOptions): WorkerTrainer {
  const { workerFile, wasmFile, packsDir, ownPacksDir, threads, limitMillis, maxHeapMb, report } = options;
  const filesOf = openSharedFiles({ packsDir, ownPacksDir });
  const pool = new Piscina<WorkerTask, TaskAnswer>({
    filename: workerFile,
    name: 'run',
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: 60_000,
    workerData: { wasmFile } satisfies WorkerData,
    execArgv: WORKER_FLAGS,
    resourceLimits: { maxOldGenerationSizeMb: maxHeapMb, maxYoungGenerationSizeMb: YOUNG_MB },
  });
  pool.on('error', report);

  const queue = createFairQueue(() => threads);

  const inTime = inSpareTime((task, place, calledOff) => {
    const asked = performance.now();
    return queue.run(place, () => runNow(task, (performance.now() - asked) / 1_000, calledOff));
  }, threads);
  const run = (task: Task, place: QueuePlace = NO_ROOM) => inTime(task, place);

  async function runNow(task: Task, waitedSeconds: number, calledOff?: AbortSignal): Promise<TaskOutcome> {
    const began = performance.now();
    let took: number | null = null;
    let ok = false;
    const watchdog = new AbortController();
    const signal = calledOff ? AbortSignal.any([watchdog.signal, calledOff]) : watchdog.signal;
    const timer = setTimeout(() => watchdog.abort(), limitMillis);
    const failed = (code: ErrorCode, why: string, cause?: unknown) =>
      new GameError(code, `${task.kind} of ${task.scenario}, seed ${task.seed}: ${why}`, { cause });
    try {
      const files = await filesOf(task.scenario).catch((cause: unknown) => {
        throw failed('training-failed', 'the prepared data cannot be read', cause);
      });
      const answer = await pool.run({ ...task, files }, { signal });
      took = answer.seconds;
      ok = answer.ok;
      if (answer.ok) return answer.value;
      const code = PASSING.has(answer.code) ? 'training-failed' : 'training-impossible';
      throw failed(code, `${answer.code}: ${answer.message}`);
    } catch (error) {
      if (error instanceof GameError) throw error;
      throw failed(
        'training-failed',
        watchdog.signal.aborted ? `took longer than ${limitMillis} ms` : 'the worker died',
        error,
      );
    } finally {
      clearTimeout(timer);
      const tookSeconds = took ?? (performance.now() - began) / 1_000;
      options.done?.({ kind: task.kind, recipe: recipeOf(task), ok, waitedSeconds, tookSeconds });
    }
  }

  return {
    ...trainerOf(run),
    run,
    waiting: queue.waiting,
    close() {
      queue.close(new GameError('training-failed', 'the server is stopping'));
      return pool.destroy();
    },
  };
}

/** The recipe of a task's attack, as it is counted. */
export function recipeOf(task: Task): string {
  if (!('attackPlan' in task)) return '';
  return 'attack' in task.attackPlan ? task.attackPlan.attack.id : 'rows';
}
