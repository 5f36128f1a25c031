import { useEffect, useRef, useState } from 'preact/hooks';
import { fromBase64 } from '../../engine/extractor/base64.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { fetchThumbnails } from '../net/room-requests.ts';
import { type ThumbPicture, unpackThumbnail } from '../picture/thumbnail.ts';
import { accuracyOf } from '../room/bouts.ts';

/** Pictures are asked for at most this often. */
const SPACING_MILLIS = 800;
/** So often in a row without anything new: a server that has started again makes them anew. */
const MOST_IN_VAIN = 40;

const UNASKED = { from: 0, busy: false, again: false, inVain: 0 };
const NONE: ReadonlyMap<string, ThumbPicture> = new Map();

/** Small pictures of the round's trainings, by bout, as they come. A wall without them has its gauges. */
export function useThumbnails(view: RoomView): ReadonlyMap<string, ThumbPicture> {
  const { platform } = useApp();
  const { code, round, phase } = view;
  const isOpen = phase === 'train' || phase === 'reveal';
  const trained = isOpen ? view.bouts.filter((bout) => accuracyOf(bout) !== null).length : 0;
  const [held, setHeld] = useState(NONE);
  const place = useRef({ ...UNASKED, round: 0 });
  if (place.current.round !== round) place.current = { ...UNASKED, round };
  useEffect(() => setHeld(NONE), [round]);
  useEffect(() => {
    if (trained === 0) return;
    const mine = place.current;
    const take = async () => {
      const sent = await fetchThumbnails(code, round, mine.from);
      if (place.current !== mine) return;
      mine.inVain = sent.next > mine.from ? 0 : mine.inVain + 1;
      mine.from = sent.next;
      if (mine.from < trained && mine.inVain < MOST_IN_VAIN) mine.again = true;
      const fresh = sent.thumbnails.map(({ bout, frames, points }) => {
        const picture = { frames: frames.map(fromBase64), points: fromBase64(points) };
        return [bout, unpackThumbnail(picture)] as const;
      });
      if (fresh.length > 0) setHeld((known) => new Map([...known, ...fresh]));
    };
    /** One request at a time: what comes meanwhile is asked for by the next. */
    const look = () => {
      mine.again = mine.busy;
      if (mine.busy) return;
      mine.busy = true;
      platform.after(SPACING_MILLIS, () => {
        const done = () => {
          mine.busy = false;
          if (mine.again) look();
        };
        take().then(done, done); // without pictures the gauges say as much
      });
    };
    look();
  }, [code, round, trained, phase]);
  return held;
}
