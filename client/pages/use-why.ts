import { useState } from 'preact/hooks';
import type { BoutRecord } from '../../engine/match/views.ts';
import type { Replies } from '../../instrument/replies.ts';
import { useApp } from '../app-context.ts';
import type { ShownWhy } from '../engine-worker/explain-jobs.ts';
import type { Fault } from '../room/room-state.ts';
import { useJob } from './use-job.ts';
import type { CheckedRound } from './use-replay.ts';

type Job = Omit<ReturnType<typeof useJob>, 'start'> & { start(): void };

/** What a bout that is over can be asked; answered in this browser. */
export interface WhyUse {
  /** Undefined until asked; null where no model was trained. */
  readonly why: ShownWhy | null | undefined;
  readonly replies: Replies | null;
  readonly fault: Fault | null;
  readonly asking: Job;
  readonly trying: Job;
}

export function useWhy(record: BoutRecord, { rows, clean }: Pick<CheckedRound, 'rows' | 'clean'>): WhyUse {
  const { workbench } = useApp();
  const [why, setWhy] = useState<ShownWhy | null>();
  const [replies, setReplies] = useState<Replies | null>(null);
  const [fault, setFault] = useState<Fault | null>(null);
  const asking = useJob<ShownWhy | null>({ done: setWhy, fault: setFault });
  const trying = useJob<Replies>({ done: setReplies, fault: setFault });
  return {
    why,
    replies,
    fault,
    asking: { ...asking, start: () => asking.start(() => workbench.why(record, rows, clean)) },
    trying: {
      ...trying,
      start: () => trying.start((onProgress) => workbench.replies(record, rows, clean, onProgress)),
    },
  };
}
