import { useEffect, useRef, useState } from 'preact/hooks';
import type { DraftView, Millis, SeatView } from '../../engine/match/views.ts';
import { useApp } from '../app-context.ts';
import { sendLastWords } from '../net/room-requests.ts';
import { remaining } from '../room/clock-offset.ts';
import { type DeskChange, isOfRound, isOpenDesk, isOvertaken, patience } from '../room/unsent.ts';
import type { RoomHandle } from './use-room.ts';

/** Keeps what was changed on a desk until the server has answered, so that a reload or a closed page loses none of it. */
export interface UnsentDesk {
  /** What was under way when this page was loaded: it is to be sent again. Null where nothing was. */
  readonly kept: DeskChange | null;
  /** Keeps a change; the answer forgets it. */
  keep(change: DeskChange): () => void;
  /** How long a change may wait for more of them. */
  patience(millis: Millis): Millis;
  /** The phase ended before the change was sent: says so on whatever page comes. */
  late(): void;
}

/** A desk, as far as its changes are kept. */
export interface DeskPlace {
  readonly side: DeskChange['side'];
  readonly bout: string;
  readonly draft: Pick<DraftView<unknown>, 'changedBy' | 'changedAt'>;
  /** Whether its team has split its points, so that everybody changes a part of their own. */
  readonly split: boolean;
}

export function useUnsent(room: RoomHandle, view: SeatView, place: DeskPlace): UnsentDesk {
  const { platform, unsent, seats } = useApp();
  const { code, state } = room;
  const latest = useRef({ view, place });
  latest.current = { view, place };
  const [kept] = useState(() => {
    const held = unsent.read(code);
    if (!held || !isOpenDesk(held, view) || held.bout !== place.bout) return null;
    if (!isOvertaken(held, place.draft, place.split)) return held.change;
    unsent.forget(code);
    return null;
  });
  useEffect(
    () =>
      platform.onLeave(() => {
        const held = unsent.read(code);
        if (held && isOpenDesk(held, latest.current.view))
          sendLastWords(code, held, seats.get('player', code), platform);
      }),
    [],
  );
  return {
    kept,
    keep(change) {
      const { view: now, place: here } = latest.current;
      const { changedAt: basis } = here.draft;
      const { seedHash: match, you: seat, round } = now;
      return unsent.keep(code, { match, seat, round, bout: here.bout, basis, change });
    },
    patience: (millis) =>
      patience(millis, remaining(state.feed.value.view?.endsAt ?? null, state.offset.value, platform.now())),
    late() {
      unsent.forget(code);
      state.late.value = { round: view.round, side: place.side };
    },
  };
}

/** Says of a change that this page finds from before it was loaded that the phase is over meanwhile. */
export function useLateWork({ code, state }: RoomHandle, view: SeatView | null): void {
  const { unsent } = useApp();
  useEffect(() => {
    const held = unsent.read(code);
    if (!held || !view || isOpenDesk(held, view)) return;
    unsent.forget(code);
    if (isOfRound(held, view)) state.late.value = { round: held.round, side: held.change.side };
  }, [code, view === null]);
}
