import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { decodePoison } from '../../contract/files/poison.ts';
import { isRowsPlan, type SinglePlan } from '../../engine/round/plans.ts';
import type { PoisonRows } from '../../engine/round/poison-rows.ts';
import { useApp } from '../app-context.ts';
import type { MadeRows } from '../engine-worker/api.ts';
import { adoptedWork } from '../forms/hand-work.ts';
import { fromBase64Url, toBase64Url } from '../links/base64url.ts';
import { troubleIn } from '../net/asking.ts';
import { fetchRows, sendRows } from '../net/room-requests.ts';
import type { TeamDraft } from './use-draft.ts';
import type { Hand } from './use-hand.ts';
import type { RoomHandle } from './use-room.ts';
import type { UnsentDesk } from './use-unsent.ts';

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
  unsent: UnsentDesk,
): boolean {
  const { platform, seats } = useApp();
  /** Rows that were on their way to the team when the page was loaded anew, until they are on the desk again. */
  const kept = useRef(unsent.kept && 'rows' in unsent.kept ? unsent.kept : null);
  const [sharing, setSharing] = useState(kept.current !== null);
  const newest = useRef(0);
  /** Sends the rows that wait; null where none do. */
  const waiting = useRef<(() => void) | null>(null);
  const latest = useRef({ hand, draft });
  latest.current = { hand, draft };
  /** The team's rows that the work here has come from or become; null while it has nothing to do with any. */
  const onDesk = useRef<string | null>(null);
  const readBack = useRef<PoisonRows | null>(null);
  const hash = isRowsPlan(draft.plan) ? draft.plan.rows.hash : null;
  const token = () => seats.get('player', room.code);

  async function share(turn: number, { file, made }: MadeRows): Promise<void> {
    waiting.current = null;
    try {
      const { cost: _cost, ...rows } = await sendRows(room.code, bout, file, token());
      if (turn !== newest.current) return;
      onDesk.current = rows.hash;
      latest.current.draft.change({ rows, made });
    } catch (error) {
      const fault = troubleIn(error);
      if (turn !== newest.current) return;
      onDesk.current = hash; // what was refused stays here to be mended
      if (fault.trouble === 'wrong-phase') unsent.late();
      latest.current.draft.setFault(fault);
    } finally {
      if (turn === newest.current) setSharing(false);
    }
  }

  const poison = hand.work?.poison;
  // What is on the screen is kept: nothing comes between the two.
  useLayoutEffect(() => {
    const turn = ++newest.current;
    waiting.current = null;
    // The last row that is taken back is news for the team; a desk that nobody has touched is none.
    const untouched = hand.empty && (onDesk.current === null || hash === null);
    if (untouched || poison === readBack.current) return setSharing(kept.current !== null);
    readBack.current = null; // from here on these rows, too, would be a change of the draft
    setSharing(true);
    const made = hand.rows();
    unsent.keep({ side: 'attack', rows: toBase64Url(made.file), made: made.made });
    const send = () => void share(turn, made);
    waiting.current = send;
    return platform.after(unsent.patience(SETTLE_MILLIS), send);
  }, [poison]);
  useEffect(() => {
    const rest = platform.onHide(() => waiting.current?.());
    return () => {
      rest();
      if (waiting.current) unsent.late(); // the phase is over, and took the desk away
    };
  }, []);

  useEffect(() => {
    if (!kept.current || !hand.ground) return;
    const { rows, made } = kept.current;
    kept.current = null;
    try {
      const work = adoptedWork(decodePoison(hand.source.scenario, fromBase64Url(rows)), made);
      onDesk.current = hash; // the team's own come no more: these take their place
      hand.adopt(work);
    } catch {
      setSharing(false); // another version of the page has kept them
    }
  }, [hand.ground === null]);

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
