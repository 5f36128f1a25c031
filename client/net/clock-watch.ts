import type { Platform } from '../clock.ts';
import { vague, wasSet } from '../room/clock-offset.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Ask } from './timed-ask.ts';
import type { Wire } from './wire.ts';

/** How often the device's clock is looked at. */
const CLOCK_MILLIS = 1_000;

export interface ClockWatch {
  /** To be called before the device's clock is relied on. */
  look(): void;
  rest(): void;
}

/**
 * Notices that the device's clock was set, or that the device slept: what was known of the server's clock is a guess
 * then, and the connection may be dead. Both are found out by asking the server for the time.
 */
export function watchClock(platform: Platform, state: RoomState, wire: Wire, ask: Ask): ClockWatch {
  let drift = platform.now() - platform.steady();

  async function probe(): Promise<void> {
    if (!wire.socket.connected) return;
    const ack = await ask('clock:read', {});
    if (ack === null && wire.socket.connected) wire.renew();
  }

  function look(): void {
    const now = platform.now() - platform.steady();
    if (!wasSet(drift, now)) return;
    drift = now;
    state.offset.value = vague(state.offset.value);
    void probe();
  }

  const restClock = platform.every(CLOCK_MILLIS, look);
  const restWake = platform.onWake(() => void probe());
  return {
    look,
    rest() {
      restClock();
      restWake();
    },
  };
}
