import { useEffect, useRef, useState } from 'preact/hooks';
import type { OnProgress } from '../engine-worker/api.ts';
import type { Job } from '../engine-worker/engine.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';

/** One computation at a time: the next one, and leaving the page, cancel the one under way. */
export function useJob<T>(tell: { done(answer: T): void; fault(fault: Fault | null): void }): {
  readonly running: boolean;
  /** How far it has come, 0 … 1; null where nothing is known of it. */
  readonly share: number | null;
  /**
   * @param begin  called when the one before has been cancelled (a cancelled job takes its worker with it), with
   *   whom to tell how far it has come
   */
  start(begin: (onProgress: OnProgress) => Job<T>): void;
  cancel(): void;
} {
  const [running, setRunning] = useState(false);
  const [share, setShare] = useState<number | null>(null);
  const held = useRef<Job<T> | null>(null);
  const cancel = () => {
    held.current?.cancel();
    held.current = null;
    setRunning(false);
  };
  useEffect(() => () => held.current?.cancel(), []);

  return {
    running,
    share,
    cancel,
    start(begin) {
      held.current?.cancel();
      setShare(null);
      const job = begin((come) => setShare(come < 1 ? come : null));
      held.current = job;
      setRunning(true);
      tell.fault(null);
      job.result
        .then(tell.done, (error: unknown) => tell.fault(troubleIn(error)))
        .finally(() => {
          if (held.current === job) setRunning(false);
        });
    },
  };
}
