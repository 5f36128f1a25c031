import { useEffect, useRef, useState } from 'preact/hooks';
import type { BoutView, RoomView, ShownBout } from '../../engine/match/views.ts';
import { boutResult } from '../net/room-requests.ts';
import { boutOnShow, isWall } from '../room/bouts.ts';
import { isOfAll } from '../room/steps.ts';
import type { RoomHandle } from './use-room.ts';
import type { Steps } from './use-steps.ts';

/** The bout that a page shows large, and how another is chosen. */
export interface BoutOnShow {
  readonly bout: BoutView | null;
  readonly choose: (bout: string) => void;
}

/** @param steps  of the reveal, where there is one: from its third step on, whoever follows looks at the large stage */
export function useBout(room: RoomHandle, view: RoomView, steps: Steps | null): BoutOnShow {
  const [chosen, setChosen] = useState<string | null>(null);
  // While results come in, what is on show stays: a film is not cut short by the next worse well.
  const held = useRef<{ readonly moment: string; readonly bout: string } | null>(null);
  const moment = `${view.round} ${view.phase}`;
  const holds = view.phase === 'train' && held.current?.moment === moment ? held.current.bout : null;
  const isOwn = view.role === 'player' && steps !== null && (steps.follow !== null || isOfAll(steps.step));
  const staged = view.bouts.find(({ id }) => id === view.reveal?.bout);
  const bout = (!isOwn && staged) || boutOnShow(view, chosen ?? holds);
  const isTrained = bout !== null && bout.accuracy !== null;
  if (view.phase === 'train' && isTrained && holds === null) held.current = { moment, bout: bout.id };

  useEffect(() => setChosen(null), [view.round]);
  const watches = isWall(view) && view.phase === 'train' && bout !== null;
  const standing = room.state.standing.value;
  useEffect(() => {
    if (watches && standing === 'inside') room.link.watch(bout?.id);
  }, [watches, standing, bout?.id]);
  return { bout, choose: setChosen };
}

/** Plans and figures of a finished bout: out of the view where it has them, else fetched. Null until they are there. */
export function useShownBout(
  code: string,
  view: RoomView,
  bout: string | null,
  token: string | null,
): ShownBout | null {
  const [fetched, setFetched] = useState<ShownBout | null>(null);
  const inView = view.revealed.find(({ id }) => id === bout) ?? null;
  const missing = view.phase === 'reveal' && bout !== null && inView === null ? bout : null;
  useEffect(() => {
    if (missing === null) return;
    let gone = false;
    boutResult(code, missing, token).then(
      (shown) => !gone && setFetched(shown),
      () => undefined, // the wall has its numbers all the same
    );
    return () => {
      gone = true;
    };
  }, [code, missing, token]);
  return inView ?? (fetched?.id === bout ? fetched : null);
}
