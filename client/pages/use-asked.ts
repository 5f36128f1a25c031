import { useEffect, useState } from 'preact/hooks';
import type { Job } from '../engine-worker/engine.ts';
import { troubleIn } from '../net/asking.ts';
import type { Fault } from '../room/room-state.ts';

/** Something that is worked out once for a file, as far as it is known. */
export interface Found<T> {
  readonly answer: T | null;
  readonly running: boolean;
  readonly fault: Fault | null;
}

/** Asks once the file is there, and again for another file. */
export function useAsked<T>(file: Uint8Array | null, ask: (file: Uint8Array) => Job<T>): Found<T> {
  const [found, setFound] = useState<Found<T>>({ answer: null, running: true, fault: null });
  useEffect(() => {
    if (!file) return;
    let gone = false;
    setFound({ answer: null, running: true, fault: null });
    ask(file).result.then(
      (answer) => gone || setFound({ answer, running: false, fault: null }),
      (error: unknown) => gone || setFound({ answer: null, running: false, fault: troubleIn(error) }),
    );
    return () => {
      gone = true;
    };
  }, [file]);
  return found;
}
