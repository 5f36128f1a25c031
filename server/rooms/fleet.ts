import type { Bus } from '../bus/bus.ts';
import { LEASE_BEAT_MILLIS, LEASE_MILLIS, type Leases } from '../bus/leases.ts';
import type { ServerClock } from './clock.ts';
import type { Room } from './room.ts';

/** What a server has in common with others on the same store; a server that is the only one has nothing to do with it. */
export interface FleetParts {
  readonly bus: Bus;
  readonly leases: Leases;
}

interface Fleet {
  /** Whether this server keeps the clock of a room that it has just opened. */
  takes(room: string): Promise<boolean>;
  /** Which of the rooms nobody keeps the clock of: this server does from now on. */
  free(rooms: readonly string[]): Promise<readonly string[]>;
  leave(room: string): void;
  close(): Promise<void>;
}

/** A server that says nothing for this long is gone. */
const SILENCE_MILLIS = LEASE_MILLIS + LEASE_BEAT_MILLIS / 2;

/**
 * Keeps this server's part among the others: renews the leases on its rooms and asks for those that others have, hears
 * what others say, and takes over the rooms of a server that is gone.
 *
 * @param rooms  the rooms in memory
 * @param adopt  opens the rooms that nobody keeps the clock of
 */
export function joinFleet(
  { bus, leases }: FleetParts,
  {
    rooms,
    adopt,
    clock,
    report,
  }: {
    rooms(): Iterable<Room>;
    adopt(): Promise<unknown>;
    readonly clock: ServerClock;
    report(error: unknown): void;
  },
): Fleet {
  const heard = new Map<string, number>(); // servers, and when they last said something
  let closed = false;
  let callOff = () => {};

  /** Where nobody can tell who has a lease, everybody keeps the clock: the store takes one of them. */
  const takes = (room: string) => leases.hold(room).catch(() => null);

  async function renew(room: Room): Promise<void> {
    const held = await takes(room.code);
    if (closed) return;
    if (held === null) await room.neighbours.catchUp(); // nobody can say what is new
    await room.neighbours.keep(held ?? true);
  }

  async function beat(): Promise<void> {
    bus.publish({ kind: 'alive' });
    await Promise.all([...rooms()].map((room) => renew(room).catch(report)));
    const now = clock.now();
    const gone = [...heard].filter(([, at]) => now - at > SILENCE_MILLIS).map(([server]) => server);
    for (const server of gone) lose(server);
  }

  function lose(server: string): void {
    heard.delete(server);
    for (const room of rooms()) room.neighbours.lost(server);
    adopt().catch(report);
  }

  function next(): void {
    callOff = clock.after(LEASE_BEAT_MILLIS, () => {
      beat()
        .catch(report)
        .finally(() => {
          if (!closed) next();
        });
    });
  }

  if (bus.shared) {
    bus.publish({ kind: 'alive' });
    next();
  }
  bus.listen((message, from) => {
    if (closed) return;
    heard.set(from, clock.now());
    if (message.kind === 'bye') return lose(from);
    if (message.kind === 'alive') return;
    for (const room of rooms()) if (room.code === message.room) room.neighbours.hear(message, from);
  });

  return {
    takes: async (room) => (await takes(room)) ?? true,
    async free(codes) {
      const held = await Promise.all(codes.map(takes));
      return codes.filter((_, i) => held[i] ?? true);
    },
    leave: (room) => void leases.release(room).catch(report),
    async close() {
      closed = true;
      callOff();
      await Promise.all([...rooms()].map(({ code }) => leases.release(code).catch(() => {})));
      bus.publish({ kind: 'bye' });
    },
  };
}
