import type { FrameMessage } from '../../contract/messages.ts';
import type { RoomView } from '../../engine/match/views.ts';

/** The newest view of a room that has arrived. A view is whole, so an older one is worth nothing. */
export interface Feed {
  readonly seq: number;
  readonly view: RoomView | null;
}

export const EMPTY_FEED: Feed = { seq: -1, view: null };

/** Takes a view if it is newer than what is held; equal counts as newer, for a resync after a reconnect. */
export function receiveView(feed: Feed, message: { readonly seq: number; readonly view: RoomView }): Feed {
  return message.seq >= feed.seq ? { seq: message.seq, view: message.view } : feed;
}

/** Frames of the training on show, ascending by index; a gap stays a gap, a repeat changes nothing. */
export function receiveFrame(frames: readonly FrameMessage[], frame: FrameMessage): readonly FrameMessage[] {
  const held = frames[0];
  if (held && frame.round < held.round) return frames;
  if (held && frame.round > held.round) return [frame];
  let at = frames.length;
  while (at > 0 && (frames[at - 1] as FrameMessage).index > frame.index) at--;
  if (at > 0 && (frames[at - 1] as FrameMessage).index === frame.index) return frames;
  return [...frames.slice(0, at), frame, ...frames.slice(at)];
}
