import { type Signal, signal } from '@preact/signals';
import type { Remark } from '../../engine/errors.ts';
import type { Side } from '../../engine/round/sides.ts';
import { type ClockOffset, UNKNOWN_OFFSET } from './clock-offset.ts';
import { EMPTY_FEED, type Feed, type Films } from './message-order.ts';
import type { Road } from './road.ts';
import type { ClientTrouble } from './trouble.ts';

/** How the page stands with the room. */
export type SeatStanding =
  /** The first connection is being made. */
  | 'connecting'
  /** Connected, but without a seat: the join form is up. */
  | 'outside'
  | 'inside'
  /** It was there, and will be back. */
  | 'reconnecting'
  /** Nothing more will come by itself; `fault` says why. */
  | 'ended';

export interface Fault {
  readonly trouble: ClientTrouble;
  /** What the server added, without secrets, in English; may be empty. */
  readonly detail: string;
  /** The detail, where pages have words for it. */
  readonly remark?: Remark;
}

/** Somebody else who wants the seat of this page, by address, and when they get it by the server's clock. */
export interface SeatWish {
  readonly from: string;
  readonly until: number;
}

/** A change of a draft that came after the end of its phase. */
export interface LateChange {
  readonly round: number;
  readonly side: Side;
}

/** What a page of a room knows. The connection writes it, the page reads it. */
export interface RoomState {
  readonly standing: Signal<SeatStanding>;
  readonly feed: Signal<Feed>;
  readonly frames: Signal<Films>;
  readonly offset: Signal<ClockOffset>;
  /** What ended the connection or why we are at the door, or null. */
  readonly fault: Signal<Fault | null>;
  /** What stands in the way of a connection, once there has been none for a while; else null. */
  readonly road: Signal<Road | null>;
  /** Who else wants this page's seat, until it is answered or over; else null. */
  readonly wanted: Signal<SeatWish | null>;
  /** The own change that was too late, until it is read; else null. */
  readonly late: Signal<LateChange | null>;
}

export const createRoomState = (): RoomState => ({
  standing: signal<SeatStanding>('connecting'),
  feed: signal<Feed>(EMPTY_FEED),
  frames: signal<Films>(new Map()),
  offset: signal<ClockOffset>(UNKNOWN_OFFSET),
  fault: signal<Fault | null>(null),
  road: signal<Road | null>(null),
  wanted: signal<SeatWish | null>(null),
  late: signal<LateChange | null>(null),
});
