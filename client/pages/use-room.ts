import { useEffect, useMemo, useState } from 'preact/hooks';
import { useApp } from '../app-context.ts';
import { connectRoom, type RoomLink } from '../net/room-link.ts';
import { remaining } from '../room/clock-offset.ts';
import { createRoomState, type RoomState } from '../room/room-state.ts';

export interface RoomHandle {
  readonly code: string;
  readonly as: 'player' | 'host' | 'watch';
  readonly state: RoomState;
  readonly link: RoomLink;
}

/** Connects to a room for as long as the page is there. */
export function useRoom(code: string, as: 'player' | 'host' | 'watch'): RoomHandle {
  const { platform, page, seats, server } = useApp();
  const room = useMemo(() => {
    const state = createRoomState();
    return { code, as, state, link: connectRoom({ code, page, as, state, seats, platform, server }) };
  }, [code, as]);
  useEffect(() => () => room.link.close(), [room]);
  return room;
}

/** Milliseconds left of the phase by the server's clock, four times a second; null when none runs. */
export function useTimeLeft(state: RoomState): number | null {
  const { platform } = useApp();
  const [now, setNow] = useState(() => platform.now());
  useEffect(() => platform.every(250, () => setNow(platform.now())), []);
  const view = state.feed.value.view;
  if (!view) return null;
  return view.pausedWithMillis ?? remaining(view.endsAt, state.offset.value, now);
}
