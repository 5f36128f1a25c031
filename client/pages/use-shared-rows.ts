import { useEffect, useRef, useState } from 'preact/hooks';
import { decodePoison } from '../../contract/files/poison.ts';
import { isRowsPlan, type SinglePlan } from '../../engine/round/plans.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import { useApp } from '../app-context.ts';
import { adoptedWork } from '../forms/hand-work.ts';
import { fetchRows, sendRows, troubleIn } from '../net/http.ts';
import type { TeamDraft } from './use-draft.ts';
import type { Hand } from './use-hand.ts';
import type { RoomHandle } from './use-room.ts';

/** Rows go to the team once nobody has drawn for this long. */
const SETTLE_MILLIS = 600;

/**
 * Makes the rows that are made by hand here the team's draft, and takes over the rows of a draft that somebody else, or
 * this page before it was loaded anew, has made. True while newer ones are on their way to the team.
 */
export function useSharedRows(
  room: RoomHandle,
  bout: string,
  hand: Pick<Hand, 'work' | 'empty' | 'rows' | 'ground' | 'source' | 'adopt'>,
  draft: Pick<TeamDraft<SinglePlan>, 'plan' | 'change' | 'setFault'>,
): boolean {
  const { platform, seats } = useApp();
  const [sharing, setSharing] = useState(false);
  const newest = useRef(0);
  const latest = useRef({ hand, draft });
  latest.current = { hand, draft };
  /** The team's rows that the work here has come from or become; null while it has nothing to do with any. */
  const onDesk = useRef<string | null>(null);
  const readBack = useRef<PoisonRows | null>(null);
  const hash = isRowsPlan(draft.plan) ? draft.plan.rows.hash : null;
  const token = () => seats.get('player', room.code);

  async function share(turn: number): Promise<void> {
    const { file, made } = latest.current.hand.rows();
    try {
      const { cost: _cost, ...rows } = await sendRows(room.code, bout, file, token());
      if (turn !== newest.current) return;
      onDesk.current = rows.hash;
      latest.current.draft.change({ rows, made });
    } catch (error) {
      if (turn !== newest.current) return;
      onDesk.current = hash; // what was refused stays here to be mended
      latest.current.draft.setFault(troubleIn(error));
    } finally {
      if (turn === newest.current) setSharing(false);
    }
  }

  const poison = hand.work?.poison;
  useEffect(() => {
    const turn = ++newest.current;
    // The last row that is taken back is news for the team; a desk that nobody has touched is none.
    const untouched = hand.empty && (onDesk.current === null || hash === null);
    if (untouched || poison === readBack.current) return setSharing(false);
    readBack.current = null; // from here on these rows, too, would be a change of the draft
    setSharing(true);
    return platform.after(SETTLE_MILLIS, () => void share(turn));
  }, [poison]);

  useEffect(() => {
    const { plan } = draft;
    if (!hand.ground || sharing || !isRowsPlan(plan) || plan.rows.hash === onDesk.current) return;
    let called = true;
    const { scenario } = hand.source;
    fetchRows(room.code, bout, plan.rows.hash, token()).then(
      (file) => {
        if (!called) return;
        const work = adoptedWork(decodePoison(scenario, file), plan.made);
        onDesk.current = plan.rows.hash;
        readBack.current = work.poison;
        latest.current.hand.adopt(work);
      },
      (error) => called && latest.current.draft.setFault(troubleIn(error)),
    );
    return () => {
      called = false;
    };
  }, [hash, hand.ground === null, sharing]);
  return sharing;
}
