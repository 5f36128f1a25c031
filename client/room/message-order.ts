import type { FrameMessage } from '../../contract/messages.ts';
import { roundOfBout } from '../../engine/match/formats.ts';
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

/** Frames of the trainings on show, by bout, ascending by index. */
export type Films = ReadonlyMap<string, readonly FrameMessage[]>;

/** Takes a frame; a gap stays a gap, a repeat changes nothing, and a later round's first frame ends the films before. */
export function receiveFrame(films: Films, frame: FrameMessage): Films {
  const [held = ''] = films.keys();
  const [before, now] = [roundOfBout(held), roundOfBout(frame.bout)];
  if (now < before) return films;
  const frames = films.get(frame.bout) ?? [];
  let at = frames.length;
  while (at > 0 && (frames[at - 1] as FrameMessage).index > frame.index) at--;
  if (at > 0 && (frames[at - 1] as FrameMessage).index === frame.index) return films;
  const longer = [...frames.slice(0, at), frame, ...frames.slice(at)];
  return new Map(now > before ? [] : films).set(frame.bout, longer);
}
