import { useEffect, useRef, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import type { Job } from '../engine-worker/engine.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';

/** A change is computed once nothing more has changed for this long. */
const SETTLE_MILLIS = 150;

/**
 * Computes for what was asked last: while a computation is under way, the newest question waits, and those in between
 * are never computed. Nothing is cancelled but by leaving the page.
 */
export function useLatest<T>(tell: { done(answer: T): void; fault(fault: Fault): void }): {
  readonly running: boolean;
  ask(begin: () => Job<T>): void;
  /** Forgets what is under way and what waits. */
  drop(): void;
} {
  const { platform } = useApp();
  const [running, setRunning] = useState(false);
  const held = useRef<{ job: Job<T> | null; waiting: (() => Job<T>) | null }>({ job: null, waiting: null });
  const callOff = useRef(() => {});
  const latest = useRef(tell);
  latest.current = tell;

  function drop(): void {
    callOff.current();
    held.current.job?.cancel();
    held.current = { job: null, waiting: null };
    setRunning(false);
  }
  useEffect(() => drop, []);

  function go(): void {
    const begin = held.current.waiting;
    if (held.current.job || !begin) return;
    const job = begin();
    held.current = { job, waiting: null };
    setRunning(true);
    const isMine = () => held.current.job === job;
    job.result
      .then(
        (answer) => isMine() && latest.current.done(answer),
        (error: unknown) => isMine() && latest.current.fault(troubleIn(error)),
      )
      .finally(() => {
        if (!isMine()) return;
        held.current = { ...held.current, job: null };
        setRunning(false);
        go();
      });
  }

  return {
    running,
    ask(begin) {
      held.current = { ...held.current, waiting: begin };
      callOff.current();
      callOff.current = platform.after(SETTLE_MILLIS, go);
    },
    drop,
  };
}
