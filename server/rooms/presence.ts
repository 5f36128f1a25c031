import type { Present } from '../../engine/match/settle.ts';
import type { ServerClock } from './clock.ts';

/** Somebody whose connection is lost counts as connected for this long: pages reload, phones change networks. */
const GRACE_MILLIS = 15_000;
/** What this server calls itself among those that somebody is connected to. */
const HERE = 'here';

/** Who is connected, here or to another server, and who counts as connected. */
export interface Presence {
  /** Seats with a live connection. */
  readonly connected: ReadonlySet<string>;
  /** Time of a message there and back, by seat. */
  readonly lagMillis: ReadonlyMap<string, number>;
  /** Seats that count as connected now. */
  present(): Present;
  /** Seats with a live connection to this server. */
  here(): readonly string[];
  /** Notes whether somebody is connected on a seat, to this server or to the one called; false when that is no news. */
  set(seat: string, connected: boolean, server?: string): boolean;
  /** Notes all seats that are connected to another server; false when that is no news. */
  setAll(server: string, seats: readonly string[]): boolean;
  /** Notes how long a message to a seat and back took. */
  setLag(seat: string, millis: number): void;
  close(): void;
}

/**
 * @param seats  who counts as connected at the start: a server that has just begun does not know who was there
 * @param gone  told when a seat counts as connected no longer
 */
export function createPresence(clock: ServerClock, seats: readonly string[], gone: () => void): Presence {
  const servers = new Map<string, ReadonlySet<string>>(); // by seat
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

  const seatsAt = (server: string) => [...servers].filter(([, at]) => at.has(server)).map(([seat]) => seat);

  function set(seat: string, isConnected: boolean, server = HERE): boolean {
    const before = servers.get(seat) ?? new Set();
    if (before.has(server) === isConnected) return false;
    const at = new Set(isConnected ? [...before, server] : [...before].filter((each) => each !== server));
    servers.set(seat, at);
    if (at.size > 0) {
      connected.add(seat);
      leaving.get(seat)?.();
      leaving.delete(seat);
    } else {
      servers.delete(seat);
      connected.delete(seat);
      lagMillis.delete(seat);
      forgive(seat);
    }
    return true;
  }

  return {
    connected,
    lagMillis,
    present: () => new Set([...connected, ...leaving.keys()]),
    here: () => seatsAt(HERE),
    set,
    setAll(server, there) {
      const gone = seatsAt(server).filter((seat) => !there.includes(seat));
      const news = [
        ...gone.map((seat) => set(seat, false, server)),
        ...there.map((seat) => set(seat, true, server)),
      ];
      return news.includes(true);
    },
    setLag: (seat, millis) => void lagMillis.set(seat, millis),
    close() {
      for (const callOff of leaving.values()) callOff();
      leaving.clear();
    },
  };
}
