import { useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';

/** A plan on its way, and what was wrong: with that, or with trying the plan out. */
export interface HandIn<Plan> {
  readonly sending: boolean;
  readonly fault: Fault | null;
  readonly setFault: (fault: Fault | null) => void;
  readonly send: (plan: Plan) => Promise<void>;
}

export function useCommit<Plan>(commit: (plan: Plan) => Promise<Ack>): HandIn<Plan> {
  const [sending, setSending] = useState(false);
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    sending,
    fault,
    setFault,
    async send(plan) {
      setSending(true);
      const ack = await commit(plan);
      setSending(false);
      setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });
    },
  };
}
