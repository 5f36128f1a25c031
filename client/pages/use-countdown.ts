import { useEffect, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { remaining } from '../room/clock-offset.ts';
import type { RoomState } from '../room/room-state.ts';

/** Milliseconds left until a moment of the server's, a few times a second while there are any; 0 where there is none. */
export function useCountdown(state: RoomState, until: number | null): number {
  const { platform } = useApp();
  const [now, setNow] = useState(() => platform.now());
  const left = remaining(until, state.offset.value, now) ?? 0;
  const running = left > 0;
  useEffect(() => {
    setNow(platform.now());
    if (until === null) return;
    return platform.every(250, () => setNow(platform.now()));
  }, [until, running]);
  return left;
}
