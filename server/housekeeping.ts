import type { ServerClock } from './rooms/clock.ts';

const REST_MILLIS = 60_000;
const FORGET_MILLIS = 6 * 3_600_000;
const DAY_MILLIS = 86_400_000;

interface Chores {
  readonly clock: ServerClock;
  /** Days that a room is kept after its last event; 0 keeps all. */
  readonly keepDays: number;
  readonly rooms: { rest(): void };
  readonly store: { forget(before: number): Promise<number> };
  forgotten(rooms: number): void;
  report(error: unknown): void;
}

/**
 * Lets rooms out of memory every minute, and throws old ones away now and every six hours.
 *
 * @returns what ends it
 */
export function keepHouse({ clock, keepDays, rooms, store, forgotten, report }: Chores): () => void {
  const callOffs = new Map<() => void, () => void>(); // by chore
  let closed = false;

  function again(millis: number, chore: () => void): void {
    if (!closed) callOffs.set(chore, clock.after(millis, chore));
  }

  function rest(): void {
    rooms.rest();
    again(REST_MILLIS, rest);
  }

  function forget(): void {
    store.forget(clock.now() - keepDays * DAY_MILLIS).then((gone) => gone > 0 && forgotten(gone), report);
    again(FORGET_MILLIS, forget);
  }

  again(REST_MILLIS, rest);
  if (keepDays > 0) forget();
  return () => {
    closed = true;
    for (const callOff of callOffs.values()) callOff();
  };
}
