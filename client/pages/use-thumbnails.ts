import { useEffect, useRef, useState } from 'preact/hooks';
import { fromBase64 } from '../../engine/extractor/base64.ts';
import type { RoomView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { fetchThumbnails } from '../net/http.ts';
import { type ThumbPicture, unpackThumbnail } from '../picture/thumbnail.ts';
import { accuracyOf } from '../room/bouts.ts';

/** Pictures are asked for at most this often. */
const SPACING_MILLIS = 800;

const NONE: ReadonlyMap<string, ThumbPicture> = new Map();

/** Small pictures of the round's trainings, by bout, as they come. A wall without them has its gauges. */
export function useThumbnails(view: RoomView): ReadonlyMap<string, ThumbPicture> {
  const { platform } = useApp();
  const { code, round, phase } = view;
  const isOpen = phase === 'train' || phase === 'reveal';
  const trained = isOpen ? view.bouts.filter((bout) => accuracyOf(view, bout) !== null).length : 0;
  const [held, setHeld] = useState(NONE);
  const next = useRef({ round: 0, from: 0 });
  if (next.current.round !== round) next.current = { round, from: 0 };
  useEffect(() => setHeld(NONE), [round]);
  useEffect(() => {
    if (trained === 0) return;
    let current = true;
    const stop = platform.after(SPACING_MILLIS, () => {
      fetchThumbnails(code, round, next.current.from).then(
        (sent) => {
          if (!current || next.current.round !== round) return;
          next.current = { round, from: sent.next };
          const fresh = sent.thumbnails.map(({ bout, frames, points }) => {
            const picture = { frames: frames.map(fromBase64), points: fromBase64(points) };
            return [bout, unpackThumbnail(picture)] as const;
          });
          if (fresh.length > 0) setHeld((known) => new Map([...known, ...fresh]));
        },
        () => undefined, // the gauges say as much
      );
    });
    return () => {
      current = false;
      stop();
    };
  }, [code, round, trained, phase]);
  return held;
}
