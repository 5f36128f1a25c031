import { useEffect, useState } from 'preact/hooks';
import type { Explanation } from '../../contract/explanation.ts';
import { useApp } from '../app-context.ts';
import { boutExplanation } from '../net/room-requests.ts';

/** Between two questions while the server is at work, and after one that came to nothing. */
const AGAIN_MILLIS = 1_500;
const LATER_MILLIS = 5_000;

/** How far the server has come with the explanation of a bout; null until it has said so. @param bout  null for none */
export function useExplanation(code: string, bout: string | null, token: string | null): Explanation | null {
  const { platform } = useApp();
  const [held, setHeld] = useState<{ readonly bout: string; readonly told: Explanation } | null>(null);
  useEffect(() => {
    if (bout === null) return;
    let gone = false;
    let callOff = () => {};
    const later = (millis: number) => {
      if (!gone) callOff = platform.after(millis, ask);
    };
    const ask = () => {
      boutExplanation(code, bout, token).then(
        (told) => {
          if (gone) return;
          setHeld({ bout, told });
          const states = [told.why.state, told.replies.state];
          if (states.includes('working')) later(AGAIN_MILLIS);
          else if (states.includes('unasked')) later(LATER_MILLIS); // it may come to the large stage
        },
        () => later(LATER_MILLIS),
      );
    };
    ask();
    return () => {
      gone = true;
      callOff();
    };
  }, [code, bout, token]);
  return held?.bout === bout ? held.told : null;
}
