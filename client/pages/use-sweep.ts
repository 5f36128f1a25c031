import { useEffect, useRef, useState } from 'preact/hooks';
import type { RoundSummary } from '../../engine/round/result.ts';
import { useApp } from '../app-context.ts';
import type { PlayedRound } from '../engine-worker/api.ts';
import type { Job } from '../engine-worker/engine.ts';
import { type SweptNumber, sweptValues } from '../forms/sweep.ts';
import { type LabState, writeLab } from '../links/lab-link.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';
import { labAttackOf, labDefencePlan, labRoundOf } from './lab-plans.ts';

/** Values of a sweep, from end to end. */
const VALUES = 7;

export interface SweepPoint {
  readonly value: number;
  readonly seed: number;
  readonly summary: RoundSummary;
}

export interface Sweep {
  readonly points: readonly SweepPoint[];
  /** The number that was swept last; null before the first sweep. */
  readonly swept: SweptNumber | null;
  /** The settings around it, as a link. */
  readonly written: string;
  readonly running: boolean;
  /** 0 … 1. */
  readonly share: number;
  readonly fault: Fault | null;
  readonly start: (swept: SweptNumber, state: LabState, seeds: number) => void;
  readonly cancel: () => void;
}

/** Plays the settings at values from one end of a number to the other, each on several seeds, the first values first. */
export function useSweep(): Sweep {
  const { workbench } = useApp();
  const [points, setPoints] = useState<readonly SweepPoint[]>([]);
  const [of, setOf] = useState<{ readonly swept: SweptNumber; readonly written: string } | null>(null);
  const [progress, setProgress] = useState<{ readonly done: number; readonly all: number } | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const job = useRef<Job<PlayedRound> | null>(null);
  const stop = useRef(() => {});
  useEffect(() => () => stop.current(), []);

  function start(swept: SweptNumber, state: LabState, seeds: number): void {
    stop.current();
    let gone = false;
    const plays = Array.from({ length: seeds }, (_, k) => (state.seed + k) % 0x100000000).flatMap((seed) =>
      sweptValues(swept, VALUES).map((value) => ({ seed, value })),
    );
    setPoints([]);
    setFault(null);
    setOf({ swept, written: writeLab(state) });
    stop.current = () => {
      gone = true;
      setProgress(null);
    };
    const go = async () => {
      for (const [done, { seed, value }] of plays.entries()) {
        setProgress({ done, all: plays.length });
        const at = swept.at(value);
        job.current = workbench.play({ ...labRoundOf(at), seed }, labAttackOf(at), labDefencePlan(at));
        const { summary } = await job.current.result;
        if (gone) return;
        setPoints((before) => [...before, { value, seed, summary }]);
      }
      setProgress(null);
    };
    go().catch((error: unknown) => {
      if (gone) return;
      setProgress(null);
      setFault(troubleIn(error));
    });
  }

  return {
    points,
    swept: of?.swept ?? null,
    written: of?.written ?? '',
    running: progress !== null,
    share: progress ? progress.done / progress.all : 0,
    fault,
    start,
    cancel() {
      stop.current();
      job.current?.cancel();
    },
  };
}
