import type { Ack, ClientMessage } from '../../contract/messages.ts';
import type { Platform } from '../clock.ts';
import { betterOffset, measureOffset } from '../room/clock-offset.ts';
import { receiveView } from '../room/message-order.ts';
import type { RoomState } from '../room/room-state.ts';
import type { Wire } from './wire.ts';

/** Asks the server once; null when there was no answer. */
export type Ask = (message: ClientMessage, payload: object) => Promise<Ack | null>;

/** Asks, and takes from a good answer what it says of the time and of the room. */
export const timedAsk =
  (wire: Wire, state: RoomState, platform: Platform): Ask =>
  async (message, payload) => {
    const sentAt = platform.now();
    const ack = await wire.ask(message, payload);
    if (!ack?.ok) return ack;
    if (ack.now !== undefined) {
      const fresh = measureOffset(sentAt, ack.now, platform.now());
      state.offset.value = betterOffset(state.offset.value, fresh);
    }
    if (ack.seq !== undefined && ack.view) {
      state.feed.value = receiveView(state.feed.value, { seq: ack.seq, view: ack.view });
    }
    return ack;
  };
