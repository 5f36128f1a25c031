import { useState } from 'preact/hooks';
import type { Ack } from '../../contract/messages.ts';
import type { Fault } from '../room/room-state.ts';
import { troubleOf } from '../room/trouble.ts';

/** Commands of a page, and what the last one was refused for. */
export function useAct(): {
  readonly fault: Fault | null;
  readonly dismiss: () => void;
  /** Waits for the answer to a command. */
  readonly act: (sent: Promise<Ack>) => Promise<void>;
} {
  const [fault, setFault] = useState<Fault | null>(null);
  return {
    fault,
    dismiss: () => setFault(null),
    async act(sent) {
      const ack = await sent;
      setFault(ack.ok ? null : { trouble: troubleOf(ack.code), detail: ack.detail ?? '' });
    },
  };
}
