import type { Phase } from '../../engine/match/views.ts';

/** What is known of the difference between the server's clock and ours. All in milliseconds. */
export interface ClockOffset {
  /** Server time − local time. */
  readonly offset: number;
  /** Half-width of what the offset may be off by: half the round trip it was measured on. */
  readonly uncertainty: number;
}

export const UNKNOWN_OFFSET: ClockOffset = { offset: 0, uncertainty: Number.POSITIVE_INFINITY };

/** The server read its clock somewhere between our sending and our receiving (Cristian 1989). */
export function measureOffset(sentAt: number, serverNow: number, receivedAt: number): ClockOffset {
  return { offset: serverNow - (sentAt + receivedAt) / 2, uncertainty: Math.max(0, receivedAt - sentAt) / 2 };
}

/**
 * Keeps the sharper estimate, unless the new one cannot be reconciled with it: then a clock was set
 * and the old one is history.
 */
export function betterOffset(held: ClockOffset, fresh: ClockOffset): ClockOffset {
  const apart = Math.abs(held.offset - fresh.offset);
  if (apart > held.uncertainty + fresh.uncertainty) return fresh;
  return fresh.uncertainty <= held.uncertainty ? fresh : held;
}

/**
 * A one-way message says only that the server's clock read `serverNow` before we received it, so the
 * offset is at least `serverNow − receivedAt`.
 */
export function raiseOffset(held: ClockOffset, serverNow: number, receivedAt: number): ClockOffset {
  const floor = serverNow - receivedAt;
  if (held.uncertainty === Number.POSITIVE_INFINITY) return { offset: floor, uncertainty: 2_000 };
  return floor > held.offset + held.uncertainty ? { offset: floor, uncertainty: held.uncertainty } : held;
}

/** Clocks of one device tick alike to far less than this, in milliseconds, unless one of them is set. */
const SET_MILLIS = 250;

/**
 * Whether the device's clock was set, or stood still in sleep, between two looks at the difference between it and a
 * clock that nobody sets.
 */
export const wasSet = (before: number, now: number): boolean => Math.abs(now - before) > SET_MILLIS;

/** What was known is only a guess now: the next message replaces it. */
export const vague = ({ offset }: ClockOffset): ClockOffset => ({
  offset,
  uncertainty: Number.POSITIVE_INFINITY,
});

/** Whether the time left is shown: a training goes on past its time for as long as it takes, and then has no clock. */
export const showsClock = (phase: Phase, left: number | null): left is number =>
  left !== null && (phase !== 'train' || left > 0);

/** Milliseconds left until a server time; null when nothing is running. */
export function remaining(endsAt: number | null, held: ClockOffset, localNow: number): number | null {
  return endsAt === null ? null : Math.max(0, endsAt - (localNow + held.offset));
}
