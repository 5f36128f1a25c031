import { useEffect, useRef, useState } from 'preact/hooks';
import type { AttackPlan } from '../../engine/round/plans.ts';
import { useApp } from '../app-context.ts';
import { sendRows, troubleIn } from '../net/http.ts';
import type { TeamDraft } from './use-draft.ts';
import type { Hand } from './use-hand.ts';
import type { RoomHandle } from './use-room.ts';

/** Rows go to the team once nobody has drawn for this long. */
const SETTLE_MILLIS = 600;

/** Makes the rows that are made by hand here the team's draft. True while newer ones are on their way. */
export function useSharedRows(
  room: RoomHandle,
  bout: string,
  hand: Pick<Hand, 'work' | 'empty' | 'rows'>,
  draft: Pick<TeamDraft<AttackPlan>, 'change' | 'setFault'>,
): boolean {
  const { platform, seats } = useApp();
  const [sharing, setSharing] = useState(false);
  const newest = useRef(0);
  const latest = useRef({ hand, draft });
  latest.current = { hand, draft };

  async function share(turn: number): Promise<void> {
    const { file, made } = latest.current.hand.rows();
    try {
      const token = seats.get('player', room.code);
      const { cost: _cost, ...rows } = await sendRows(room.code, bout, file, token);
      if (turn === newest.current) latest.current.draft.change({ rows, made });
    } catch (error) {
      if (turn === newest.current) latest.current.draft.setFault(troubleIn(error));
    } finally {
      if (turn === newest.current) setSharing(false);
    }
  }

  const poison = hand.work?.poison;
  useEffect(() => {
    const turn = ++newest.current;
    if (hand.empty) return setSharing(false);
    setSharing(true);
    return platform.after(SETTLE_MILLIS, () => void share(turn));
  }, [poison]);
  return sharing;
}
