import { useEffect, useState } from 'preact/hooks';
import type { LabRun } from './use-lab.ts';

/** Rounds that are remembered, at most. */
const MOST = 12;

/** The rounds of the Lab that have been played on this page, the newest first. */
export interface LabRuns {
  readonly runs: readonly LabRun[];
  /** The one that is shown beside the newest. */
  readonly beside: LabRun | null;
  readonly setBeside: (run: LabRun | null) => void;
}

export function useLabRuns(run: LabRun | null): LabRuns {
  const [runs, setRuns] = useState<readonly LabRun[]>([]);
  const [beside, setBeside] = useState<LabRun | null>(null);
  useEffect(() => {
    if (!run) return;
    setRuns((before) => [run, ...before.filter(({ written }) => written !== run.written)].slice(0, MOST));
  }, [run]);
  return { runs, beside, setBeside };
}
