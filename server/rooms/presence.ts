import type { Present } from '../../engine/match/settle.ts';
import type { ServerClock } from './clock.ts';

/** Somebody whose connection is lost counts as connected for this long: pages reload, phones change networks. */
const GRACE_MILLIS = 15_000;

/** Who is connected, and who counts as connected. */
export interface Presence {
  /** Seats with a live connection. */
  readonly connected: ReadonlySet<string>;
  /** Time of a message there and back, by seat. */
  readonly lagMillis: ReadonlyMap<string, number>;
  /** Seats that count as connected now. */
  present(): Present;
  /** Notes whether somebody is connected on a seat; false when that is no news. */
  set(seat: string, connected: boolean): boolean;
  /** Notes how long a message to a seat and back took. */
  setLag(seat: string, millis: number): void;
  close(): void;
}

/**
 * @param seats  who counts as connected at the start: a server that has just begun does not know who was there
 * @param gone  told when a seat counts as connected no longer
 */
export function createPresence(clock: ServerClock, seats: readonly string[], gone: () => void): Presence {
  const connected = new Set<string>();
  const lagMillis = new Map<string, number>();
  const leaving = new Map<string, () => void>();

  function forgive(seat: string): void {
    leaving.get(seat)?.();
    leaving.set(
      seat,
      clock.after(GRACE_MILLIS, () => {
        leaving.delete(seat);
        gone();
      }),
    );
  }
  for (const seat of seats) forgive(seat);

  return {
    connected,
    lagMillis,
    present: () => new Set([...connected, ...leaving.keys()]),
    set(seat, isConnected) {
      if (connected.has(seat) === isConnected) return false;
      if (isConnected) {
        connected.add(seat);
        leaving.get(seat)?.();
        leaving.delete(seat);
      } else {
        connected.delete(seat);
        lagMillis.delete(seat);
        forgive(seat);
      }
      return true;
    },
    setLag: (seat, millis) => void lagMillis.set(seat, millis),
    close() {
      for (const callOff of leaving.values()) callOff();
      leaving.clear();
    },
  };
}
